import CortexEngine
import CortexJournal

/// What a person said of an item.
struct HistoryWord: Sendable, Equatable {
    /// The person, with the role they acted in.
    let actor: String
    /// The note or the reason.
    let text: String?
}

/// When an attempt ran.
struct AttemptTimes: Sendable, Equatable {
    let started: Moment
    /// How long the run had been driven by then, in nanoseconds.
    let offset: Int64
}

/// What a run's records tell in their order, beyond how each item stands in the end.
struct ReportHistory: Sendable {
    /// Words by the item's id in the runbook as it is now.
    private(set) var attested: [String: HistoryWord] = [:]
    private(set) var confirmed: [String: HistoryWord] = [:]
    private(set) var skipped: [String: HistoryWord] = [:]
    private(set) var overridden: [String: HistoryWord] = [:]
    private(set) var times: [StepKey: AttemptTimes] = [:]
    /// Who drove the run when the step with this ordinal was started.
    private(set) var drivers: [Int: String] = [:]
    private(set) var people: [ReportPerson] = []
    private(set) var milestones: [ReportMilestone] = []
    private(set) var notes: [ReportNote] = []
    private(set) var recovered: [RunRecovered] = []
    private(set) var clockJumps: [(moment: Moment, nanoseconds: Int64)] = []
    /// Approvals and refusals in order.
    private(set) var signed: [(event: GateSigned, actor: String, moment: Moment)] = []
    private var found: [ReportDeviation] = []
    private var matched = StepsMatched()
    private var state = RunState()

    /// Folds `records`, which a reader has verified.
    init(_ records: [Record]) {
        for record in records {
            state.apply(record)
            if let event = record.event { take(event, at: record.time) }
        }
        state = RunState()
    }

    /// The deviations in their order, without what concerns items that `ids` names.
    func deviations(leaving ids: Set<String>) -> [ReportDeviation] {
        found.filter { deviation in
            deviation.kind != .skipped || !(deviation.item.map(ids.contains) ?? false)
        }
    }

    private mutating func take(_ event: RunEvent, at time: Moment) {
        takeItems(event, at: time)
        takeRun(event, at: time)
        takeGates(event, at: time)
        takeDeviations(event, at: time)
    }

    /// What people and the run did with items.
    private mutating func takeItems(_ event: RunEvent, at time: Moment) {
        switch event {
        case .stepStarted(let event):
            let key = StepKey(event.ordinal, attempt: event.attempt)
            times[key] = AttemptTimes(started: time, offset: state.elapsedNanoseconds)
            drivers[event.ordinal] = driver
            if event.confirmed == .prompt || event.confirmed == .typed {
                note(event.by, nil) { $0.confirmed += 1 }
            }
        case .stepConfirmed(let event):
            confirmed[event.item] = HistoryWord(actor: actor(event.by, event.role), text: nil)
            note(event.by, event.role) { $0.confirmed += 1 }
        case .criterionAttested(let event):
            attested[event.item] = HistoryWord(actor: actor(event.by, event.role), text: event.note)
            if event.answer != .leftOpen { note(event.by, event.role) { $0.attested += 1 } }
        case .stepSkipped(let event):
            skipped[event.item] = HistoryWord(actor: actor(event.by, nil), text: event.reason)
        case .stepOverridden(let event):
            let word = HistoryWord(actor: actor(event.by, event.role), text: event.reason)
            overridden[event.item] = word
            note(event.by, event.role) { _ in }
        case .decisionAnswered(let event):
            note(event.by ?? event.user, event.role) { $0.decided += 1 }
        case .stepsMatched(let event):
            matched.moved.merge(event.moved) { first, _ in first }
            matched.changed += event.changed
            matched.removed += event.removed
        case .runbookAdopted: adopt()
        default: break
        }
    }

