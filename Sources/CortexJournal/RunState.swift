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
    package internal(set) var run = ""
    /// `nil` before the first record.
    package internal(set) var started: RunStarted?
    /// Who drives it, or drove it last.
    package internal(set) var driver: Driver?
    package internal(set) var standing = Standing.running
    /// What each item's last event made of it, by the item's id; the others are pending.
    package internal(set) var items: [String: ItemState] = [:]
    /// The ids of `items` in the order in which they came up, without those gone back behind.
    package internal(set) var order: [String] = []
    /// Every attempt of every step, in order.
    package internal(set) var attempts: [Attempt] = []
    /// The shells that the operator opened, in order.
    package internal(set) var shells: [OperatorShell] = []
    /// The values of placeholders by name.
    package internal(set) var parameters: [String: String] = [:]
    /// The id of the section that was entered last; `nil` before the first.
    package internal(set) var section: String?
    /// The alternatives that were chosen, in order.
    package internal(set) var alternatives: [Ruling<AlternativeChosen>] = []
    /// What was said about conditions, in order.
    package internal(set) var conditions: [Ruling<ConditionDecided>] = []
    /// Edited steps by item id; the last edit counts.
    package internal(set) var edits: [String: StepEdited] = [:]
    package internal(set) var notes: [NoteAdded] = []
    /// The sections on demand that were taken up and have not come to their end, outermost first.
    package internal(set) var called: [Ruling<SectionCalled>] = []
    package internal(set) var children: [ChildRun] = []
    /// What people said about gates, in order.
    package internal(set) var signatures: [Signature] = []
    package internal(set) var overriddenGates: [GateOverridden] = []
    /// The place in the run of the record that a gate passed with or was overridden by.
    package internal(set) var settledGates: [GateName: Int] = [:]
    package internal(set) var decisions: [Decision] = []
    /// The last answer, as long as nothing has followed from it.
    package internal(set) var unapplied: Decision?
    /// What a person has to decide for the run to go on; `nil` if nothing is asked.
    package internal(set) var pending: Decision?
    /// What of the runbook the run takes.
    package internal(set) var selection = RunSelection()
    /// Why the run had paused when its driver took it up; `nil` where it had not, or is new.
    package internal(set) var resumedFrom: RunSuspended.Reason?
    /// The name of the runbook's copy in the run's folder.
    package internal(set) var runbookFile = RunFolder.runbookName
    /// The SHA-256 of that copy, 64 hexadecimal digits.
    package internal(set) var digest = ""
    /// The step matches of a runbook that is being adopted.
    var matches = StepsMatched()
    /// The place in the run of the record that is being applied.
    var seq = 0
    /// The hash of the record that is being applied.
    var hash = ""
    /// The index in `attempts` of the last attempt, by the item's id.
    var latest: [String: Int] = [:]
    var lastOrdinal = 0
    /// The shell state that the next step starts from; `nil` for the one that the run began with.
    package internal(set) var shellState: StateReference?
    package internal(set) var startTime: Moment?
    package internal(set) var lastTime: Moment?
    /// The time the run was driven, in nanoseconds; suspensions do not count.
    package internal(set) var elapsedNanoseconds: Int64 = 0

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
        seq = record.seq
        hash = record.hash
        if let event = record.event { apply(event, at: record.time) }
    }

    /// The state of the item with this id; pending if the run has not come to it.
    package func item(_ id: String) -> ItemState {
        items[id] ?? ItemState()
    }

    /// The 1-based ordinal that the next new step gets.
    package var nextOrdinal: Int { lastOrdinal + 1 }

    /// The last attempt of the item with this id; `nil` if it was never started.
    package func attempt(of id: String) -> Attempt? {
        latest[id].map { attempts[$0] }
    }

    /// The ids of the alternatives that were chosen, in order.
    package var chosen: [String] { alternatives.map(\.event.chosen) }

    /// The last attempt of every item whose outcome is unknown.
    package var interrupted: [Attempt] {
        order.filter { item($0).status == .interrupted }.compactMap(attempt)
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
