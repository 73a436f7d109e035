/// A suppression that silences nothing, gives no reason, or names a rule that does not exist.
///
/// A suppression outlives what it was written for. Then it stands ready to hide the next defect on
/// its line, and nobody who reads it at night can tell whether it is still meant.
///
/// A suppression of a rule that was not asked (it is not in the level, or the settings switch it
/// off) counts as used. One without a reason still works; it is only reported.
///
/// ## Bad
/// ```markdown
/// <!-- cortex-disable-next-line PLH001 -->
/// Nothing below is a placeholder.
/// ```
///
/// ## Good
/// ```bash
/// # cortex: disable=PLH001 the form fills it in
/// git log <last-tag>..HEAD
/// ```
enum UnusedSuppression: Rule {
    static let about = RuleDescription(
        "STY002",
        "unused-suppression",
        .warning,
        level: .default,
        kinds: .all
    )

    /// Finds nothing by itself: `Suppressions` knows what was used, once all other rules spoke.
    static func check(_ document: LintDocument, _ findings: inout [Finding]) {}
}
