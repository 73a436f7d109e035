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

    /// How the items met so far ended, by their index in the document.
    var outcomes: [Int: Outcome] = [:]
    /// The steps met so far and where the state that they began with is kept; `nil` for the state
    /// that the run began with.
    var earlier: [(item: Int, state: StateReference.Source?)] = []
    /// Where the present state is kept; `nil` for the state that the run began with.
    var stateFile: StateReference.Source?
    let desk: ShellDesk<Person>
    /// The latest attempt of each step that was started, by the item's index.
    var attempts: [Int: StepNumber] = [:]
    /// The 1-based place of each step among those that take part, by the item's index.
    private let positions: [Int: Int]
    private var firstState: ShellState
    private var taken: [String: Bool] = [:]
    private var picks: [Int: Int?] = [:]
    private var currentSection: Int??

    package init(
        plan: Plan,
        options: RunOptions,
        parameters: Parameters,
        record: RunRecord,
        person: Person,
        session: ShellSession,
        state: ShellState,
        syntax: SyntaxCheck
    ) {
        self.plan = plan
        self.options = options
        self.parameters = parameters
        self.record = record
        self.person = person
        self.session = session
        self.state = state
        firstState = state
        self.syntax = syntax
        desk = ShellDesk(
            record: record,
            person: person,
            session: session,
            operatorName: options.operatorName
        )
        let steps = plan.active.map(\.item).filter { !plan.runbook.items[$0].isCriterion }
        positions = Dictionary(uniqueKeysWithValues: zip(steps, 1...))
    }

    /// Goes through the plan to its end, or to where the operator or a failure stops it.
    ///
    /// - Returns: how the run ended; what the journal holds agrees with it.
    package func drive() throws -> RunEnd {
        var cursor = 0
        do {
            for (name, value) in options.values.sorted(by: { $0.key < $1.key }) {
                try record.append(.parameterSet(.init(name: name, value: value, source: .option)))
            }
            try warmUp()
            while cursor < plan.entries.count {
                try checkSignals()
                switch try visit(plan.entries[cursor]) {
                case .next: cursor += 1
                case .to(let item): cursor = position(of: item)
                case .suspend(let reason): return try suspend(reason, at: plan.entries[cursor].item)
                }
            }
            return try finish()
        } catch let interruption as Interruption {
            let item = plan.entries.indices.contains(cursor) ? plan.entries[cursor].item : nil
            if let text = interruption.unfinished {
                try note(text, about: item.map { plan.runbook.items[$0] }, isUnfinished: true)
            }
            return try suspend(interruption.reason, at: item)
        }
    }

    /// Throws `Interruption` if this process was told to end while nothing ran.
    private func checkSignals() throws(Interruption) {
        if let signal = session.takeSignals().first {
            throw Interruption(RunSuspended.Reason(signal))
        }
    }

    /// Has bash run nothing once, so that the first step's state is one that bash has written.
    private func warmUp() throws {
        var bystander = Bystander()
        let nothing = StepRequest(script: [], state: state)
        state = try session.run(session.prepare(nothing), observer: &bystander).state
        try bystander.check()
        firstState = state
    }

    private func position(of item: Int) -> Int {
        plan.entries.firstIndex { $0.item == item } ?? 0
    }

    private func visit(_ entry: Plan.Entry) throws -> Move {
        if let omission = entry.omission {
            if omission == Choices.skipped || omission == Choices.notChosen {
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
        let item = plan.runbook.items[entry.item]
        switch item.content {
        case .command(let command): return try runCommand(command, of: entry)
        case .manual(let text): return try confirmManual(text, of: entry)
        case .criterion(let text): return try attestCriterion(text, of: entry)
        }
    }

    /// Whether the item's alternative is the one that the operator picked; asks once a group.
    private func isPicked(_ entry: Plan.Entry) throws -> Bool {
        guard let alternative = entry.alternative else { return true }
        if let pick = picks[alternative.group] {
            return pick == alternative.section
        }
        let active = Set(plan.active.compactMap(\.alternative?.section))
        let sections = (plan.alternatives[alternative.group] ?? []).filter(active.contains)
        let offered = sections.map { plan.runbook.sections[$0] }
        let chosen = try person.choose(among: offered)
        picks[alternative.group] = .some(
            sections.first { plan.runbook.sections[$0].id == chosen?.id }
        )
        try record.append(
            .alternativeChosen(
                .init(
                    offered: offered.map(\.id),
                    chosen: chosen?.id ?? "none",
                    by: options.operatorName
                )
            )
        )
        return try isPicked(entry)
    }

    private func enterSection(of entry: Plan.Entry) throws {
        let section = plan.runbook.items[entry.item].section
        guard currentSection != .some(section) else { return }
        currentSection = .some(section)
        if let section {
            let entered = plan.runbook.sections[section]
            try record.append(
                .sectionEntered(.init(section: entered.id, title: entered.title))
            )
        }
    }

    /// Asks whether something conditional takes part; once for a conditional section.
    private func takes(_ entry: Plan.Entry, because condition: String) throws -> TakeAnswer {
        let key = conditionKey(of: entry)
        if let answer = taken[key] {
            return answer ? .take : .leave
        }
        let answer = try person.take(question(about: entry), because: condition)
        if answer != .quit {
            taken[key] = answer == .take
        }
        return answer
    }

    /// What an answer about the entry's condition holds for: its conditional section, or itself.
    private func conditionKey(of entry: Plan.Entry) -> String {
        let item = plan.runbook.items[entry.item]
        let section = item.section.map { plan.runbook.sections[$0] }
        return section?.flow == .conditional ? section?.id ?? item.id : item.id
    }

    func skip(_ index: Int, because reason: String) throws {
        let item = plan.runbook.items[index]
        outcomes[index] = item.isCriterion ? .open : .skipped
        try record.append(
            .stepSkipped(
                .init(item: item.id, line: item.line, reason: reason, by: options.operatorName)
            )
        )
    }

    /// Returns what is asked about the entry's item.
    func question(about entry: Plan.Entry, script: String = "") -> Question {
        let item = plan.runbook.items[entry.item]
        return Question(
            item: item,
            section: item.section.map { plan.runbook.sections[$0] },
            place: plan.runbook.place(of: item),
            position: positions[entry.item] ?? 1,
            count: positions.count,
            script: script,
            earlier: options.unattended ? [] : earlier.map { plan.runbook.items[$0.item].id }
        )
    }

    /// Goes back to the step of that id, with the state it had or the present one.
    func goBack(from item: Item, to id: String, state kind: WentBack.State) throws -> Move {
        guard let target = earlier.lastIndex(where: { plan.runbook.items[$0.item].id == id })
        else { return .next }
        let step = earlier[target]
        let restored = kind == .then ? try savedState(in: step.state) : state
        try record.append(
            .wentBack(
                .init(
                    from: item.id,
                    to: id,
                    state: kind,
                    stateSHA256: Digest.hex(of: restored.bytes),
                    by: options.operatorName
                )
            )
        )
        if kind == .then {
            state = restored
            stateFile = step.state
        }
        earlier.removeSubrange(target...)
        forget(from: position(of: step.item))
        return .to(item: step.item)
    }

    /// Forgets how the items from `position` on ended, and what was decided behind it.
    private func forget(from position: Int) {
        let (kept, gone) = (plan.entries[...position], plan.entries[(position + 1)...])
        outcomes[plan.entries[position].item] = nil
        for entry in gone {
            outcomes[entry.item] = nil
        }
        for key in Set(gone.map(conditionKey)).subtracting(kept.map(conditionKey)) {
            taken[key] = nil
        }
        let groups = { (entry: Plan.Entry) in entry.alternative?.group }
        for group in Set(gone.compactMap(groups)).subtracting(kept.compactMap(groups)) {
            picks[group] = nil
        }
    }

    /// Reads a state from where it is kept.
    private func savedState(in source: StateReference.Source?) throws -> ShellState {
        let folder: StepFolder
        switch source {
        case nil: return firstState
        case .step(let ordinal, let attempt):
            folder = try record.folder.step(ordinal, attempt: attempt)
        case .shell(let number): folder = try record.folder.shell(number)
        }
        return try ShellState(bytes: folder.contents(.state))
    }
}

/// Where a run goes after an item.
enum Move {
    case next
    /// Back to the item of that index.
    case to(item: Int)
    case suspend(RunSuspended.Reason)
}
