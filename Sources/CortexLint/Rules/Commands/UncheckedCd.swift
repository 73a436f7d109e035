import CortexRunbook

/// A `cd` that may fail before a command that destroys what is in the folder.
///
/// If the folder is missing, `git reset --hard` runs where you happen to be.
///
/// Nothing is said where `cd` is checked (`|| exit`, `&&`, `if`, `set -e`), and before commands that
/// only look, or whose paths do not depend on the folder.
///
/// ## Bad
/// ```bash
/// cd /srv/payments
/// git reset --hard origin/main
/// ```
///
/// ## Good
/// ```bash
/// cd /srv/payments || exit 1
/// git reset --hard origin/main
/// ```
enum UncheckedCd: Rule {
    static let about = RuleDescription("CMD007", "unchecked-cd", .warning, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            guard !stopsAtErrors(script),
                let danger = script.calls.first(where: dependsOnFolder),
                let change = script.calls.last(where: {
                    $0.command < danger.command && isUnchecked($0, in: script)
                })
            else { continue }
            findings.append(.unchecked(change, before: danger, in: script))
        }
    }

    private static func stopsAtErrors(_ script: ShellScript) -> Bool {
        script.calls.contains { $0.name == "set" && ($0.call.has("-e") || $0.call.has("errexit")) }
    }

    private static func isUnchecked(_ call: ShellCall, in script: ShellScript) -> Bool {
        guard call.name == "cd" || call.name == "pushd",
            let folder = call.call.operands.first, folder != "-", folder != "~", folder != "/",
            folder != "$HOME"
        else { return false }
        let command = script.command(call)
        let pipeline = script.bash.pipelines[command.pipeline]
        return !command.isCondition && pipeline.separator == .sequence && !pipeline.isNegated
    }

    /// Whether it destroys something that its folder decides.
    private static func dependsOnFolder(_ call: ShellCall) -> Bool {
        guard call.traits.contains(.destructive) else { return false }
        switch call.name {
        case "git", "terraform", "tofu", "docker-compose", "make", "vagrant": return true
        case "docker": return call.call.operands.first == "compose"
        case "rm", "find", "rsync", "shred":
            let paths = call.call.operands.prefix(call.name == "find" ? 1 : .max)
            return paths.contains { path in
                let first = path.utf8.first { $0 != 0x22 && $0 != 0x27 }
                return first != UInt8(ascii: "/") && first != UInt8(ascii: "~")
                    && first != UInt8(ascii: "$")
            }
        default: return false
        }
    }
}

extension Finding {
    fileprivate static func unchecked(
        _ change: ShellCall,
        before danger: ShellCall,
        in script: ShellScript
    ) -> Finding {
        let end = script.end(of: change)
        return Finding(
            script.range(of: change),
            "if this fails, `\(script.excerpt(of: danger))` runs in the folder you are in",
            help: "end the line with `|| exit 1`, or join the commands with `&&`",
            fix: Fix(.unsafe, "add `|| exit 1`", replace: end..<end, by: " || exit 1")
        )
    }
}
