@testable import CortexLint

/// The text after the fixes of all findings of `rule` have been applied, suggestions too.
func fixed(_ rule: any Rule.Type, _ text: String) throws -> String {
    let document = try LintDocument(Array(text.utf8), path: "runbook.md")
    let found = Linter([rule]).findings(in: document)
    let edits = found.flatMap { $0.finding.fix?.edits ?? [] }
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(edit.range, with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A document in which several steps have criteria, with one more step at its end.
func gated(_ step: String) -> String {
    """
    # Release

    ## 1. Check

    ### 1.1 One

    Acceptance criteria:

    - It is there.

    Validation commands:

    ```bash
    test -e one
    ```

    ### 1.2 Two

    Acceptance criteria:

    - It is there too.

    Validation commands:

    ```bash
    test -e two
    ```

    ### 1.3 Three

    \(step)
    """
}
