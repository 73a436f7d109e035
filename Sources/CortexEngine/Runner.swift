import CortexJournal
import CortexRunbook
package import CortexShell

/// Drives one run: goes through the plan, asks its operator, runs the steps and records it all.
package final class Runner<Person: Operator> {
    let plan: Plan
    let options: RunOptions
    let record: RunRecord
    let person: Person
    var parameters: Parameters
    let session: ShellSession
    var state: ShellState {
        didSet { knownDigest = nil }
    }
    /// The digest of the present state, where it is known already.
    var knownDigest: String?
    var stateSize = StateSize()
    /// What steps have changed in the shell since the operator last let one run.
    var unseenChanges: [String] = []
    var syntax: SyntaxCheck

    let itinerary: Itinerary
    let linked: LinkedRunbooks
    let desk: ShellDesk<Person>
    /// The 1-based place of each step among those that take part, by the item's index.
    private let positions: [Int: Int]
    /// The state that a run begins with.
    private let initial: ShellState
    private var enteredSection: Int??
    /// The index of the item at which the run is; `nil` before the first.
    private var current: Int?

    package init(
        plan: Plan,
        options: RunOptions,
        parameters: Parameters,
        record: RunRecord,
        person: Person,
        session: ShellSession,
        initial: ShellState,
        syntax: SyntaxCheck,
        linked: LinkedRunbooks = .none
    ) {
        self.plan = plan
        self.options = options
        self.parameters = parameters
        self.record = record
        self.person = person
        self.session = session
        self.initial = initial
        state = initial
        self.syntax = syntax
        itinerary = Itinerary(plan)
        self.linked = linked
        desk = ShellDesk(
            record: record,
            person: person,
            session: session,
            operatorName: options.operatorName
        )
        let steps = plan.active.map(\.item).filter { !plan.runbook.items[$0].isCriterion }
        positions = Dictionary(uniqueKeysWithValues: zip(steps, 1...))
    }

    /// Who decided what is recorded next, and in which role.
    var decider: (by: String?, role: String?) {
        person.decider.map { ($0.by, $0.role) } ?? (options.operatorName, options.role)
    }

    /// Goes through the plan from where the journal has come to, to its end or to where the operator
    /// or a failure stops it.
    ///
    /// - Returns: how the run ended; what the journal holds agrees with it.
    package func drive() throws -> RunEnd {
        do {
            try settleValues()
            try settleState()
            if let reason = try walkCalled() ?? walk(plan.entries) {
                return try suspend(reason, at: current)
            }
            return try finish()
        } catch let interruption as Interruption {
            if let text = interruption.unfinished {
                let item = current.map { plan.runbook.items[$0].id }
                try record.append(
                    .noteAdded(
                        .init(text: text, item: item, by: options.operatorName, unfinished: true)
                    )
                )
            }
            return try suspend(interruption.reason, at: current)
        }
    }

    /// Settles `entries` one after the other, from the first that is not.
    ///
    /// `section` is the id of the section on demand that they make up, `nil` for the flow. Returns
    /// why the run pauses; `nil` when all is settled, or nobody wants `section` any more.
    private func walk(
        _ entries: [Plan.Entry],
        of section: String? = nil
    ) throws -> RunSuspended.Reason? {
        let route = itinerary.route(entries)
        var start = 0
        while let stop = itinerary.next(on: route, from: start, in: record.state) {
            try checkSignals()
            switch try settle(stop, on: route) {
            case .next: start = stop.following
            case .again: start = 0
            case .suspend(let reason): return reason
            }
            if let section, !isCalled(section) { return nil }
        }
        return nil
    }

    private func settle(_ stop: Itinerary.Stop, on route: Itinerary.Route) throws -> Move {
        switch stop {
        case .entry(let place):
            current = route.entries[place].item
            return try visit(route.entries[place])
        case .gate(let gate, _): return try settle(gate)
        }
    }

    /// Takes up `items`, which make up `section`, all of them anew, because of `item`.
    func call(_ items: Set<Int>, of section: String, because item: Item) throws -> Move {
        let ids = plan.called(items).map { plan.runbook.items[$0.item].id }
        try record.append(
            .sectionCalled(
                .init(section: section, items: ids, item: item.id, by: decider.by)
            )
        )
        return try walkCalled().map { .suspend($0) } ?? .again
    }

    /// Goes through what was taken up on demand, the innermost first.
    private func walkCalled() throws -> RunSuspended.Reason? {
        while let called = record.state.called.last?.event {
            let ids = Set(called.items)
            let items = plan.runbook.items.indices.filter {
                ids.contains(plan.runbook.items[$0].id)
            }
            if let reason = try walk(plan.called(Set(items)), of: called.section) { return reason }
            if isCalled(called.section) {
                try record.append(.sectionLeft(.init(section: called.section)))
            }
        }
        return nil
    }

    private func isCalled(_ section: String) -> Bool {
        record.state.called.contains { $0.event.section == section }
    }

    /// Throws `Interruption` if this process was told to end while nothing ran.
    private func checkSignals() throws(Interruption) {
        if let signal = session.takeSignals().first {
            throw Interruption(RunSuspended.Reason(signal))
        }
    }

    /// Records the values of the options that the run does not have yet.
    private func settleValues() throws {
        let known = record.state.parameters
        for (name, value) in options.values { record.learn(value, named: name) }
        for (name, value) in options.values.sorted(by: { $0.key < $1.key })
        where known[name] != value {
            try record.append(.parameterSet(.init(name: name, value: value, source: .option)))
        }
    }

    /// Brings the shell's state to where the journal left it.
    private func settleState() throws {
        defer { record.learn(from: state) }
        guard let reference = record.state.shellState else {
            state = try settled(initial)
            return
        }
        let saved = try record.folder.state(reference)
        state = try ShellState(bytes: saved).taking(
            ShellState.connectionVariables,
            from: initial
        )
    }

    /// Has bash run nothing once, so that the first step's state is one that bash has written.
    private func settled(_ state: ShellState) throws -> ShellState {
        var bystander = Bystander()
        let nothing = StepRequest(script: [], state: state)
        let settled = try session.run(session.prepare(nothing), observer: &bystander).state
        try bystander.check()
        return settled
    }

    private func visit(_ entry: Plan.Entry) throws -> Move {
        if let omission = entry.omission {
            if Choices.isRecorded(omission) {
                try skip(entry.item, because: omission)
            }
            return .next
        }
        guard try isPicked(entry) else {
            try skip(entry.item, because: Choices.notChosen)
            return .next
        }
        try enterSection(of: entry)
        if let condition = entry.condition {
            switch try takes(entry, because: condition) {
            case .take: break
            case .leave:
                try skip(entry.item, because: condition)
                return .next
            case .quit: return .suspend(.quit)
            }
        }
        return try meet(entry)
    }

    /// Has the entry's item done or attested, or decided about where it failed already.
    func meet(_ entry: Plan.Entry) throws -> Move {
        let item = plan.runbook.items[entry.item]
        let known = record.state.item(item.id)
        switch item.content {
        case .command(let command):
            if known.status == .interrupted { return try resolve(command, of: entry) }
            if known.hasFailed, !options.unattended {
                return try settleFailure(of: command, at: entry)
            }
            return try runCommand(command, of: entry)
        case .manual(let text): return try confirmManual(text, of: entry)
        case .criterion(let text): return try attestCriterion(text, of: entry)
        }
    }

    /// Whether the item's alternative is the one that the operator picked; asks once a group.
    private func isPicked(_ entry: Plan.Entry) throws -> Bool {
        guard let alternative = entry.alternative else { return true }
        let offered = plan.offered(in: alternative.group)
        let chosen = try record.state.choice(among: offered.map(\.id)) ?? choose(among: offered)
        return plan.runbook.sections[alternative.section].id == chosen
    }

    private func choose(among offered: [Section]) throws -> String {
        let chosen = try person.choose(among: offered)?.id ?? "none"
        try record.append(
            .alternativeChosen(
                .init(offered: offered.map(\.id), chosen: chosen, by: decider.by)
            )
        )
        return chosen
    }

    private func enterSection(of entry: Plan.Entry) throws {
        let section = plan.runbook.items[entry.item].section
        guard enteredSection != .some(section) else { return }
        enteredSection = .some(section)
        if let section {
            let entered = plan.runbook.sections[section]
            try record.append(
                .sectionEntered(.init(section: entered.id, title: entered.title))
            )
        }
    }

    /// Asks whether something conditional takes part; once for a conditional section.
    private func takes(_ entry: Plan.Entry, because condition: String) throws -> TakeAnswer {
        let subject = plan.conditionKey(of: entry)
        if let applies = record.state.applies(subject) { return applies ? .take : .leave }
        let answer = try person.take(question(about: entry), because: condition)
        if answer != .quit {
            try record.append(
                .conditionDecided(
                    .init(
                        subject: subject,
                        condition: condition,
                        applies: answer == .take,
                        by: decider.by
                    )
                )
            )
        }
        return answer
    }

    func skip(_ index: Int, because reason: String) throws {
        try skip(plan.runbook.items[index], because: reason)
    }

    func skip(_ item: Item, because reason: String) throws {
        try record.append(
            .stepSkipped(
                .init(item: item.id, line: item.line, reason: reason, by: decider.by)
            )
        )
    }

    /// Returns what is asked about the entry's item.
    func question(about entry: Plan.Entry, script: String = "") -> Question {
        let item = plan.runbook.items[entry.item]
        let place = position(of: entry)
        return Question(
            item: item,
            section: item.section.map { plan.runbook.sections[$0] },
            place: plan.runbook.place(of: item),
            position: place.position,
            count: place.count,
            script: script,
            earlier: options.unattended ? [] : itinerary.earlier(in: record.state)
        )
    }

    /// The 1-based place among the steps that take part, or among those taken up on demand.
    private func position(of entry: Plan.Entry) -> (position: Int, count: Int) {
        if let position = positions[entry.item] { return (position, positions.count) }
        let ids = Set(record.state.called.last?.event.items ?? [])
        let steps = plan.entries.map(\.item).filter {
            ids.contains(plan.runbook.items[$0].id) && !plan.runbook.items[$0].isCriterion
        }
        return ((steps.firstIndex(of: entry.item) ?? 0) + 1, max(steps.count, 1))
    }

    /// Goes back to the step of that id, with the state it had or the present one.
    func goBack(from item: Item, to id: String, state kind: WentBack.State) throws -> Move {
        let restored: ShellState =
            switch kind {
            case .then: try savedState(in: record.state.item(id).stateBefore)
            case .current: state
            }
        try record.append(
            .wentBack(
                .init(
                    from: item.id,
                    to: id,
                    state: kind,
                    stateSHA256: Digest.hex(of: restored.bytes),
                    by: decider.by
                )
            )
        )
        state = restored
        return .again
    }

    /// Reads a state from where it is kept; `nil` stands for the one that a run begins with.
    func savedState(in reference: StateReference?) throws -> ShellState {
        guard let reference else { return try settled(initial) }
        return try ShellState(bytes: record.folder.state(reference))
    }
}

extension Itinerary.Stop {
    /// The place from which the way goes on once this is settled.
    fileprivate var following: Int {
        switch self {
        case .entry(let place): place + 1
        case .gate(_, let place): place
        }
    }
}

/// Where a run goes after an item.
enum Move {
    case next
    /// To the first item that is not settled.
    case again
    case suspend(RunSuspended.Reason)
}
