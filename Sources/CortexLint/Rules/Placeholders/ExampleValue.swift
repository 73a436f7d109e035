import CortexRunbook

/// An example that stands where a real value must go.
///
/// Unlike `<name>`, such a value runs: `git tag vX.Y.Z` makes a tag of that name, and
/// `rsync /path/to/backup` finds nothing and says so at the end of a page of output.
///
/// Looked for are `vX.Y.Z`, `/path/to/…`, `YOUR_…`, `CHANGEME`, `xxx`, quoted `<names>` and
/// `[several words]`, in commands. A block that only sets variables to such values is the usual way to ask for them, and
/// only noted; templates of `mktemp`, texts that a search looks for, and comments are left alone.
///
/// ## Bad
/// ```bash
/// VERSION=vX.Y.Z
/// git tag -a "$VERSION" -m "Release $VERSION"
/// ```
///
/// ## Good
/// ```bash
/// : "${VERSION:?set VERSION, such as v1.4.2}"
/// git tag -a "$VERSION" -m "Release $VERSION"
/// ```
enum ExampleValue: Rule {
    static let about = RuleDescription("PLH003", "example-value", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            let blanks = script.bash.blanks.filter { isExample($0, in: script.bash) }
            guard !blanks.isEmpty else { continue }
            let onlySets = script.calls.allSatisfy { $0.name == "export" }
            for uses in Placeholders.grouped(script, blanks.map(\.range)) {
                let fix = fix(uses[0], blanks, in: script)
                findings.append(
                    .example(
                        script.documentRange(uses[0]),
                        script.bash.text(uses[0]),
                        fix,
                        severity: onlySets ? .info : nil
                    )
                )
            }
        }
    }

    private static func isExample(_ blank: BashScript.Blank, in script: BashScript) -> Bool {
        switch script.spans[blank.span].kind {
        // `[name of the host]` is several words to bash.
        case .angle: return script.bytes[blank.range.lowerBound] == UInt8(ascii: "[")
        case .text where script.bytes[blank.range.lowerBound] == UInt8(ascii: "["): return false
        default: break
        }
        switch blank.form {
        case .word, .path: return true
        case .angle: return script.spans[blank.span].kind != .text
        case .assignment: return script.bytes[blank.range.lowerBound] != UInt8(ascii: "{")
        case .bracket, .mustache, .brace: return false
        }
    }

    /// Turns an assignment that is a command of its own into a demand for the value.
    private static func fix(
        _ use: Range<Int>,
        _ blanks: [BashScript.Blank],
        in script: ShellScript
    ) -> Fix? {
        let bash = script.bash
        let blank = blanks.first { $0.range == use }
        guard let blank, blank.form == .assignment else { return nil }
        let command = bash.commands.first { command in
            command.words.isEmpty && command.assignments.count == 1
                && command.assignments[0].value.overlaps(use)
        }
        guard let assignment = command?.assignments.first else { return nil }
        let range = script.documentRange(assignment.name.lowerBound..<assignment.value.upperBound)
        let demand = ": \"${\(blank.name):?set \(blank.name)}\""
        return Fix(.unsafe, "replace by `\(demand)`", replace: range, by: demand)
    }
}

extension Finding {
    fileprivate static func example(
        _ range: Range<Int>,
        _ text: String,
        _ fix: Fix?,
        severity: Severity?
    ) -> Finding {
        Finding(
            range,
            "`\(text)` is an example, and would be used as it stands",
            help: "use a variable that must be set, as in `\"${NAME:?set NAME}\"`",
            fix: fix,
            severity: severity
        )
    }
}
