import CortexJournal
import CortexRunbook
import CortexShell

/// What became of the EXIT trap that the blocks left.
enum TrapEnd: Equatable {
    /// It passed, or there is none.
    case done
    case failed
    case pause(RunSuspended.Reason)
}

extension Runner {
    /// Brings the EXIT trap that the blocks left to its end, as a recorded step of its own.
    ///
    /// It runs once. Where an earlier driver began it, the operator decides as about any other step.
    func settleExitTrap() throws -> TrapEnd {
        let known = record.state.item(Item.exitTrap("").id)
        guard !known.isStale, let attempt = record.state.attempt(of: Item.exitTrap("").id) else {
            return try state.takeExitTrap().map(runExitTrap) ?? .done
        }
        let folder = try record.folder.step(
            attempt.started.ordinal,
            attempt: attempt.started.attempt
        )
        let script = try folder.contents(.script)
        switch known.status {
        case .interrupted: return try resolve(attempt, ofTrap: script)
        case .failed, .stopped:
            guard !known.isOverridden else { return .failed }
            return try options.unattended
                ? repeatTrap(script, after: attempt) : settleFailure(ofTrap: script, attempt)
        case .pending, .started, .running: return try repeatTrap(script, after: attempt)
        default: return .done
        }
    }

    private func runExitTrap(_ script: [UInt8]) throws -> TrapEnd {
        let question = question(aboutTrap: script)
        guard let command = question.item.command else { return .done }
        let step = Step(command: command, kind: .exitTrap, confirmed: .spared)
        let end = try execute(step, number: nextAttempt(of: question.item), asking: question)
        try person.ended(end, of: question)
        if let reason = end.interruption { throw Interruption(reason) }
        return end.verdict == .passed ? .done : .failed
    }

    /// Runs it once more, in the state in which it began.
    private func repeatTrap(_ script: [UInt8], after attempt: Attempt) throws -> TrapEnd {
        if !options.unattended { person.tell(Self.mayRepeat) }
        state = try savedState(in: attempt.stateBefore)
        _ = state.takeExitTrap()
        return try runExitTrap(script)
    }

    /// Has the operator say what became of a trap whose end was never recorded.
    private func resolve(_ attempt: Attempt, ofTrap script: [UInt8]) throws -> TrapEnd {
        let question = question(aboutTrap: script)
        while true {
            switch try person.resolve(attempt, of: question, canVerify: false) {
            case .done(let reason):
                try close(attempt, as: .takenAsDone, because: reason)
                return .done
            case .failed(let reason):
                try close(attempt, as: .takenAsFailed, because: reason)
                return try settleFailure(ofTrap: script, attempt)
            case .again(let reason):
                try close(attempt, as: .repeated, because: reason)
                return try repeatTrap(script, after: attempt)
            case .shell: try openShell(at: question.item)
            case .quit: return .pause(.quit)
            case .verify, .unanswered: return .pause(.unknown)
            }
        }
    }

    private func settleFailure(ofTrap script: [UInt8], _ attempt: Attempt) throws -> TrapEnd {
        let question = question(aboutTrap: script)
        while true {
            switch try person.settle(Failure(.item(question), ways: [])) {
            case .retry: return try repeatTrap(script, after: attempt)
            case .edit:
                var edited = question
                try edit(&edited)
                return try repeatTrap(Array(edited.script.utf8), after: attempt)
            case .override(let reason):
                try override(question.item, because: reason)
                return .failed
            case .skip(let reason):
                try skip(question.item, because: reason)
                return .done
            case .shell: try openShell(at: question.item)
            case .take, .stop: return .pause(.failed)
            }
        }
    }

    private func question(aboutTrap script: [UInt8]) -> Question {
        let text = String(decoding: script, as: UTF8.self)
        return Question(
            item: .exitTrap(text),
            section: nil,
            place: "\(plan.runbook.path): EXIT trap",
            position: record.state.nextOrdinal,
            count: record.state.nextOrdinal,
            script: text
        )
    }
}
