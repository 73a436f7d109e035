extension ShellSession {
    /// Gives the operator an interactive shell in `state`, until it is left.
    ///
    /// The result's state is what the shell was left with; it is the caller who decides whether
    /// it counts.
    /// - Throws: `ShellError` without a terminal, or if the session is lost.
    package func openShell(
        in state: ShellState,
        recording: StepRecording = StepRecording(),
        observer: inout some StepObserver
    ) throws(ShellError) -> StepResult {
        guard ports.terminal != nil else { throw .noTerminal }
        let request = StepRequest(script: [], state: state, recording: recording)
        let script = channel.prelude.interactiveScript(from: state, bash: bash)
        // Posix mode is the one in which no rc file of the system is read, but the one we name.
        let step = try prepare(request, block: try Kernel.nothing(), script: script) {
            Launch(
                arguments: ["bash", "--noprofile", "--norc", "--posix", "-i"],
                environment: [Array("ENV=\($0)".utf8)]
            )
        }
        var result = try run(step, observer: &observer)
        result.state.forgetInteraction(before: state)
        return result
    }
}

extension ShellState {
    /// Takes away what only an interactive shell has.
    mutating func forgetInteraction(before: ShellState) {
        let known = Set(before.variables.map(\.name))
        variables.removeAll {
            !known.contains($0.name)
                && ShellState.interactiveVariables.contains(
                    String(decoding: $0.name, as: UTF8.self)
                )
        }
        options = options.map {
            $0.subtracting(ShellState.interactiveOptions).union(
                before.options?.intersection(ShellState.interactiveOptions) ?? []
            )
        }
        shellOptions = shellOptions.map { $0.subtracting(["histappend", "checkhash"]) }
        status = before.status
    }

    private static let interactiveVariables: Set<String> = [
        "COLUMNS", "HISTCMD", "HISTFILE", "HISTFILESIZE", "HISTSIZE", "LINES", "MAILCHECK", "PS1",
        "PS2",
    ]
    private static let interactiveOptions: Set<String> = [
        "emacs", "histexpand", "history", "ignoreeof", "monitor", "notify", "vi",
    ]
}

extension ShellError {
    fileprivate static let noTerminal = ShellError("a shell needs a terminal")
}
