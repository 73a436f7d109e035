/// What each event makes of a run.
extension RunState {
    func isDriven(at record: Record) -> Bool {
        switch standing {
        case .running: record.event.map(\.tellsOfDriver) ?? true
        case .suspended, .abandoned, .finished: false
        }
    }

    mutating func apply(_ event: RunEvent, at time: Moment) {
        if event.isConsequence { (pending, unapplied) = (nil, nil) }
        switch event {
        case .runStarted(let event): open(event)
        case .runResumed(let event): resume(event)
        case .runRecovered, .clockJumped: break
        case .parameterSet(let event):
            parameters[event.name] = event.isSecret == true ? nil : event.value
        case .sectionEntered(let event): section = event.section
        case .sectionCalled(let event): call(event)
        case .sectionLeft(let event): called.removeAll { $0.event.section == event.section }
        case .alternativeChosen(let event):
            alternatives.append(Ruling(event: event, position: order.count))
        case .conditionDecided(let event):
            conditions.append(Ruling(event: event, position: order.count))
        case .stepStarted(let event): start(event)
        case .stepSpawned(let event): spawn(event)
        case .commandFailed(let event):
            change(event.ordinal, event.attempt) { $0.add(event) }
        case .stepFinished(let event): finish(event)
        case .stepSkipped(let event): set(event.item, .skipped, line: event.line)
        case .stepOverridden(let event): override(event)
        case .stepEdited(let event): edits[event.item] = event
        case .stepConfirmed(let event): set(event.item, .confirmed, line: event.line)
        case .criterionAttested(let event): attest(event)
        case .gateSigned(let event):
            signatures.append(Signature(signed: event, time: time, seq: seq))
        case .gatePassed(let event):
            settledGates[GateName(event.gate, closing: event.section)] = seq
        case .gateOverridden(let event):
            overriddenGates.append(event)
            settledGates[GateName(event.gate, closing: event.section)] = seq
        case .shellOpened(let event): shells.append(OperatorShell(opened: event))
        case .shellClosed(let event): close(event)
        case .childRunStarted(let event): children.append(ChildRun(started: event))
        case .childRunFinished(let event):
            if let index = children.lastIndex(where: { $0.started.name == event.name }) {
                children[index].finished = event
            }
        case .wentBack(let event): goBack(event)
        case .noteAdded(let event): notes.append(event)
        case .decisionRequested(let event): request(event, at: time)
        case .decisionAnswered(let event): answer(event)
        case .stepsMatched(let event): matches.add(event)
        case .runbookAdopted(let event): adopt(event)
        case .runSuspended(let event):
            loseDriver()
            standing = .suspended(event)
        case .runFinished(let event):
            loseDriver()
            standing = .finished(event)
        }
    }

    private mutating func open(_ event: RunStarted) {
        started = event
        driver = event.driver
        digest = event.digest
        selection = event.selection ?? selection
    }

    private mutating func resume(_ event: RunResumed) {
        loseDriver()
        driver = event.driver
        resumedFrom = if case .suspended(let event) = standing { event.reason } else { nil }
        standing = .running
        selection = event.selection ?? selection
        matches = StepsMatched()
    }

    private mutating func request(_ event: DecisionRequested, at time: Moment) {
        let decision = Decision(request: event, hash: hash, time: time)
        decisions.append(decision)
        pending = decision
    }

    private mutating func answer(_ event: DecisionAnswered) {
        guard let index = decisions.lastIndex(where: { $0.request.decision == event.decision })
        else { return }
        decisions[index].answer = event
        unapplied = decisions[index]
        if pending?.request.decision == event.decision { pending = nil }
    }
}

extension RunState {
    private mutating func call(_ event: SectionCalled) {
        for id in event.items { items[id]?.isStale = true }
        called.append(Ruling(event: event, position: order.count))
    }

    private mutating func start(_ event: StepStarted) {
        // An EXIT trap begins without itself in the state; the run's own still has it.
        if event.kind != .check, event.kind != .exitTrap, let digest = event.stateSHA256 {
            shellState = reference(to: digest)
        }
        lastOrdinal = max(lastOrdinal, event.ordinal)
        latest[event.item] = attempts.count
        attempts.append(Attempt(started: event, item: event.item, stateBefore: shellState))
        if event.kind != .check { set(event.item, .started, line: event.line) }
    }

    private mutating func spawn(_ event: StepSpawned) {
        change(event.ordinal, event.attempt) { $0.spawned = event }
        guard let attempt = attempts.last(where: { $0.started.ordinal == event.ordinal }) else {
            return
        }
        if attempt.started.kind != .check { set(attempt.item, .running) }
    }

    private mutating func finish(_ event: StepFinished) {
        change(event.ordinal, event.attempt) { $0.finished = event }
        let attempt = attempts.last { $0.started.ordinal == event.ordinal }
        guard attempt?.started.kind != .check else { return }
        if let digest = event.stateSHA256 {
            shellState = StateReference(
                .step(ordinal: event.ordinal, attempt: event.attempt),
                sha256: digest
            )
        }
        let status: ItemState.Status =
            switch event.verdict {
            case .passed, .takenAsDone: .passed
            case .failed, .takenAsFailed: .failed
            case .stopped: .stopped
            case .repeated: .pending
            }
        set(attempt?.item ?? event.item, status)
    }

    private mutating func override(_ event: StepOverridden) {
        items[event.item]?.isOverridden = true
        items[event.item]?.seq = seq
    }

