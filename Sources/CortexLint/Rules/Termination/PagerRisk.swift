import CortexRunbook

/// A command that shows its output in a pager when that is longer than the screen.
///
/// The output stops at `(END)` and eats what is pasted next: the first letters of the next command
/// are keys of `less`. A runner with a terminal waits there.
///
/// It is harmless while the output is short, and therefore only an information. Output that goes
/// into a pipe, a file or a variable is left alone, and so is a document that has set `PAGER` or
/// `GIT_PAGER` before. Of `aws`, which pages everything, only the first use is reported; its fix is
/// for all of them, and for version 2, which knows the option.
///
/// ## Bad
/// ```bash
/// git log --oneline -n 10
/// ```
///
/// ## Good
/// ```bash
/// git --no-pager log --oneline -n 10
/// ```
enum PagerRisk: Rule {
    static let about = RuleDescription("TRM003", "pager-risk", .info, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        var off: Set<String> = []
        var paged: [(script: ShellScript, call: ShellCall)] = []
        for script in document.scripts {
            for command in script.bash.commands {
                for assignment in command.assignments {
                    let name = script.bash.text(assignment.name)
                    if let program = variables[name] { off.insert(program) }
                }
            }
            guard !off.contains("") else { return }
            for call in script.calls {
                guard let option = pagers.fact(of: call), !option.isEmpty,
                    !off.contains(call.name), !script.isPiped(call)
                else { continue }
                if call.name == "aws" {
                    paged.append((script, call))
                } else {
                    findings.append(.pager(script, call, option))
                }
            }
        }
        if !paged.isEmpty { findings.append(.pagers(paged)) }
    }

    /// The program whose pager a variable names; empty for all of them.
    private static let variables = [
        "PAGER": "", "GIT_PAGER": "git", "AWS_PAGER": "aws", "SYSTEMD_PAGER": "journalctl",
    ]

    /// Programs that page, and the option that stops them; `-` for uses that do not page.
    private static let pagers = FactTable<String>(
        """
        git --no-pager : -
        git diff --quiet|--exit-code|--check|-q : -
        git log|show|diff|blame|reflog|shortlog : --no-pager
        git stash show : --no-pager
        journalctl --no-pager|-f|--follow|--rotate|--flush|--sync|--disk-usage : -
        journalctl --vacuum-time|--vacuum-size|--vacuum-files|-q|--quiet : -
        journalctl : --no-pager
        systemctl --no-pager : -
        systemctl status|list-units|list-unit-files|list-timers|cat|list-dependencies : --no-pager
        aws --no-cli-pager|--version : -
        aws configure|sso|help|s3 : -
        aws : --no-cli-pager
        """,
        { $0 == "-" ? "" : String($0) }
    )
}

extension Finding {
    fileprivate static func pager(
        _ script: ShellScript,
        _ call: ShellCall,
        _ option: String
    ) -> Finding {
        let program = script.programRange(of: call)
        let end = program.upperBound..<program.upperBound
        return Finding(
            script.range(of: call),
            "`\(script.excerpt(of: call))` opens a pager when its output is long",
            help: "add `\(option)`",
            fix: Fix(.safe, "add `\(option)`", replace: end, by: " " + option)
        )
    }

    /// One finding for all calls of `aws`, which have one remedy; version 1 refuses the option.
    fileprivate static func pagers(_ calls: [(script: ShellScript, call: ShellCall)]) -> Finding {
        let (script, call) = calls[0]
        let option = " --no-cli-pager"
        let edits = calls.map { script, call in
            let end = script.programRange(of: call).upperBound
            return Fix.Edit(end..<end, option)
        }
        return Finding(
            script.range(of: call),
            "`\(script.excerpt(of: call))` opens a pager when its output is long",
            help: "set `AWS_PAGER=` once, or add `--no-cli-pager`",
            fix: Fix(.unsafe, "add `--no-cli-pager` to each `aws` here", edits)
        )
    }
}
