import CortexJournal
import CortexRunbook

/// The rules of what may follow what in a run: a fold over its records that collects what cannot be.
struct Chronicle {
    /// What cannot be, one line each.
    private(set) var objections: [String] = []
    private var steps = StepRules()
    private var decisions = DecisionRules()
    private var shells: [Int: Bool] = [:]
    private var items: [String: BlockIndex.Item] = [:]
    private var previous: Record?
    private var signed: Set<String> = []
    private var approvals: [GateName: Set<PersonName>] = [:]
    /// Why nothing but notes may follow; `nil` while the run goes on.
    private var rest: String?
    private let index: BlockIndex

    /// `index` is what the runbooks hold.
    init(_ index: BlockIndex) {
        self.index = index
    }

    /// Takes the next record; `state` is the run behind it.
    mutating func take(_ record: Record, _ state: RunState) {
        defer { previous = record }
        guard let event = record.event else { return }
        if let objection = objection(to: event, record, state) {
            objections.append("record \(record.seq): \(objection)")
        }
    }

    private mutating func objection(
        to event: RunEvent,
        _ record: Record,
        _ state: RunState
    ) -> String? {
        if let objection = restObjection(to: event) { return objection }
        switch event {
        case .runStarted:
            guard record.seq == 0 else { return "a run starts twice" }
            use(RunFolder.runbookName)
        case .runResumed:
            rest = nil
            steps.beginSession()
        case .runbookAdopted(let event): use(event.file)
        case .stepStarted(let event):
            return steps.start(event) ?? unknown(event)
        case .stepSpawned(let event): return steps.spawn(event.ordinal, event.attempt)
        case .commandFailed(let event): return steps.fail(event.ordinal, event.attempt)
        case .stepFinished(let event): return steps.finish(event)
        case .criterionAttested(let event):
            return unknown(event.item, .criterion, event.textSHA256)
        case .stepConfirmed(let event): return unknown(event.item, .manual, event.textSHA256)
        case .stepSkipped(let event): return unknown(event.item)
        case .stepOverridden(let event): return unknown(event.item)
        case .stepEdited(let event): return unknown(event.item)
        case .decisionRequested(let event): return decisions.request(event)
        case .decisionAnswered(let event): return decisions.answer(event)
        case .shellOpened(let event): return open(event.number)
        case .shellClosed(let event): return close(event.number)
        case .gateSigned(let event): return sign(event)
        case .gatePassed(let event): return pass(event)
        case .runSuspended: rest = "the run had paused"
        case .runFinished(let event):
            rest = "the run had finished"
            return finish(event, state)
        default: break
        }
        return nil
    }

    /// Where the run rests, only notes and what belongs to them may follow, or a resumption.
    private func restObjection(to event: RunEvent) -> String? {
        guard let rest else { return nil }
        switch event {
        case .noteAdded, .clockJumped, .runRecovered: return nil
        case .runResumed: return rest == "the run had paused" ? nil : "it follows, though \(rest)"
        default: return "it follows, though \(rest)"
        }
    }

    private mutating func use(_ file: String) {
        let document = index.runbooks.last { $0.file == file }
        items = Dictionary((document?.items ?? []).map { ($0.id, $0) }) { first, _ in first }
    }

    private func unknown(_ event: StepStarted) -> String? {
        guard event.kind != .exitTrap else { return nil }
        return unknown(event.item, .command, event.scriptSHA256)
    }

    /// Says that the runbook has no such item, or that it has other words.
    private func unknown(
        _ id: String,
        _ kind: BlockIndex.Item.Kind? = nil,
        _ sha256: String? = nil
    ) -> String? {
        if id == Self.exitTrap { return nil }
        guard let item = items[id] else { return "the runbook has no \(id)" }
        if let kind, item.kind != kind { return "\(id) of the runbook is no \(kind.rawValue)" }
        if let sha256, item.sha256 != sha256 { return "\(id) of the runbook has other words" }
        return nil
    }

    private mutating func open(_ number: Int) -> String? {
        guard number > (shells.keys.max() ?? 0) else {
            return "shell \(number) is not in its place"
        }
        shells[number] = false
        return nil
    }

    private mutating func close(_ number: Int) -> String? {
        guard shells.updateValue(true, forKey: number) == false else {
            return "shell \(number) was not open"
        }
        return nil
    }