    private mutating func takeRun(_ event: RunEvent, at time: Moment) {
        switch event {
        case .runStarted(let event):
            note(event.driver.by ?? event.driver.user, event.driver.role) { $0.drove += 1 }
            tell(.started, "started on \(event.driver.host)", time)
        case .runResumed(let event):
            note(event.driver.by ?? event.driver.user, event.driver.role) { $0.drove += 1 }
            tell(.resumed, "taken up again on \(event.driver.host)", time)
        case .runSuspended(let event): tell(.suspended, "paused: \(event.reason.sentence)", time)
        case .runFinished(let event): tell(.finished, "finished: \(event.verdict.rawValue)", time)
        case .sectionEntered(let event):
            // An id that is a number stands before the title in the document, too.
            let isNumber = event.section.first?.isNumber ?? false
            tell(.section, (isNumber ? "\(event.section) " : "") + event.title, time)
        case .commandFailed(let event):
            tell(.failure, "line \(event.line): \(event.command) exited \(event.status)", time)
        case .childRunStarted(let event):
            tell(.child, "started \(event.runbook), run \(event.name)", time, by: event.by)
        case .runRecovered(let event): recovered.append(event)
        case .clockJumped(let event): clockJumps.append((time, event.nanoseconds))
        case .noteAdded(let event):
            let name = event.by ?? event.user ?? driver
            let given = event.given.flatMap(Moment.wall(fromTimestamp:)) ?? time.wall
            notes.append(
                ReportNote(text: event.text, item: event.item, by: name, moment: given)
            )
            note(name, nil) { $0.noted += 1 }
        default: break
        }
    }

    private mutating func takeGates(_ event: RunEvent, at time: Moment) {
        switch event {
        case .gateSigned(let event):
            let isApproval = event.decision == .approved
            signed.append((event, actor(event.by, event.role), time))
            note(event.by, event.role) { $0.signed += 1 }
            let words = "\(isApproval ? "approved" : "refused") \(event.gate)"
            tell(isApproval ? .approved : .refused, words, time, by: event.by)
        case .gatePassed(let event): tell(.gate, "\(event.gate) passed", time)
        default: break
        }
    }

    private mutating func takeDeviations(_ event: RunEvent, at time: Moment) {
        guard let deviation = ReportDeviation(event, matched, moment: time, actor: actor) else {
            if case .runbookAdopted = event { matched = StepsMatched() }
            return
        }
        found.append(deviation)
        if case .runbookAdopted = event { matched = StepsMatched() }
        if deviation.kind == .skipped || deviation.kind == .value { return }
        tell(.deviation, deviation.title, time, by: deviation.by)
    }

    /// Gives the items the ids that they have in the new runbook.
    private mutating func adopt() {
        let moved = matched.moved
        func renamed(_ words: [String: HistoryWord]) -> [String: HistoryWord] {
            Dictionary(words.map { (moved[$0.key] ?? $0.key, $0.value) }) { first, _ in first }
        }
        attested = renamed(attested)
        confirmed = renamed(confirmed)
        skipped = renamed(skipped)
        overridden = renamed(overridden)
    }

    private var driver: String { state.driver.map { $0.by ?? $0.user } ?? "" }

    private func actor(_ by: String?, _ role: String?) -> String {
        let name = by ?? driver
        return role.map { "\(name) (\($0))" } ?? name
    }

    private mutating func tell(
        _ kind: ReportMilestone.Kind,
        _ words: String,
        _ time: Moment,
        by: String? = nil
    ) {
        milestones.append(
            ReportMilestone(
                kind: kind,
                words: words,
                by: by ?? driver,
                moment: time,
                offset: state.elapsedNanoseconds
            )
        )
    }

    private mutating func note(
        _ by: String?,
        _ role: String?,
        _ change: (inout ReportPerson) -> Void
    ) {
        let name = by ?? driver
        let wanted = PersonName(name)
        let index = people.firstIndex { PersonName($0.name) == wanted } ?? people.count
        if index == people.count { people.append(ReportPerson(name: name)) }
        change(&people[index])
        if let role, !people[index].roles.contains(where: { PersonName($0) == PersonName(role) }) {
            people[index].roles.append(role)
        }
    }
}