    private mutating func attest(_ event: CriterionAttested) {
        switch event.answer {
        case .met: set(event.item, .met, line: event.line)
        case .notMet: set(event.item, .notMet, line: event.line)
        case .leftOpen:
            set(event.item, .pending, line: event.line)
            items[event.item]?.isLeftOpen = true
        }
    }

    private mutating func goBack(_ event: WentBack) {
        guard let target = order.firstIndex(of: event.to) else { return }
        let stale = Set(order[target...])
        order.removeSubrange(target...)
        for id in stale { items[id]?.isStale = true }
        for index in attempts.indices where stale.contains(attempts[index].item) {
            attempts[index].isStale = true
        }
        conditions.removeAll { $0.position > target }
        alternatives.removeAll { $0.position > target }
        called.removeAll { $0.position > target }
        if event.state == .then { shellState = item(event.to).stateBefore }
    }

    private mutating func close(_ event: ShellClosed) {
        guard let index = shells.lastIndex(where: { $0.opened.number == event.number }) else {
            return
        }
        shells[index].closed = event
        // What a shell changed in a waiting step is part of what that step leaves.
        if event.kept, shells[index].opened.ordinal == nil, let digest = event.stateSHA256 {
            shellState = StateReference(.shell(event.number), sha256: digest)
        }
    }

    /// The same run with a changed runbook of that digest, whose steps are matched by `parts`.
    package func adopting(_ parts: [StepsMatched], digest: String) -> RunState {
        var state = self
        for part in parts { state.matches.add(part) }
        state.adopt(RunbookAdopted(file: runbookFile, digest: digest))
        return state
    }

    /// Gives the items the ids that they have in the new runbook; what changed is pending again.
    private mutating func adopt(_ event: RunbookAdopted) {
        runbookFile = event.file
        digest = event.digest
        let moved = matches.moved
        let rename = { (id: String) in moved[id] ?? id }
        let gone = Set(matches.removed)
        order = order.filter { !gone.contains($0) }.map(rename)
        items = Dictionary(
            items.filter { !gone.contains($0.key) }.map { (rename($0.key), $0.value) }
        ) { first, _ in first }
        edits = Dictionary(edits.map { (rename($0.key), $0.value) }) { first, _ in first }
        for index in attempts.indices {
            attempts[index].isStale = attempts[index].isStale || gone.contains(attempts[index].item)
            attempts[index].item = rename(attempts[index].item)
        }
        latest = Dictionary(latest.map { (rename($0.key), $0.value) }) { max($0, $1) }
        for id in matches.changed {
            items[id]?.isStale = true
            edits[id] = nil
        }
        matches = StepsMatched()
    }

    /// Where the state of this digest was left; `nil` for the one that the run began with.
    ///
    /// A state that was left nowhere is the present one with another connection's variables.
    private func reference(to digest: String) -> StateReference? {
        if shellState?.sha256 == digest { return shellState }
        let step = attempts.last { $0.finished?.stateSHA256 == digest && $0.started.kind != .check }
        if let started = step?.started {
            return StateReference(
                .step(ordinal: started.ordinal, attempt: started.attempt),
                sha256: digest
            )
        }
        if let shell = shells.last(where: { $0.closed?.stateSHA256 == digest }) {
            return StateReference(.shell(shell.opened.number), sha256: digest)
        }
        let same = attempts.last { $0.started.stateSHA256 == digest }
        return same.map(\.stateBefore) ?? shellState
    }

    mutating func loseDriver() {
        // The block that waited at a line went with its driver.
        if pending?.request.kind == .line { pending = nil }
        for (id, item) in items {
            switch item.status {
            case .started: items[id]?.status = .pending
            case .running: items[id]?.status = .interrupted
            default: break
            }
        }
    }

    private mutating func set(_ id: String, _ status: ItemState.Status, line: Int? = nil) {
        let isNew = items[id] == nil
        var item = item(id)
        if isNew || item.isStale {
            item.stateBefore = shellState
            if isNew || !order.contains(id) { order.append(id) }
        }
        item.status = status
        item.line = line ?? item.line
        item.isStale = false
        item.isOverridden = false
        item.isLeftOpen = false
        item.seq = seq
        items[id] = item
    }

    private mutating func change(
        _ ordinal: Int,
        _ attempt: Int,
        _ body: (inout Attempt) -> Void
    ) {
        guard
            let index = attempts.lastIndex(where: {
                $0.started.ordinal == ordinal && $0.started.attempt == attempt
            })
        else { return }
        body(&attempts[index])
    }
}

extension Attempt {
    /// Adds a failure; behind a shell the same line is asked about again.
    fileprivate mutating func add(_ failure: CommandFailed) {
        if failures.last?.answer == .shell, failures.last?.line == failure.line {
            failures.removeLast()
        }
        failures.append(failure)
    }
}

extension StepsMatched {
    /// Adds a further part of the matches of one runbook.
    fileprivate mutating func add(_ more: StepsMatched) {
        moved.merge(more.moved) { first, _ in first }
        changed += more.changed
        removed += more.removed
    }
}

extension RunEvent {
    /// Whether the run was driven up to the event.
    fileprivate var tellsOfDriver: Bool {
        switch self {
        case .runResumed: false
        case .noteAdded(let note): note.whileDriven ?? true
        default: true
        }
    }

    /// Whether the event may follow from a decision, so that what was asked before is settled.
    fileprivate var isConsequence: Bool {
        switch self {
        case .runResumed, .runRecovered, .runSuspended, .clockJumped, .noteAdded,
            .sectionEntered, .stepsMatched, .runbookAdopted, .decisionRequested,
            .decisionAnswered, .shellOpened, .shellClosed:
            false
        default: true
        }
    }
}
