import CortexJournal
import CortexRunbook
import CortexShell

extension Runner {
    /// Brings a command to its end: values, question, execution, and what follows a failure.
    ///
    /// With `isEdited` the operator has asked to change the text before they are asked about it.
    func runCommand(
        _ command: Command,
        of entry: Plan.Entry,
        isEdited: Bool = false
    ) throws -> Move {
        let item = plan.runbook.items[entry.item]
        var question = question(about: entry)
        switch try fill(command, for: &question) {
        case .ready: break
        case .skip(let reason):
            try skip(entry.item, because: reason)
            return .next
        case .quit: return .suspend(.quit)
        }
        if isEdited { try edit(&question) }
        while true {
            question.notices = unseenChanges
            let unasked = confirmation(without: question, command: command)
            switch try unasked.map({ _ in .run(typed: false) }) ?? person.decide(question) {
            case .run(let isTyped):
                let confirmed = unasked ?? (isTyped ? .typed : .prompt)
                if let shortage = record.shortage {
                    person.tell(shortage)
                    guard !options.unattended, !record.hasUsedBallast else {
                        return .suspend(.unrecorded)
                    }
                    continue
                }
                if confirmed != .spared {
                    unseenChanges = []
                }
                if let objection = try objection(to: question, command: command) {
                    person.tell(objection)
                    guard !options.unattended else { return .suspend(.failed) }
                    continue
                }
                let step = Step(
                    command: command,
                    kind: isTranscript(command) ? .transcript : .command,
                    confirmed: confirmed,
                    retry: question.isEdited ? nil : command.retry
                )
                switch try run(step, of: entry, asking: question) {
                case .move(let move): return move
                case .retry(let isEdited):
                    if isEdited { try edit(&question) }
                }
            case .skip(let reason):
                try skip(entry.item, because: reason)
                return .next
            case .edit: try edit(&question)
            case .shell: try openShell(at: item)
            case .back(let id, let state): return try goBack(from: item, to: id, state: state)
            case .quit: return .suspend(.quit)
            }
        }
    }

    /// Why the step runs without asking the operator; `nil` if they are asked.
    private func confirmation(
        without question: Question,
        command: Command
    ) -> StepStarted.Confirmation? {
        if options.unattended { return .yes }
        let isSpared =
            options.confirmation == .changes && command.hazards == [.readOnly]
            && !question.isEdited && unseenChanges.isEmpty
        return isSpared ? .spared : nil
    }

    /// Asks for the values that are still open and puts the filled text into the question.
    private func fill(_ command: Command, for question: inout Question) throws -> Filling {
        for placeholder in parameters.open(in: command) {
            switch try person.value(of: placeholder, in: question) {
            case .value(let value):
                parameters.set(placeholder.name, to: value)
                record.learn(value, named: placeholder.name)
                try record.append(
                    .parameterSet(.init(name: placeholder.name, value: value, source: .prompt))
                )
            case .skip(let reason): return .skip(reason)
            case .quit: return .quit
            }
        }
        do {
            question.script = try parameters.fill(command)
            return .ready
        } catch {
            person.tell("\(question.place): \(error)")
            guard !options.unattended else { return .skip("\(error)") }
            for name in Set(command.placeholders.map(\.name)) {
                parameters.forget(name)
            }
            return try fill(command, for: &question)
        }
    }

    /// Returns why bash would not read the whole of the text; `nil` if it would.
    private func objection(to question: Question, command: Command) throws -> String? {
        let script = BashScript(question.script)
        let extglob = state.extglob || script.setsExtglob
        let problem =
            try syntax.problems(in: Array(question.script.utf8), extglob: extglob).first
            ?? script.silentProblem(extglob: extglob)
        return problem.map {
            "\(question.place): bash cannot read line \($0.line) of the block: \($0.message)"
        }
    }

    func edit(_ question: inout Question) throws {
        guard let edited = try person.edit(question.script), edited != question.script else {
            return
        }
        let diff = LineDiff(from: question.script, to: edited).text
        try record.append(
            .stepEdited(
                .init(
                    ordinal: nil,
                    item: question.item.id,
                    diff: diff,
                    originalSHA256: Digest.hex(of: record.redacting(question.script).utf8),
                    editedSHA256: Digest.hex(of: record.redacting(edited).utf8),
                    by: decider.by
                )
            )
        )
        person.tell(diff)
        question.script = edited
        question.isEdited = true
    }

    /// Runs the step, again and again where the document wants that, and settles its end.
    private func run(
        _ step: Step,
        of entry: Plan.Entry,
        asking question: Question
    ) throws -> Settlement {
        let before = state
        let start = ContinuousClock.now
        var question = question
        while true {
            let end = try execute(step, number: nextAttempt(of: question.item), asking: question)
            try person.ended(end, of: question)
            // A signal that reached Cortex during the step suspends the run behind it.
            if let reason = end.interruption { return .move(.suspend(reason)) }
            if case .unrecorded = end.result.outcome { return .move(.suspend(.unrecorded)) }
            if end.verdict == .passed { return .move(.next) }
            question.tries += 1
            let elapsed = Int((ContinuousClock.now - start).components.seconds)
            guard let retry = step.retry,
                let pause = retry.pause(after: question.tries, elapsed: elapsed),
                try person.pause(pause, before: question)
            else { return try settleFailure(of: question, at: entry) }
            state = before
        }
    }

    private func isTranscript(_ command: Command) -> Bool {
        command.block.map { plan.runbook.blocks[$0].disposition == .transcript } ?? false
    }

    func nextAttempt(of item: Item) -> StepNumber {
        guard let last = record.state.attempt(of: item.id)?.started else {
            return StepNumber(ordinal: record.state.nextOrdinal, attempt: 1)
        }
        return StepNumber(ordinal: last.ordinal, attempt: last.attempt + 1)
    }
}

private enum Filling {
    case ready
    case skip(String)
    case quit
}

/// A command that is about to run.
struct Step {
    let command: Command
    let kind: StepStarted.Kind
    let confirmed: StepStarted.Confirmation
    /// How it is tried again by itself when it fails; `nil` if it is not.
    var retry: Retry?
}
