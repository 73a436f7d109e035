import CortexRunbook
import Testing

@testable import CortexLint

@Suite struct SuppressionTests {
    private static let rules: [any Rule.Type] = [ProbeX.self, UnusedSuppression.self]

    /// The lines of what counts, and the reasons of what does not.
    private func outcome(_ text: String) throws -> ([String], [String]) {
        let document = try LintDocument(Array(text.utf8), path: "a.md")
        let linted = Linter(Self.rules).lint(document)
        let open = linted.findings.map {
            "\(document.source.line(at: $0.finding.range.lowerBound)) \($0.rule.code)"
        }
        return (open, linted.suppressed.map(\.reason))
    }

    @Test(
        arguments: [
            ("<!-- cortex-disable-next-line PLH001: why -->\n\nx\n\nx\n", ["5 PLH001"], ["why"]),
            ("<!-- cortex-disable-next-line placeholder-redirect: a: b -->\nx\n", [], ["a: b"]),
            (
                "<!-- cortex-disable-next-line plh: why -->\n```bash\nx\nx\n```\n", [],
                ["why", "why"]
            ),
            ("x <!-- cortex-disable-line PLH001: why -->\n\nx\n", ["3 PLH001"], ["why"]),
            (
                "x\n\n<!-- cortex-disable PLH001: why -->\n\nx\n\n<!-- cortex-enable PLH001 -->\n\nx\n",
                ["1 PLH001", "9 PLH001"], ["why"]
            ),
            ("x\n\n<!-- cortex-disable-file PLH001: why -->\n", [], ["why"]),
            ("```bash\n# cortex: disable=PLH001 why\nx\nx\n```\n", ["4 PLH001"], ["why"]),
            ("```bash\nx # cortex: disable=PLH001 why\nx\n```\n", ["3 PLH001"], ["why"]),
            (
                "```bash\n# cortex: disable=PLH001 why\nwhile true; do\n  x\ndone\nx\n```\n",
                ["6 PLH001"], ["why"]
            ),
            ("`<!-- cortex-disable-line PLH001: why -->` x\n", ["1 PLH001"], []),
            ("```text\n<!-- cortex-disable-next-line PLH001: why -->\nx\n```\n", ["3 PLH001"], []),
            ("---\ncortex: {ignore: [PLH001]}\n---\nx\n", [], []),
            ("---\ncortex:\n  ignore:\n    - PLH001\n---\nx\n", [], []),
        ] as [(String, [String], [String])]
    )
    func `a comment silences the rule that it names where it says`(
        _ text: String,
        _ open: [String],
        _ reasons: [String]
    ) throws {
        let (found, silenced) = try outcome(text)
        #expect(found == open)
        #expect(silenced == reasons)
    }

    @Test(
        arguments: [
            ("<!-- cortex-disable-next-line PLH001: why -->\ny\n", ["1 STY002"], []),
            ("<!-- cortex-disable-next-line PLH001 -->\nx\n", ["1 STY002"], [""]),
            ("<!-- cortex-disable-next-line PLH999: why -->\ny\n", ["1 STY002"], []),
            ("<!-- cortex-disable-next-line: why -->\nx\n", ["1 STY002", "2 PLH001"], []),
            ("<!-- cortex-disable-next-line CMD002: why -->\ny\n", ["1 STY002"], []),
            (
                "<!-- cortex-disable-file STY002: why -->\n\n<!-- cortex-disable PLH001 -->\n", [],
                ["why"]
            ),
            ("<!-- cortex-enable PLH001 -->\n", [], []),
            ("<!-- other tool -->\n", [], []),
        ] as [(String, [String], [String])]
    )
    func `a suppression of no use or without a reason is found itself`(
        _ text: String,
        _ open: [String],
        _ reasons: [String]
    ) throws {
        let (found, silenced) = try outcome(text)
        // CMD002 is not among the rules that are asked, so that its suppression counts as used.
        #expect(found == (text.contains("CMD002") ? [] : open))
        #expect(silenced == reasons)
    }

    @Test(arguments: [
        ("<!-- cortex-disable-next-line PLH001: why -->\ny\n", "y\n"),
        ("y <!-- cortex-disable-line PLH001: why -->\n", "y\n"),
        (
            "<!-- cortex-disable-file PLH001, STR: why -->\n\nx\n",
            "<!-- cortex-disable-file PLH001, STR: why -->\n\nx\n"
        ),
        ("```bash\ny # cortex: disable=PLH001 why\n```\n", "```bash\ny\n```\n"),
        ("```bash\n# cortex: disable=PLH001 why\r\ny\n```\n", "```bash\ny\n```\n"),
    ])
    func `the fix takes out what is of no use`(_ text: String, _ fixed: String) throws {
        let document = try LintDocument(Array(text.utf8), path: "a.md")
        let complaints = Linter(Self.rules).lint(document).findings.filter {
            $0.rule.code == "STY002"
        }
        let edits = complaints.compactMap(\.finding.fix).flatMap(\.edits)
        let text = EditedText(document.source.bytes, edits)
        #expect(String(decoding: text.bytes, as: UTF8.self) == fixed)
    }
}
