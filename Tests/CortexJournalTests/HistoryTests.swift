import Testing

@testable import CortexJournal

/// Random histories of runs, folded and reckoned by a second, slower reckoning.
struct HistoryTests {
    private static let parts = 4

    @Test(arguments: 0..<parts)
    func `the fold of a random history agrees with an independent model`(part: Int) throws {
        var crashes = 0
        var events = 0
        for seed in 0..<(100_000 / Self.parts) {
            let seed = UInt64(part + seed * Self.parts)
            var history = RandomHistory(seed: seed)
            history.grow()
            crashes += history.crashes
            events += history.events.count
            var state = RunState()
            for (seq, event) in history.events.enumerated() {
                state.seq = seq
                state.apply(event, at: Moment(wall: 0, boot: "b", nanoseconds: 0))
            }
            let model = HistoryModel(history.events)
            try #require(HistoryModel.Summary(state) == model.summary, "seed \(seed)")
            try #require(
                HistoryModel.Summary(state.withoutDriver()) == model.withoutDriver.summary,
                "seed \(seed), without its driver"
            )
        }
        print(
            "random histories, part \(part): \(100_000 / Self.parts) of \(events) events and "
                + "\(crashes) crashes agree with the model"
        )
    }
}

/// A history that a run may have had, the same for the same seed.
private struct RandomHistory {
    private(set) var events: [RunEvent] = [.runStarted(.sample)]
    /// How often its driver was lost.
    private(set) var crashes = 0
    private var random: UInt64
    private var ordinals: [Int: Int] = [:]
    private var tries: [Int: Int] = [:]
    /// The items that were reached, without those gone back behind.
    private var reached: [Int] = []
    /// The step that is open, and how far it has come.
    private var open: (item: Int, isSpawned: Bool)?

    init(seed: UInt64) {
        random = seed
    }

    mutating func grow() {
        for _ in 0..<(2 + next(14)) {
            if open != nil, next(5) > 0 { goOnWithStep() } else { happen() }
        }
        if next(4) == 0 {
            events.append(
                .runFinished(RunFinished(verdict: .passed, counts: RunCounts(passed: next(9))))
            )
        }
    }

    private mutating func goOnWithStep() {
        guard let step = open, let ordinal = ordinals[step.item], let attempt = tries[step.item]
        else { return }
        if !step.isSpawned {
            events.append(
                .stepSpawned(StepSpawned(ordinal: ordinal, attempt: attempt, pid: 9, pgid: 9))
            )
            open?.isSpawned = true
        } else {
            events.append(end(step.item, ordinal, attempt, [.passed, .failed, .stopped][next(3)]))
            open = nil
        }
    }

    private mutating func happen() {
        switch next(10) {
        case 0...3 where open == nil: start(next(5))
        case 4 where open == nil:
            reach(next(5)) { .stepSkipped(StepSkipped(item: $0, line: 1, reason: "r")) }
        case 5 where open == nil:
            reach(next(5)) { .stepConfirmed(StepConfirmed(item: $0, line: 1, textSHA256: "")) }
        case 6 where open == nil:
            let answer: CriterionAttested.Answer = next(2) == 0 ? .met : .notMet
            reach(5 + next(2)) { id in
                .criterionAttested(
                    CriterionAttested(item: id, line: 1, textSHA256: "", answer: answer)
                )
            }
        case 7 where open == nil && !reached.isEmpty: goBack()
        case 8:
            events.append(
                .parameterSet(
                    ParameterSet(name: "p\(next(2))", value: "\(next(9))", source: .prompt)
                )
            )
        default: loseDriver()
        }
    }

    private mutating func start(_ item: Int) {
        let ordinal = ordinals[item] ?? ordinals.count + 1
        let attempt = (tries[item] ?? 0) + 1
        (ordinals[item], tries[item]) = (ordinal, attempt)
        reach(item) { id in
            .stepStarted(
                StepStarted(
                    ordinal: ordinal,
                    attempt: attempt,
                    item: id,
                    line: 1,
                    kind: .command,
                    scriptSHA256: "",
                    mode: .pipes,
                    confirmed: .yes
                )
            )
        }
        open = (item, false)
    }

    private mutating func goBack() {
        let place = next(reached.count)
        events.append(
            .wentBack(
                WentBack(
                    from: "9/9",
                    to: Self.id(reached[place]),
                    state: next(2) == 0 ? .then : .current,
                    stateSHA256: ""
                )
            )
        )
        reached.removeSubrange(place...)
    }

    /// The driver dies or leaves, and another one comes, who may settle what is unknown.
    private mutating func loseDriver() {
        crashes += 1
        if next(2) == 0 { events.append(.runSuspended(RunSuspended(reason: .quit))) }
        events.append(.runResumed(RunResumed(digest: "", driver: .sample)))
        if let step = open, step.isSpawned, next(2) == 0, let ordinal = ordinals[step.item],
            let attempt = tries[step.item]
        {
            let verdict: StepFinished.Verdict =
                [.takenAsDone, .takenAsFailed, .repeated][next(3)]
            events.append(end(step.item, ordinal, attempt, verdict))
        }
        open = nil
    }

    private mutating func reach(_ item: Int, _ event: (String) -> RunEvent) {
        if !reached.contains(item) { reached.append(item) }
        events.append(event(Self.id(item)))
    }

    private func end(
        _ item: Int,
        _ ordinal: Int,
        _ attempt: Int,
        _ verdict: StepFinished.Verdict
    ) -> RunEvent {
        .stepFinished(
            StepFinished(ordinal: ordinal, attempt: attempt, item: Self.id(item), verdict: verdict)
        )
    }

