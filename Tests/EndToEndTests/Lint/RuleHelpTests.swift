import Foundation
import Testing

/// What `cortex lint` tells of its rules, without looking at a document.
@Suite struct RuleHelpTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: ["TRM003", "trm003", "pager-risk"])
    func `a rule is explained by its code or name, as its page has it`(_ name: String) throws {
        let result = try Workbench().cortex("lint", "--explain", name, "missing.md")
        #expect(result.status == 0)
        #expect(result.errors == "")
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "TRM003 pager-risk")
        #expect(lines.contains("Bad") && lines.contains("Good"))
        #expect(lines.contains("    git log --oneline -n 10"))
        #expect(!result.output.contains("```") && !result.output.contains("\u{1B}"))
    }

    @Test func `a rule is one object for programs`() throws {
        let result = try Workbench().cortex("lint", "--explain", "PLH001", "--format", "json")
        #expect(result.status == 0)
        let rule = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        #expect(rule["schema"] as? String == "cortex-lint-rule/1")
        #expect(rule["name"] as? String == "placeholder-redirect")
        #expect(rule["severity"] as? String == "error")
        #expect(rule["level"] as? String == "min")
        let page = try #require(rule["page"] as? String)
        let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
        let markdown = try #require(rule["markdown"] as? String)
        #expect(text.contains(markdown))
    }

    @Test func `every rule with a page is listed, one a line, in the order of the codes`() throws {
        let pages = try FileManager.default
            .contentsOfDirectory(atPath: Self.root.appending(path: "docs/lint").path)
            .filter { $0.contains(/^[A-Z]{3}\d{3}-/) }.map { String($0.prefix(6)) }.sorted()
        let result = try Workbench().cortex("lint", "--list-rules")
        #expect(result.status == 0)
        #expect(result.errors == "")
        let lines = result.output.split(separator: "\n")
        #expect(lines.map { String($0.prefix(6)) } == pages)
        #expect(lines[0].hasPrefix("CMD001  error    min      shell-syntax-error"))
        let json = try Workbench().cortex("lint", "--list-rules", "--format", "json")
        #expect(
            json.output.hasPrefix(#"{"schema":"cortex-lint-rules/1","rules":[{"code":"CMD001""#)
        )
    }

    @Test(arguments: [
        (["--explain", "PLX001"], "unknown rule `PLX001`; did you mean `PLH001`?\n"),
        (
            ["--explain", "PLH"],
            "--explain PLH: names several rules; give one code, as in PLH001\n"
        ),
        (
            ["--list-rules", "--format", "sarif"],
            "--format sarif: rules are shown as `text` or `json`\n"
        ),
    ])
    func `what cannot be told is one line and 2`(_ options: [String], _ error: String) throws {
        let result = try Workbench().cortex(["lint"] + options)
        #expect(result == .init(status: 2, output: "", errors: error))
    }
}
