import Foundation
import Testing

@testable import CortexLint

struct JSONReportTests {
    private func report() throws -> LintReport {
        try LintReport(
            marked: "# Ship\n\n## 1.2 Build\n\n```bash\nmake «é»\n```\n",
            path: "docs/ship.md",
            note: "a \"note\"",
            fix: Fix(.safe, "write e", replace: 35..<37, by: "e"),
            related: [
                Related(line: 3, message: "here"), Related(path: "b.md", line: 9, message: "x"),
            ]
        )
    }

    private let finding = """
        {"code":"XYZ001","name":"sample-rule","severity":"warning","kind":"runbook",\
        "file":"docs/ship.md","line":6,"column":6,"endLine":6,"endColumn":7,\
        "offset":35,"endOffset":37,"section":"1.2 Build","block":1,\
        "message":"this is wrong","note":"a \\"note\\"","help":"write it right",\
        "fix":{"safety":"safe","title":"write e","edits":[{"line":6,"column":6,"endLine":6,\
        "endColumn":7,"offset":35,"endOffset":37,"text":"e"}]},\
        "fingerprint":"FINGERPRINT",\
        "related":[{"file":"docs/ship.md","line":3,"message":"here"},\
        {"file":"b.md","line":9,"message":"x"}]}
        """

    @Test func `the object holds findings and figures`() throws {
        var report = try report()
        report.files.append(FileReport(path: "gone.md", failure: "cannot be read"))
        let fingerprint = report.findings[0].fingerprint.description
        let finding = finding.replacing("FINGERPRINT", with: fingerprint)
        #expect(
            report.written(.json) == """
                {"schema":"cortex-lint/1","findings":[\(finding)],"summary":{"files":2,\
                "filesWithFindings":1,"findings":1,"errors":0,"warnings":1,"infos":0,\
                "suppressed":0,"fixable":1,"unsafelyFixable":0,\
                "failures":[{"file":"gone.md","message":"cannot be read"}]}}

                """
        )
    }

    @Test func `lines hold one finding each`() throws {
        let report = try LintReport(marked: "«a» «b»\n")
        let lines = report.written(.jsonLines).split(separator: "\n")
        #expect(lines.count == 2)
        let whole = try JSONSerialization.jsonObject(with: Data(report.written(.json).utf8))
        let findings = try #require((whole as? [String: Any])?["findings"] as? [NSDictionary])
        let single = try lines.map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary)
        }
        #expect(single == findings)
        #expect(single[0]["section"] as? NSNull != nil)
        #expect(single[0]["fix"] as? NSNull != nil)
    }

    @Test func `hidden characters are escaped and mean the same`() throws {
        let message = "a\u{202E}b\u{9B}c\u{E0041}d é \u{1B}"
        let text = try LintReport(marked: "«x»\n", message: message).written(.jsonLines)
        #expect(text.contains(#""a\u202eb\u009bc\udb40\udc41d é \u001b""#))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
        #expect(object?["message"] as? String == message)
    }

    @Test func `concise has one line a finding`() throws {
        var report = try LintReport(marked: "one\n  «a» «b»\n", message: "wrong\u{202E}")
        report.files.append(FileReport(path: "gone.md", failure: "cannot be read"))
        #expect(
            report.written(.concise) == """
                runbook.md:2:3: XYZ001 wrong<U+202E>
                runbook.md:2:5: XYZ001 wrong<U+202E>
                gone.md: cannot be read

                """
        )
    }

    @Test func `every key is described`() throws {
        let fix = Fix(.safe, "write it", replace: 2..<3, by: "c")
        let related = [Related(line: 1, message: "x")]
        var report = try LintReport(marked: "a «b»\n", fix: fix, related: related)
        report.files.append(FileReport(path: "gone.md", failure: "cannot be read"))
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/lint/formats.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let keys = report.written(.json).matches(of: /"(\w+)":/).map { String($0.output.1) }
        #expect(Set(keys).filter { !text.contains("`\($0)`") && !text.contains(".\($0)`") } == [])
    }
}
