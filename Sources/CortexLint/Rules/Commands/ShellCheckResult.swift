/// What ShellCheck finds in the document's shell blocks, where it is installed.
///
/// Word splitting, a `cd` that may fail, a tilde that is not expanded: in a command that runs as
/// root each of them is an outage.
///
/// All blocks of a document are looked at as one script, with placeholders masked and declared
/// inputs set. Only results that are worth it in a runbook are passed on, and none where another
/// rule says the same. Without the program nothing is said.
///
/// ## Bad
/// ```bash
/// export TOKEN=$(cat token)
/// ```
///
/// ## Good
/// ```bash
/// TOKEN=$(cat token)
/// export TOKEN
/// ```
///
/// ## Settings
/// `shellcheck = "auto"` asks it where it is installed, `"off"` never, and `"required"` fails
/// without it.
enum ShellCheckResult: Rule {
    static let about = RuleDescription("CMD010", "shellcheck", .info, level: .all)

    /// Finds nothing by itself: `LintRun` asks one process about all documents.
    static func check(_ document: LintDocument, _ findings: inout [Finding]) {}
}