    private mutating func sign(_ event: GateSigned) -> String? {
        guard event.head == previous?.hash else {
            return "gate `\(event.gate)` was signed for another head"
        }
        if let statement = event.statementSHA256, !signed.insert(statement).inserted {
            return "a signature for gate `\(event.gate)` counts twice"
        }
        let gate = GateName(event.gate, closing: event.section)
        let person = PersonName(event.by ?? "")
        switch event.decision {
        case .approved: approvals[gate, default: []].insert(person)
        case .refused: approvals[gate]?.remove(person)
        }
        return nil
    }

    private func pass(_ event: GatePassed) -> String? {
        let known = approvals[GateName(event.gate, closing: event.section)] ?? []
        let people = event.signers.map { PersonName($0) }
        guard Set(people).isSubset(of: known), Set(people).count == people.count else {
            return "gate `\(event.gate)` passed with people who had not signed"
        }
        return nil
    }

    private func finish(_ event: RunFinished, _ state: RunState) -> String? {
        if let open = steps.running { return "step \(open) had not ended" }
        let failed = state.counts.failed > 0 || state.counts.notMet > 0
        return failed && event.verdict == .passed ? "it says passed, and something failed" : nil
    }

    /// The id of the step that runs the shell's EXIT trap; no runbook has it.
    private static let exitTrap = "exit-trap"
}

/// What may follow what in the steps.
private struct StepRules {
    private struct Last {
        var attempt: Int
        var item: String
        var session: Int
        var isSpawned = false
        var isFinished = false
    }
    private var last: [Int: Last] = [:]
    private var session = 0

    mutating func beginSession() { session += 1 }

    /// The step that began in this session and has not ended.
    var running: Int? {
        last.first { $0.value.session == session && !$0.value.isFinished }?.key
    }

    mutating func start(_ event: StepStarted) -> String? {
        if let running { return "step \(event.ordinal) started while step \(running) ran" }
        // An attempt whose folder was made, and no more, leaves its number unused.
        if let before = last[event.ordinal] {
            guard event.attempt > before.attempt else {
                return "attempt \(event.attempt) of step \(event.ordinal) came before"
            }
        } else if event.ordinal != last.count + 1 || event.attempt < 1 {
            return "step \(event.ordinal).\(event.attempt) is not in its place"
        }
        last[event.ordinal] = Last(attempt: event.attempt, item: event.item, session: session)
        return nil
    }

    mutating func spawn(_ ordinal: Int, _ attempt: Int) -> String? {
        guard let step = present(ordinal, attempt), !step.isSpawned, step.session == session else {
            return "step \(ordinal).\(attempt) runs, though it was not started"
        }
        last[ordinal]?.isSpawned = true
        return nil
    }

    func fail(_ ordinal: Int, _ attempt: Int) -> String? {
        guard let step = present(ordinal, attempt), step.isSpawned, step.session == session else {
            return "a line of step \(ordinal).\(attempt) failed, though it did not run"
        }
        return nil
    }

    mutating func finish(_ event: StepFinished) -> String? {
        guard let step = present(event.ordinal, event.attempt) else {
            return "step \(event.ordinal).\(event.attempt) ended, though it was not started"
        }
        switch event.verdict {
        case .passed, .failed, .stopped:
            guard step.isSpawned, step.session == session, step.item == event.item else {
                return "step \(event.ordinal).\(event.attempt) ended, though it did not run"
            }
            if event.verdict == .passed, event.status != 0 {
                return "step \(event.ordinal).\(event.attempt) passed with another status than 0"
            }
        case .takenAsDone, .takenAsFailed, .repeated:
            guard step.session != session, event.reason != nil else {
                return "the end of step \(event.ordinal).\(event.attempt) was known"
            }
        }
        last[event.ordinal]?.isFinished = true
        return nil
    }

    /// The last attempt, if it is that one and has not ended.
    private func present(_ ordinal: Int, _ attempt: Int) -> Last? {
        guard let step = last[ordinal], step.attempt == attempt, !step.isFinished else {
            return nil
        }
        return step
    }
}

/// What may follow what in the decisions.
private struct DecisionRules {
    private var count = 0
    private var answered: Set<Int> = []

    mutating func request(_ event: DecisionRequested) -> String? {
        count += 1
        guard event.decision == count else { return "decision \(event.decision) is not the next" }
        return nil
    }

    mutating func answer(_ event: DecisionAnswered) -> String? {
        guard (1...max(1, count)).contains(event.decision), count > 0 else {
            return "decision \(event.decision) was answered before it was asked"
        }
        guard answered.insert(event.decision).inserted else {
            return "decision \(event.decision) was answered twice"
        }
        return nil
    }
}
