import CortexRunbook
import Testing

struct AnyBytesTests {
    @Test(arguments: [
        ("", ["1 nothing-to-run"]),
        ("# A\n\n## B\n", ["1 nothing-to-run"]),
        ("\u{FEFF}# A\r\n```sh\r\nls\r\n```\r\n", []),
        ("```sh\nls\n", ["1 runaway-fence"]),
        ("- a\n  ```sh\n  ls\nmake\n  ```\n", ["2 runaway-fence", "5 runaway-fence"]),
        ("```sh\nls\n``\n\ntext\n", ["1 runaway-fence"]),
        ("- ```sh\n  ls\n```\nmake\n```\n", ["1 runaway-fence"]),
        ("> ```sh\n> ls\n> ```\n", []),
        ("````sh\n```\nls\n````\n", ["2:3 syntax-error"]),
        ("```sh\n\0\n```\n", ["2:1 refused-block"]),
        ("```sh\nls\rpwd\n```\n", ["2:3 refused-block"]),
        ("```sh\necho a\u{202E}b\n```\n", ["2:7 refused-block"]),
        ("```sh\necho a\u{2028}b\n```\n", ["2:7 refused-block"]),
        ("```sh\necho a\u{E0041}b\n```\n", ["2:7 refused-block"]),
        ("```sh\necho a\u{FE0F}b\n```\n", ["2:7 refused-block"]),
        ("```sh\necho ⚠\u{FE0F} careful\n```\n", []),
        ("```sh\necho a\u{AD}b\n```\n", ["2:7 refused-block"]),
        ("```sh\necho a\u{E000}b\n```\n", ["2:7 refused-block"]),
        ("```sh\necho a\u{A0}b é 🎉\n```\n", []),
        ("- a\n  ```sh\n  cat <<-EOF\n\tx\n  EOF\n  ```\n", ["4 refused-block"]),
        ("- a\n\n    ```sh\n    ls\n    ```\n", []),
        ("```text\na\u{202E}b\n```\n\n1. a\n", []),
    ])
    func `whatever the text is, its problems are named`(
        markdown: String,
        problems: [String]
    ) throws {
        let runbook = try Runbook(reading: Array(markdown.utf8), path: "r.md")
        let found = runbook.problems.map { problem in
            "\(problem.line)\(problem.column.map { ":\($0)" } ?? "") \(problem.kind.rawValue)"
        }
        #expect(found == problems)
    }

    @Test func `bytes that are not UTF-8 refuse their block alone`() throws {
        let bytes = Array("```sh\necho ".utf8) + [0xFF] + Array("\n```\n```sh\nls\n```\n".utf8)
        let runbook = try Runbook(reading: bytes, path: "r.md")
        #expect(
            runbook.problems == [
                Problem(
                    .refusedBlock,
                    line: 2,
                    column: 6,
                    message: "the block holds bytes that are not UTF-8 and cannot run; "
                        + "save the file as UTF-8"
                )
            ]
        )
        #expect(runbook.blocks.map(\.bytes) == [7, 3])
        #expect(runbook.blocks[0].sha256 == Digest.hex(of: Array("echo ".utf8) + [0xFF, 0x0A]))
        let refusals = runbook.items.map { item in
            guard case .command(let command) = item.content else { return false }
            return command.refusal != nil
        }
        #expect(refusals == [true, false])
    }

    @Test(arguments: [
        (String(repeating: "a\n", count: 4 << 20) + "b", "the document has 8388609 bytes"),
        ("\n" + String(repeating: "a", count: 65_537), "2: the line has 65537 bytes"),
        (String(repeating: ">", count: 65), "1: lists and quotes are nested 65 deep"),
        (String(repeating: "```\n```\n", count: 5_001), "10001: the document has 5001 code blocks"),
        (
            "```\n" + String(repeating: String(repeating: "a", count: 1_023) + "\n", count: 1_025),
            "1: the code block has 1049600 bytes"
        ),
        (String(repeating: "# a\n", count: 10_001), "10001: the document has 10001 headings"),
        ("```" + String(repeating: "a", count: 1_025), "1: the fence's info string has 1025 bytes"),
        (
            "# A\n\nDone when:\n" + String(repeating: "- a\n", count: 201),
            "1: the section has 201 criteria"
        ),
        (
            "# Gates\n" + String(repeating: "- a\n", count: 201), "1: the document has 201 gates"
        ),
        (
            String(repeating: "1. a\n", count: 50_001),
            "50001: the document has 50001 steps, criteria and items left out"
        ),
        (
            "# A\n\n## Overview\n\n" + String(repeating: "1. a\n", count: 50_001),
            "50005: the document has 50001 steps, criteria and items left out"
        ),
    ])
    func `a document over a limit is refused in one line`(markdown: String, start: String) {
        let error = #expect(throws: ReadError.self) {
            try Runbook(reading: Array(markdown.utf8), path: "r.md")
        }
        let prefix = start.first?.isNumber ?? false ? "r.md:\(start)" : "r.md: \(start)"
        #expect(error?.description.hasPrefix(prefix + ", over the limit of ") ?? false)
    }

    @Test(arguments: ["a\n\n", "["])
    func `marks that become many times their size are refused in one line`(mark: String) {
        var line = String(repeating: mark, count: 60_000 / mark.utf8.count)
        if !mark.hasSuffix("\n") { line += "\n\n" }
        let markdown = String(repeating: line, count: (8 << 20) / line.utf8.count)
        let error = #expect(throws: ReadError.self) {
            try Runbook(reading: Array(markdown.utf8), path: "r.md")
        }
        let expected =
            "r.md: the document's Markdown takes more memory to parse than the limit of "
            + "320 MiB; split it"
        #expect(error?.description == expected)
    }

    @Test(arguments: [
        ("---\na: b\n---\n# T\n", ["a": "b"], 4),
        ("---\na: \"b: c\"  # d\nlist:\n  - x\ne: f # g\n...\n# T\n", ["a": "b: c", "e": "f"], 7),
        ("---\r\nkind: record\r\n---\r\n# T\r\n", ["kind": "record"], 4),
        ("\n---\na: b\n---\n# T\n", [:], 3),
        ("--- \na: b\n# T\n", [:], 3),
    ])
    func `front matter gives settings and keeps line numbers`(
        markdown: String,
        settings: [String: String],
        line: Int
    ) throws {
        let runbook = try Runbook(reading: Array(markdown.utf8), path: "r.md")
        #expect(runbook.settings == settings)
        #expect(runbook.sections.first?.line == line)
    }

    @Test(arguments: [
        ("docs/rollback-drill-20260218.md", "# T\n", true),
        ("evidence/validation-report.md", "# T\n", true),
        ("docs/reporting.md", "# T\n", false),
        ("docs/drill.md", "---\nkind: runbook\n---\n# T\n", false),
        ("docs/a.md", "---\nkind: record\n---\n# T\n", true),
        (
            "docs/a.md",
            "# Night of 2026-01-02\n" + String(repeating: "```sh\n$ a\nAAAA\n```\n", count: 3), true
        ),
        ("docs/a.md", "# T\n" + String(repeating: "```sh\n$ a\nAAAA\n```\n", count: 3), false),
    ])
    func `records are told from procedures`(path: String, markdown: String, isRecord: Bool) throws {
        let runbook = try Runbook(reading: Array(markdown.utf8), path: path)
        #expect(runbook.problems.contains { $0.kind == .record } == isRecord)
    }
}
