import CortexRunbook

/// A procedure that changes a system and never says how to undo it.
///
/// The way back is written during the outage, by the person who needs it.
///
/// Only gated procedures are asked (profile `release`), and only if a command in them changes
/// something. Any word of rolling back, restoring, reverting or backing out is enough.
///
/// ## Bad
/// ```markdown
/// # Upgrade
///
/// ## 1. Install
///
/// Acceptance criteria:
///
/// - The package is installed.
///
/// ~~~bash
/// apt-get install -y payments
/// ~~~
///
/// ## 2. Check
///
/// Acceptance criteria:
///
/// - It answers.
/// ```
///
/// ## Good
/// ```markdown
/// # Upgrade
///
/// ## 1. Install
///
/// ~~~bash
/// apt-get install -y payments
/// ~~~
///
/// ## Rollback
///
/// Install the version before.
/// ```
enum NoRollback: Rule {
    static let about = RuleDescription("SAF003", "no-rollback", .info, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.profile == .release, let change = firstChange(in: document),
            !wayBack.occur(in: document.source.bytes[...])
        else { return }
        findings.append(.noWayBack(change.script, change.call))
    }

    private static func firstChange(
        in document: LintDocument
    ) -> (script: ShellScript, call: ShellCall)? {
        for script in document.scripts {
            for call in script.calls
            where !call.traits.isDisjoint(with: [.changes, .destructive]) && !isLocal(call) {
                return (script, call)
            }
        }
        return nil
    }

    /// Commands that change nothing but the folder they run in.
    private static func isLocal(_ call: ShellCall) -> Bool {
        ["git", "make", "go", "npm", "cargo", "mkdir", "cp", "cd", "touch"].contains(call.name)
    }

    private static let wayBack = Phrases(
        """
        rollback*, roll back, rolled back, rolling back, roll-back, undo*, restor*, revert*,
        back out, backout, back-out, downgrad*, previous version, fall back, fallback
        """
    )
}

extension Finding {
    fileprivate static func noWayBack(_ script: ShellScript, _ call: ShellCall) -> Finding {
        Finding(
            script.range(of: call),
            "the procedure changes the system from here on and never says how to undo it",
            help: "add a section `## Rollback`, or link to one"
        )
    }
}
