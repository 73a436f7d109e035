import CortexRunbook

/// A command that opens a shell, an editor, a pager or a prompt, or asks for a password.
///
/// The lines below a shell run where nobody wanted them: on the machine you came from, after you
/// have logged out again, or never. A runner that gives no terminal waits until it is killed.
///
/// It is an error where other commands of the block follow on a shell. A command is left alone if
/// its input is given (`<`, a heredoc, a pipe) and if `docker exec -it` or `kubectl exec -it` only
/// runs a command that ends. A `read` that asks for confirmation is meant so, and an information.
///
/// ## Bad
/// ```bash
/// oc debug node/worker-1
/// df -h /host
/// ```
///
/// ## Good
/// ```bash
/// oc debug node/worker-1 -- chroot /host df -h
/// ```
enum InteractiveCommand: Rule {
    static let about = RuleDescription("TRM002", "interactive-command", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            for call in script.calls where call.traits.contains(.needsTerminal) {
                guard !call.traits.contains(.neverEnds), !carriesWhatEnds(call) else { continue }
                findings.append(.interactive(script, call, interaction(of: call)))
            }
        }
    }

    private static func interaction(of call: ShellCall) -> Interaction {
        if let carried = program(carriedBy: call), let inner = carried.interaction { return inner }
        return Interaction.table.fact(of: call) ?? Interaction(.screen)
    }

    /// Whether it asks for a terminal only for a command that needs none.
    private static func carriesWhatEnds(_ call: ShellCall) -> Bool {
        guard let carried = program(carriedBy: call) else {
            let isRun = call.name == "docker" || call.name == "podman"
            guard isRun, call.call.operands.first == "run", call.call.operands.count > 2 else {
                return false
            }
            return BashScript(call.call.operands.dropFirst(2).joined(separator: " ")).needsNobody
        }
        return carried.needsNobody
    }

    /// What runs in a container that the call opens a terminal to.
    private static func program(carriedBy call: ShellCall) -> BashScript? {
        guard call.call.operands.contains("exec") || call.name == "ssh",
            let carried = Invocation([call.name] + call.call.arguments).carried
        else { return nil }
        switch carried {
        case .command(let command):
            let words = [command.path] + command.arguments
            return BashScript(words.map(\.quotedForShell).joined(separator: " "))
        case .script(let text): return BashScript(text)
        }
    }
}

extension BashScript {
    /// Whether its commands run without a person.
    fileprivate var needsNobody: Bool {
        let hazards = hazards
        return !hazards.contains(.needsTerminal) && !hazards.contains(.opensShell)
            && !hazards.contains(.neverEnds)
    }

    /// What its first command that needs a person wants.
    fileprivate var interaction: Interaction? {
        ShellCall.all(in: self).first { $0.traits.contains(.needsTerminal) }
            .flatMap { Interaction.table.fact(of: $0) }
    }
}

extension String {
    /// The string in single quotes, if it has anything that a shell reads.
    fileprivate var quotedForShell: String {
        let isPlain = utf8.allSatisfy { $0.isWord || "-_./:=@%+,".utf8.contains($0) }
        guard !isPlain || isEmpty else { return self }
        return "'"
            + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
            + "'"
    }
}

extension Finding {
    fileprivate static func interactive(
        _ script: ShellScript,
        _ call: ShellCall,
        _ interaction: Interaction
    ) -> Finding {
        let isFollowed = call.traits.contains(.opensShell)
        var message = "`\(script.excerpt(of: call))` \(effect(of: interaction.kind))"
        if isFollowed { message += ", and the commands below it run only after it is left" }
        let end = script.end(of: call)
        return Finding(
            script.range(of: call),
            message,
            help: help(interaction),
            fix: interaction.addition.map { addition in
                Fix(.suggestion, "add `\(addition)`", replace: end..<end, by: " " + addition)
            },
            severity: isFollowed ? .error : interaction.kind == .question ? .info : nil
        )
    }

    private static func effect(of kind: Interaction.Kind) -> String {
        switch kind {
        case .shell: "opens a shell"
        case .editor: "opens an editor"
        case .pager: "opens a pager"
        case .prompt: "waits for input at a prompt"
        case .password: "asks for a password"
        case .login: "asks a person to sign in"
        case .confirmation: "asks for confirmation"
        case .question: "waits for an answer"
        case .screen: "takes over the terminal"
        }
    }

    private static func help(_ interaction: Interaction) -> String {
        if let addition = interaction.addition {
            return "give it what to do: append `\(addition)`"
        }
        if let instead = interaction.instead { return "use \(instead)" }
        switch interaction.kind {
        case .question: return "good before a change; in a runner give the answer as an input"
        case .login: return "sign in before the procedure begins, and say so under required access"
        default: return "make it a step of its own, and say how it is left"
        }
    }
}
