import CortexRunbook

extension ShellScript {
    /// The calls whose failure would make the script, or the list they stand in, fail.
    ///
    /// Left out are those that succeed whatever they see (`CommandFacts`), those behind whose back
    /// a pipe or `||` goes on, and conditions of `if`.
    var checkingCalls: [ShellCall] {
        let hasPipefail = calls.contains { $0.name == "set" && $0.call.mentions("pipefail") }
        return calls.filter { call in
            let command = bash.commands[call.command]
            if isDefiniteFailure(call) { return true }
            guard CommandFacts.exitMeaning(of: call) == .checks else { return false }
            return counts(command, hasPipefail: hasPipefail)
        }
    }

    /// Whether something in the script can make it fail when what it looks at is not as it should.
    var canFail: Bool {
        if !checkingCalls.isEmpty { return true }
        return bash.commands.contains { command in
            (command.kind == .test || command.kind == .arithmetic)
                && counts(command, hasPipefail: false)
        }
    }

    /// Whether it ends the script with a failure: `exit 1`, `false`.
    private func isDefiniteFailure(_ call: ShellCall) -> Bool {
        switch call.name {
        case "false": true
        case "exit", "return": call.call.operands.first.map { $0 != "0" } ?? false
        default: false
        }
    }

    /// Whether the script fails, or waits, when `command` fails.
    private func counts(_ command: BashScript.Command, hasPipefail: Bool) -> Bool {
        guard command.parent == nil else { return false }
        if command.isCondition {
            guard let compound = command.compound else { return false }
            let kind = bash.compounds[compound].kind
            return kind == .whileLoop || kind == .untilLoop
        }
        let pipeline = bash.pipelines[command.pipeline]
        guard hasPipefail || command.element == pipeline.elements - 1 else { return false }
        return !isForgiven(command.pipeline)
    }

    /// Whether `||` follows in the list of the pipeline, or it runs in the background.
    private func isForgiven(_ index: Int) -> Bool {
        var index = index
        while true {
            let pipeline = bash.pipelines[index]
            switch pipeline.separator {
            case .or, .background: return true
            case .sequence: return false
            case .and:
                let next = bash.pipelines[(index + 1)...].firstIndex {
                    $0.compound == pipeline.compound && $0.parent == pipeline.parent
                }
                guard let next else { return false }
                index = next
            }
        }
    }
}
