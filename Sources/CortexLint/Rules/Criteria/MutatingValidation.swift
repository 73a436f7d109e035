import CortexRunbook

/// A validation that changes what it validates.
///
/// Validations are run again: by the nervous, by the one who takes over, by a job every night. The
/// second run must not pause production once more, move a tag or restart a service that was fine.
///
/// Looked at are blocks under a validation label. Builds and tests, log files and evidence that is
/// written, and what is removed again below `/tmp` are left alone, as are requests that only ask
/// (searches, tokens).
///
/// ## Bad
/// ````markdown
/// Validation commands:
///
/// ```bash
/// systemctl restart api
/// ```
/// ````
///
/// ## Good
/// ````markdown
/// Commands:
///
/// ```bash
/// systemctl restart api
/// ```
///
/// Validation commands:
///
/// ```bash
/// systemctl is-active api
/// ```
/// ````
///
/// ## Settings
///
/// `[lint.commands.NAME] mutates` adds what programs of your own change.
enum MutatingValidation: Rule {
    static let about = RuleDescription("CRI009", "mutating-validation", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.validations {
            for call in script.calls {
                guard CommandFacts.changesState(call), !isTidying(call) else { continue }
                let range = script.documentRange(script.bash.commands[call.command].range)
                findings.append(.mutates(range, Self.name(of: call)))
            }
        }
    }

    /// Whether it removes temporary files.
    private static func isTidying(_ call: ShellCall) -> Bool {
        guard ["rm", "rmdir", "unlink"].contains(call.name) else { return false }
        return call.call.operands.allSatisfy { operand in
            let path = operand.drop { $0 == "\"" }
            return ["/tmp/", "$TMP", "${TMP", "$tmp", "${tmp"].contains { path.hasPrefix($0) }
        }
    }

    /// The program with its subcommand: `git tag`.
    private static func name(of call: ShellCall) -> String {
        if call.name == "curl" {
            return call.call.value(of: "-X", "--request").map { "curl -X \($0)" } ?? "curl"
        }
        let isTool = ["git", "kubectl", "oc", "docker", "helm", "systemctl", "terraform"]
            .contains(call.name)
        let isOfHouse = call.house.traits.contains(.changes)
        guard isTool || isOfHouse, let subcommand = call.call.operands.first else {
            return call.name
        }
        return "\(call.name) \(subcommand)"
    }
}

extension Finding {
    fileprivate static func mutates(_ range: Range<Int>, _ name: String) -> Finding {
        Finding(
            range,
            "`\(name)` changes state in a validation",
            note: "validations are run again",
            help: "move it into a block of its own before the validation, and only look here"
        )
    }
}
