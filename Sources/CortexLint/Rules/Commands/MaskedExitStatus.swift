import CortexRunbook

/// A validation whose failure is hidden by the last command of its pipe.
///
/// The tests fail, `tee` succeeds, the gate is green: without `pipefail` a pipe is as good as its
/// last command.
///
/// Only validations are looked at. A last command that judges what it reads (`grep -q`, `jq -e`)
/// hides nothing, a first one that cannot fail has nothing to hide, a count of matches
/// (`| grep x | wc -l`) may well be 0, and `set -o pipefail` anywhere before settles it.
///
/// ## Bad
/// ```markdown
/// Validation commands:
///
/// ~~~bash
/// go test ./... | tee test.log
/// ~~~
/// ```
///
/// ## Good
/// ```markdown
/// Validation commands:
///
/// ~~~bash
/// set -o pipefail
/// go test ./... | tee test.log
/// ~~~
/// ```
enum MaskedExitStatus: Rule {
    static let about = RuleDescription("CMD008", "masked-exit-status", .info, level: .all)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let first = document.scripts.first { script in
            script.calls.contains { $0.name == "set" && $0.call.mentions("pipefail") }
        }
        let settled = first.map(document.fenceLine) ?? .max
        for script in document.validations where document.fenceLine(of: script) < settled {
            for call in script.calls where isHidden(call, in: script) {
                findings.append(.hidden(script, call))
            }
        }
    }

    /// Whether `call` begins a pipe of the script's own list whose end hides its failure.
    private static func isHidden(_ call: ShellCall, in script: ShellScript) -> Bool {
        let command = script.command(call)
        guard command.element == 0, command.parent == nil, !command.isCondition,
            CommandFacts.exitMeaning(of: call) == .checks,
            let last = script.followers(of: call).last
        else { return false }
        return CommandFacts.hidesFailures(last) && !countsMatches(call, in: script)
    }

    /// Whether the pipe counts what a search finds: none is an answer, and `pipefail` would make it
    /// a failure.
    private static func countsMatches(_ call: ShellCall, in script: ShellScript) -> Bool {
        let followers = script.followers(of: call)
        guard followers.last?.name == "wc" else { return false }
        return ([call] + followers).contains { searches.contains($0.name) }
    }

    private static let searches: Set<String> = ["grep", "egrep", "fgrep", "rg", "pgrep"]
}

extension Finding {
    fileprivate static func hidden(_ script: ShellScript, _ call: ShellCall) -> Finding {
        let start = script.documentOffset(of: 0)
        let last = script.followers(of: call).last?.name ?? ""
        return Finding(
            script.range(of: call),
            "`\(last)` succeeds even if `\(call.name)` fails",
            help: "begin the block with `set -o pipefail`",
            fix: Fix(
                .unsafe,
                "begin the block with `set -o pipefail`",
                replace: start..<start,
                by: "set -o pipefail; "
            )
        )
    }
}
