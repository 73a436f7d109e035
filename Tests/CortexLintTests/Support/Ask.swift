@testable import CortexLint

/// What `rule` finds in `text`.
func findings(_ rule: any Rule.Type, in text: String) throws -> [RuleFinding] {
    let document = try LintDocument(Array(text.utf8), path: "runbook.md")
    return Linter([rule]).findings(in: document)
}

/// `text` with every fix of `rule` applied once, whatever its safety.
func fixed(_ rule: any Rule.Type, _ text: String) throws -> String {
    var bytes = Array(text.utf8)
    let edits = try findings(rule, in: text).flatMap { $0.finding.fix?.edits ?? [] }
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(edit.range, with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
}