    private static func id(_ item: Int) -> String { "1/\(item)" }

    /// Returns a number below `limit` (SplitMix64).
    private mutating func next(_ limit: Int) -> Int {
        random &+= 0x9E37_79B9_7F4A_7C15
        var mixed = random
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}

/// Where a run stands by looking back through its history from the end, item by item.
private struct HistoryModel {
    /// What the model and the fold are compared by.
    struct Summary: Equatable {
        var items: [String: String] = [:]
        var counts: [Int]
        var standing: String
        var lastOrdinal: Int
        var attempts: Int
        var parameters: [String: String]
        var unknown: Set<String>
    }
    private let events: [RunEvent]
    /// Whether nobody drives the run behind its last event.
    private var isAlone = false

    init(_ events: [RunEvent]) {
        self.events = events
    }

    var withoutDriver: HistoryModel {
        var model = self
        model.isAlone = true
        return model
    }

    var summary: Summary {
        var items: [String: String] = [:]
        var tally: [String: Int] = [:]
        var unknown: Set<String> = []
        for id in Set(events.compactMap(item)) {
            let (word, isStale) = standing(of: id)
            items[id] = word + (isStale ? " stale" : "")
            if !isStale {
                tally[word, default: 0] += 1
                if word == "interrupted" { unknown.insert(id) }
            }
        }
        let words = [
            ["passed"], ["failed", "stopped"], ["skipped"], ["confirmed"], ["met"], ["notMet"],
            ["interrupted"],
        ]
        let starts = events.compactMap { event in
            if case .stepStarted(let start) = event { start.ordinal } else { nil }
        }
        var values: [String: String] = [:]
        for case .parameterSet(let event) in events { values[event.name] = event.value }
        return Summary(
            items: items,
            counts: words.map { $0.reduce(0) { $0 + (tally[$1] ?? 0) } },
            standing: standing,
            lastOrdinal: starts.max() ?? 0,
            attempts: starts.count,
            parameters: values,
            unknown: unknown
        )
    }

    private var standing: String {
        let last = events.last { event in
            switch event {
            case .runSuspended, .runResumed, .runFinished: true
            default: false
            }
        }
        return switch last {
        case .runSuspended?: "suspended"
        case .runFinished?: "finished"
        default: isAlone ? "abandoned" : "running"
        }
    }

    /// The word for an item, by the last event about it and what came behind that.
    private func standing(of id: String) -> (word: String, isStale: Bool) {
        guard let place = events.lastIndex(where: { item($0) == id }) else {
            return ("pending", false)
        }
        let later = events[(place + 1)...]
        let isLost =
            isAlone
            || later.contains { event in
                switch event {
                case .runSuspended, .runResumed, .runFinished: true
                default: false
                }
            }
        let word =
            switch events[place] {
            case .stepStarted: isLost ? "pending" : "started"
            case .stepSpawned: isLost ? "interrupted" : "running"
            case .stepFinished(let event): Self.word(event.verdict)
            case .stepSkipped: "skipped"
            case .stepConfirmed: "confirmed"
            case .criterionAttested(let event): event.answer == .met ? "met" : "notMet"
            default: "?"
            }
        let isStale = events.indices.dropFirst(place + 1).contains { index in
            guard case .wentBack(let event) = events[index] else { return false }
            let order = order(before: index)
            guard let target = order.firstIndex(of: event.to) else { return false }
            return order[target...].contains(id)
        }
        return (word, isStale)
    }

    /// The items that had been reached before that event, without those gone back behind.
    private func order(before index: Int) -> [String] {
        var order: [String] = []
        for event in events[..<index] {
            if case .wentBack(let back) = event {
                order = Array(order.prefix { $0 != back.to })
            } else if let id = item(event), !order.contains(id) {
                order.append(id)
            }
        }
        return order
    }

    private static func word(_ verdict: StepFinished.Verdict) -> String {
        switch verdict {
        case .passed, .takenAsDone: "passed"
        case .failed, .takenAsFailed: "failed"
        case .stopped: "stopped"
        case .repeated: "pending"
        }
    }

    private func item(_ event: RunEvent) -> String? {
        switch event {
        case .stepStarted(let event): event.item
        case .stepSpawned(let event): owner(of: event.ordinal)
        case .stepFinished(let event): event.item
        case .stepSkipped(let event): event.item
        case .stepConfirmed(let event): event.item
        case .criterionAttested(let event): event.item
        default: nil
        }
    }

    private func owner(of ordinal: Int) -> String? {
        for case .stepStarted(let event) in events where event.ordinal == ordinal {
            return event.item
        }
        return nil
    }
}

extension HistoryModel.Summary {
    /// What the fold says.
    init(_ state: RunState) {
        let counts = state.counts
        self.init(
            items: state.items.mapValues { "\($0.status)" + ($0.isStale ? " stale" : "") },
            counts: [
                counts.passed, counts.failed, counts.skipped, counts.confirmed, counts.attested,
                counts.notMet, counts.unknown,
            ],
            standing: Self.word(state.standing),
            lastOrdinal: state.nextOrdinal - 1,
            attempts: state.attempts.count,
            parameters: state.parameters,
            unknown: Set(state.interrupted.map(\.item))
        )
    }

    private static func word(_ standing: RunState.Standing) -> String {
        switch standing {
        case .running: "running"
        case .suspended: "suspended"
        case .abandoned: "abandoned"
        case .finished: "finished"
        }
    }
}
