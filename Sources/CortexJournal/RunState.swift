/// Where a run stands: a fold over its records.
package struct RunState: Sendable, Equatable {
    package enum Standing: Sendable, Equatable {
        /// Being driven, as far as the journal tells.
        case running
        case suspended(RunSuspended)
        /// Its driver ended without a word.
        case abandoned
        case finished(RunFinished)
    }

    /// The run's id, 32 hexadecimal digits; empty before the first record.
    package private(set) var run = ""
    /// `nil` before the first record.
    package private(set) var started: RunStarted?
    /// Who drives it, or drove it last.
    package private(set) var driver: Driver?
    package private(set) var standing = Standing.running
    /// What each item's last event made of it, by the item's id; the others are pending.
    package private(set) var items: [String: ItemState] = [:]
    /// The ids of `items` in the order in which they first came up.
    package private(set) var order: [String] = []
    /// Every attempt of every step, in order.
    package private(set) var attempts: [Attempt] = []
    /// The shells that the operator opened, in order.
    package private(set) var shells: [OperatorShell] = []
    /// The values of placeholders by name.
    package private(set) var parameters: [String: String] = [:]
    /// The id of the section that was entered last; `nil` before the first.
    package private(set) var section: String?
    /// The ids of the alternatives that were chosen, in order.
    package private(set) var chosen: [String] = []
    /// Edited steps by item id; the last edit counts.
    package private(set) var edits: [String: StepEdited] = [:]
    package private(set) var notes: [NoteAdded] = []
    /// The shell state that the next step starts from; `nil` for the one that the run began with.
    package private(set) var shellState: StateReference?
    package private(set) var startTime: Moment?
    package private(set) var lastTime: Moment?
    /// The time the run was driven, in nanoseconds; suspensions do not count.
    package private(set) var elapsedNanoseconds: Int64 = 0

    package init() {}

    /// Folds `records`, which a reader has verified.
    package init(_ records: some Sequence<Record>) {
        for record in records { apply(record) }
    }

    /// Takes the next record of the run.
    package mutating func apply(_ record: Record) {
        if run.isEmpty { run = record.run }
        startTime = startTime ?? record.time
        if let lastTime, isDriven(at: record) {
            elapsedNanoseconds += record.time.nanoseconds(since: lastTime)
        }
        lastTime = record.time
        if let event = record.event { apply(event) }
    }

    /// The state of the item with this id; pending if the run has not come to it.
    package func item(_ id: String) -> ItemState {
        items[id] ?? ItemState()
    }

    /// The 1-based ordinal that the next new step gets.
    package var nextOrdinal: Int {
        (attempts.map(\.started.ordinal).max() ?? 0) + 1
    }

    /// The last attempt of every item whose outcome is unknown.
    package var interrupted: [Attempt] {
        order.filter { item($0).status == .interrupted }.compactMap { id in
            attempts.last { $0.started.item == id }
        }
    }

    /// What was decided at the failing lines of results that still hold, in order.
    package var failures: [CommandFailed] {
        attempts.filter { !$0.isStale }.flatMap(\.failures)
    }

    /// How the items ended so far; what the document holds besides is not known here.
    ///
    /// A stale result does not count.
    package var counts: RunCounts {
        var counts = RunCounts()
        for item in items.values where !item.isStale {
            switch item.status {
            case .pending, .started, .running: break
            case .passed: counts.passed += 1
            case .failed, .stopped: counts.failed += 1
            case .interrupted: counts.unknown += 1
            case .skipped: counts.skipped += 1
            case .confirmed: counts.confirmed += 1
            case .met: counts.attested += 1
            case .notMet: counts.notMet += 1
            }
        }
        return counts
    }

    /// The same run, seen when no process drives it: what was running has an unknown outcome.
    package func withoutDriver() -> RunState {
        var state = self
        state.loseDriver()
        if state.standing == .running { state.standing = .abandoned }
        return state
    }
}

extension RunState {
    private func isDriven(at record: Record) -> Bool {
        switch standing {
        case .running: if case .runResumed? = record.event { false } else { true }
        case .suspended, .abandoned, .finished: false
        }
    }

    private mutating func apply(_ event: RunEvent) {
        switch event {
        case .runStarted(let event):
            started = event
            driver = event.driver
        case .runResumed(let event):
            loseDriver()
            driver = event.driver
            standing = .running
        case .runRecovered: break
        case .parameterSet(let event): parameters[event.name] = event.value
        case .sectionEntered(let event): section = event.section
        case .alternativeChosen(let event): chosen.append(event.chosen)
        case .stepStarted(let event): start(event)
        case .stepSpawned(let event):
            change(event.ordinal, event.attempt) { $0.spawned = event }
            if let item = item(event.ordinal) { set(item, .running) }
        case .commandFailed(let event):
            change(event.ordinal, event.attempt) { $0.add(event) }
        case .stepFinished(let event): finish(event)
        case .stepSkipped(let event): set(event.item, .skipped, line: event.line)
        case .stepEdited(let event): edits[event.item] = event
        case .stepConfirmed(let event): set(event.item, .confirmed, line: event.line)
        case .criterionAttested(let event):
            set(event.item, event.answer == .met ? .met : .notMet, line: event.line)
        case .shellOpened(let event): shells.append(OperatorShell(opened: event))
        case .shellClosed(let event): close(event)
        case .wentBack(let event): goBack(event)
        case .noteAdded(let event): notes.append(event)
        case .runSuspended(let event):
            loseDriver()
            standing = .suspended(event)
        case .runFinished(let event):
            loseDriver()
            standing = .finished(event)
        }
    }

    private mutating func start(_ event: StepStarted) {
        if let digest = event.stateSHA256 { shellState = reference(to: digest) }
        attempts.append(Attempt(started: event, stateBefore: shellState))
        set(event.item, .started, line: event.line)
    }

    private mutating func finish(_ event: StepFinished) {
        change(event.ordinal, event.attempt) { $0.finished = event }
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
            }
        set(event.item, status)
    }

    private mutating func goBack(_ event: WentBack) {
        guard let index = order.firstIndex(of: event.to) else { return }
        let stale = Set(order[index...])
        for id in stale { items[id]?.isStale = true }
        for index in attempts.indices where stale.contains(attempts[index].started.item) {
            attempts[index].isStale = true
        }
        shellState = reference(to: event.stateSHA256)
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

    /// Where the state of this digest was left; `nil` for the one that the run began with.
    private func reference(to digest: String) -> StateReference? {
        if shellState?.sha256 == digest { return shellState }
        if let step = attempts.last(where: { $0.finished?.stateSHA256 == digest })?.started {
            return StateReference(
                .step(ordinal: step.ordinal, attempt: step.attempt),
                sha256: digest
            )
        }
        return shells.last { $0.closed?.stateSHA256 == digest }.map {
            StateReference(.shell($0.opened.number), sha256: digest)
        }
    }

    private mutating func loseDriver() {
        for (id, item) in items {
            switch item.status {
            case .started: items[id]?.status = .pending
            case .running: items[id]?.status = .interrupted
            default: break
            }
        }
    }

    private mutating func set(_ id: String, _ status: ItemState.Status, line: Int? = nil) {
        if items[id] == nil { order.append(id) }
        var item = item(id)
        item.status = status
        item.line = line ?? item.line
        item.isStale = false
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

    private func item(_ ordinal: Int) -> String? {
        attempts.last { $0.started.ordinal == ordinal }?.started.item
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
