import CortexJournal
import CortexRunbook
import CortexShell

extension Runner {
    /// Has the operator decide how the run goes on behind a step that failed or a criterion that is
    /// not met.
    func settleFailure(of question: Question, at entry: Plan.Entry) throws -> Settlement {
        let item = question.item
        let ways = plan.runbook.waysOut(of: entry.item, exists: linked.exists)
        while true {
            switch try person.settle(Failure(.item(question), ways: ways)) {
            case .retry:
                try prepareRetry(of: item)
                return .retry(isEdited: false)
            case .edit:
                try prepareRetry(of: item)
                return .retry(isEdited: true)
            case .override(let reason):
                try override(item, because: reason)
                return .move(.next)
            case .skip(let reason):
                try skip(item, because: reason)
                return .move(.next)
            case .shell: try openShell(at: item)
            case .take(let way): return .move(try take(way, because: item))
            case .stop: return .move(.suspend(.failed))
            }
        }
    }

    /// Settles a step that failed before the run was resumed.
    func settleFailure(of command: Command, at entry: Plan.Entry) throws -> Move {
        switch try settleFailure(of: question(about: entry, script: command.script), at: entry) {
        case .move(let move): move
        case .retry(let isEdited): try runCommand(command, of: entry, isEdited: isEdited)
        }
    }

    /// Has the operator say what became of a step whose end was never recorded.
    ///
    /// The run goes on in the state in which that step began.
    func resolve(_ command: Command, of entry: Plan.Entry) throws -> Move {
        let question = question(about: entry, script: command.script)
        guard let attempt = record.state.attempt(of: question.item.id) else { return .next }
        let checks = plan.runbook.checks(of: entry.item)
        while true {
            switch try person.resolve(attempt, of: question, canVerify: !checks.isEmpty) {
            case .verify:
                if let reason = try verify(checks) { return .suspend(reason) }
            case .done(let reason):
                try close(attempt, as: .takenAsDone, because: reason)
                return .next
            case .failed(let reason):
                try close(attempt, as: .takenAsFailed, because: reason)
                return try settleFailure(of: command, at: entry)
            case .again(let reason):
                try close(attempt, as: .repeated, because: reason)
                return try runCommand(command, of: entry)
            case .shell: try openShell(at: question.item)
            case .quit: return .suspend(.quit)
            case .unanswered: return .suspend(.unknown)
            }
        }
    }

    /// Runs read-only steps of the section; what they leave in the shell is dropped.
    private func verify(_ checks: [Int]) throws -> RunSuspended.Reason? {
        for check in checks {
            var question = question(about: plan.entry(of: check))
            guard let command = question.item.command else { continue }
            do {
                question.script = try parameters.fill(command)
            } catch {
                person.tell("\(question.place): \(error)")
                continue
            }
            let step = Step(command: command, kind: .check, confirmed: .prompt)
            let end = try execute(step, number: nextAttempt(of: question.item), asking: question)
            try person.ended(end, of: question)
            if let reason = end.interruption { return reason }
        }
        return nil
    }

    func close(
        _ attempt: Attempt,
        as verdict: StepFinished.Verdict,
        because reason: String
    ) throws {
        try record.append(
            .stepFinished(
                .init(
                    ordinal: attempt.started.ordinal,
                    attempt: attempt.started.attempt,
                    item: attempt.item,
                    verdict: verdict,
                    reason: reason,
                    by: decider.by
                )
            )
        )
    }

    /// Brings the shell to the state in which a step is tried again: the one before it, or the one
    /// that the operator has mended since.
    private func prepareRetry(of item: Item) throws {
        guard let attempt = record.state.attempt(of: item.id) else { return }
        if !options.unattended { person.tell(Self.mayRepeat) }
        if case .shell = record.state.shellState?.source { return }
        state = try savedState(in: attempt.stateBefore)
    }

    func override(_ item: Item, because reason: String) throws {
        try record.append(
            .stepOverridden(
                .init(
                    item: item.id,
                    line: item.line,
                    reason: reason,
                    by: decider.by,
                    role: decider.role
                )
            )
        )
    }

    func take(_ way: WayOut, because item: Item) throws -> Move {
        switch way.target {
        case .section(let section):
            try call(
                plan.items(below: section),
                of: plan.runbook.sections[section].id,
                because: item
            )
        case .items(let items): try call(Set(items), of: item.id, because: item)
        case .runbook(let path): try runChild(path, because: item)
        }
    }

    /// Runs another runbook as a run of its own, and comes back to where this one is.
    private func runChild(_ path: String, because item: Item) throws -> Move {
        var child = ""
        let status = try linked.run(
            path,
            for: ParentRun(name: record.folder.name, item: item.id)
        ) { name in
            child = name
            try record.append(
                .childRunStarted(
                    .init(name: name, runbook: path, item: item.id, by: decider.by)
                )
            )
        }
        if !child.isEmpty {
            try record.append(.childRunFinished(.init(name: child, status: Int(status.rawValue))))
        }
        return .again
    }

    static var mayRepeat: String { "What it has done already may be done again." }
}

/// What follows from a step that ran.
enum Settlement {
    case move(Move)
    /// It is to be asked for again, changed by the operator if `isEdited`.
    case retry(isEdited: Bool)
}
