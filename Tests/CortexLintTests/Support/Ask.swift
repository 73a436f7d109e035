@testable import CortexLint

/// What `rule` finds in `text`.
func findings(_ rule: any Rule.Type, in text: String) throws -> [RuleFinding] {
    let document = try LintDocument(Array(text.utf8), path: "runbook.md")
    return Linter([rule]).findings(in: document)
}
