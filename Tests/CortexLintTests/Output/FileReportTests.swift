import Testing

@testable import CortexLint

struct FileReportTests {
    /// Where the marked parts of `text` are: `line:column-line:column`.
    private func places(_ text: String) throws -> [String] {
        try LintReport(marked: text).findings.map {
            "\($0.start.line):\($0.start.column)-\($0.end.line):\($0.end.column)"
        }
    }

    @Test(arguments: [
        ("a «b» c\nd «e»\n", ["1:3-1:4", "2:3-2:4"]),
        ("é𝒳 «語»\n", ["1:4-1:5"]),
        ("\t«x»", ["1:2-1:3"]),
        ("a\r\n«b»\r\n", ["2:1-2:2"]),
        ("a\r«b»\n", ["2:1-2:2"]),
        ("\u{FEFF}«a»\n", ["1:1-1:2"]),
        ("«a\nb»\n", ["1:1-2:2"]),
        ("a\n«»", ["1:2-1:2"]),
        ("a«»", ["1:2-1:2"]),
        ("«»", ["1:1-1:1"]),
        ("«a\n»", ["1:1-2:1"]),
    ])
    func `lines and columns count from 1, columns in scalars`(
        text: String,
        places: [String]
    ) throws {
        #expect(try self.places(text) == places)
    }

    @Test func `a finding knows its section and its block`() throws {
        let report = try LintReport(
            marked: """
                «before»

                # Title

                ```bash
                «one»
                ```

                ## 2. Second

                «text»

                ```bash
                «two»
                ```

                """
        )
        #expect(report.findings.map(\.section) == [nil, "Title", "2 Second", "2 Second"])
        #expect(report.findings.map(\.block) == [nil, 1, nil, 2])
    }

    private func fingerprints(_ text: String, path: String = "runbook.md") throws -> [String] {
        try LintReport(marked: text, path: path).findings.map(\.fingerprint.description)
    }

    @Test(arguments: [
        "# A\n\nnew line\n\n## 1. B\n\ntext\n\n  x   «y» z\n",
        "# A\n\n## 2. B\n\nx «y» z\n",
        "\u{FEFF}# A\r\n\r\n## 1. B\r\n\r\nx\t«y» z\r\n",
    ])
    func `a fingerprint outlives changes elsewhere`(text: String) throws {
        let before = try fingerprints("# A\n\n## 1. B\n\nx «y» z\n")
        #expect(try fingerprints(text) == before)
    }

    @Test(arguments: [
        ("# A\n\n## 1. C\n\nx «y» z\n", "runbook.md"),
        ("# Other\n\n## 1. B\n\nx «y» z\n", "runbook.md"),
        ("# A\n\n## 1. B\n\nx «y» Z\n", "runbook.md"),
        ("# A\n\n## 1. B\n\nx «y» z\n", "other.md"),
    ])
    func `a fingerprint tells findings apart`(text: String, path: String) throws {
        let before = try fingerprints("# A\n\n## 1. B\n\nx «y» z\n")
        #expect(try fingerprints(text, path: path) != before)
    }

    @Test func `equal lines of a section are told apart by their order`() throws {
        let found = try LintReport(marked: "«a»\n\nb «a»\n\n«a»\n").findings.map(\.fingerprint)
        #expect(found.map(\.ordinal) == [1, 1, 2])
        #expect(Set(found).count == 3)
        #expect(found[0].lineHash.hasSuffix(":1"))
    }

    @Test func `suppressed findings keep their place and do not count`() throws {
        let document = try LintDocument(Array("a b\n".utf8), path: "x.md")
        let first = RuleFinding(rule: .sample, finding: Finding(0..<1, "a", help: "a"))
        let second = RuleFinding(rule: .sample, finding: Finding(2..<3, "b", help: "b"))
        let file = FileReport(document, [second], suppressed: [(first, .baseline)])
        #expect(file.findings.map(\.message) == ["a", "b"])
        #expect(file.open.map(\.message) == ["b"])
        #expect(file.findings.map(\.fingerprint.ordinal) == [1, 2])
        let report = LintReport([file], rules: [.sample])
        #expect(report.summary.findings == 1)
        #expect(report.summary.suppressed == 1)
        #expect(report.worst == .warning)
    }

    @Test func `columns count UTF-16 where a client asks for it`() {
        #expect(Array("aé語😀".utf8).scalarCount == 4)
        #expect(Array("aé語😀".utf8).utf16Count == 5)
    }
}
