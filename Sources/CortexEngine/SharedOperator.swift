package import CortexJournal
import CortexRunbook
package import CortexShell

/// Has whoever is first decide: the operator at the run's terminal, or somebody elsewhere.
///
/// Each question is a request in the journal before it is asked. Whoever answers claims the answer's
/// file; the journal tells what it holds, and only then the run acts on it. A question that nobody
/// has answered stays open when its driver goes, and is put again by the next one under the same
/// number.
package final class SharedOperator<Person: Operator>: Operator {
    let person: Person
    let record: RunRecord
    let options: RunOptions
    /// The operator, as they answer.
    let author: () -> Author
    private let box: DecisionBox
    /// The number of the decision that was made last in this process.
    private var last: Int?

    /// - Throws: `JournalError` if the folder for answers cannot be opened.
    package init(
        _ person: Person,
        of record: RunRecord,
        options: RunOptions,
        author: @escaping () -> Author
    ) throws {
        self.person = person
        self.record = record
        self.options = options
        self.author = author
        box = try DecisionBox(record.folder, run: record.state.run)
    }

    package var decider: DecisionAnswered? {
        guard let last, let decision = record.state.unapplied,
            decision.request.decision == last
        else { return nil }
        return decision.answer
    }

    /// Has somebody answer `draft`, which gets its number here; `ask` asks the operator.
    func settle<Answer>(
        _ draft: DecisionRequested,
        _ words: AnswerWords<Answer>,
        by ask: () throws -> Answer
    ) throws -> Answer {
        for line in try record.takeNotes() { person.tell(line) }
        if let answer = leftBehind(draft, words) { return answer }
        while true {
            let decision = try open(draft)
            if let given = try arrived(decision) {
                try adopt(given)
                // What ran with the driver that was told so is not known to have begun.
                guard given.through != .terminal || !Self.runs(given.answer) else { continue }
                if let answer = words.answer(AnswerWord(given.answer, given.text)) {
                    return answer
                }
                continue
            }
            guard let answer = try closing(decision, ask) else { continue }
            guard let word = words.word(answer) else { return answer }
            if let objection = draft.objection(to: word.answer, from: author()) {
                person.tell(objection)
                continue
            }
            if try claim(decision, word) { return answer }
        }
    }

    /// Asks the operator; `nil` if an answer came from elsewhere meanwhile.
    private func closing<Answer>(_ decision: Decision, _ ask: () throws -> Answer) throws -> Answer?
    {
        person.watch { [box] in box.hasAnswer(to: decision.request.decision) }
        defer { person.watch(nil) }
        do {
            return try ask()
        } catch is AnsweredElsewhere {
            return nil
        }
    }

    /// Returns what was answered before this driver came, if nothing has followed from it.
    private func leftBehind<Answer>(
        _ draft: DecisionRequested,
        _ words: AnswerWords<Answer>
    ) -> Answer? {
        guard let decision = record.state.unapplied, decision.request.decision != last,
            decision.request.asksTheSame(as: draft), let given = decision.answer,
            !Self.runs(given.answer), !Self.pauses(given.answer),
            let answer = words.answer(AnswerWord(given.answer, given.text))
        else { return nil }
        last = decision.request.decision
        return answer
    }

    /// Returns the request: the one that is open already, or a new one.
    private func open(_ draft: DecisionRequested) throws -> Decision {
        if let pending = record.state.pending, pending.request.asksTheSame(as: draft) {
            return pending
        }
        var request = draft
        request.decision = (record.state.decisions.last?.request.decision ?? 0) + 1
        // Nobody can have answered what was never asked.
        if let name = try box.clear(request.decision) { person.tell(Self.putAside(name)) }
        let asked = try record.append(.decisionRequested(request))
        return Decision(request: request, hash: asked.hash, time: asked.time)
    }

    /// Returns the answer that somebody has given; what only lies in its place is put aside.
    private func arrived(_ decision: Decision) throws -> GivenAnswer? {
        do {
            return try box.answer(to: decision)
        } catch {
            guard error.kind == .refused else { throw error }
            let name = try box.clear(decision.request.decision)
            person.tell("\(error)\(name.map { "; it is kept as \($0)" } ?? "")")
            return nil
        }
    }

    /// Records what somebody has answered, and tells it.
    private func adopt(_ given: GivenAnswer) throws {
        try record.append(.decisionAnswered(given.event))
        last = given.decision
        if given.through != .terminal { person.tell(Self.answered(given)) }
    }

    /// Gives the operator's answer; false if somebody was faster with another one.
    private func claim(_ decision: Decision, _ word: AnswerWord) throws -> Bool {
        let given = GivenAnswer(
            word.answer,
            text: word.text.map(record.redacting),
            to: decision,
            of: record.state.run,
            through: .terminal,
            author: author()
        )
        do {
            switch try box.give(given, to: decision) {
            case .accepted: try adopt(given)
            case .repeated(let first): try adopt(first)
            case .conflict:
                person.tell(Self.tooLate(word.answer))
                return false
            }
            return true
        } catch let error as JournalError where error.kind == .refused {
            _ = try arrived(decision)
            return try claim(decision, word)
        }
    }

    /// Whether a step starts on this word.
    private static func runs(_ word: String) -> Bool {
        word == "run" || word == "destroy" || word == "really"
    }

    /// Whether the run pauses on this word.
    private static func pauses(_ word: String) -> Bool {
        word == "quit" || word == "stop"
    }
}

/// What needs no decision.
extension SharedOperator {
    package func open(_ briefing: Briefing) throws { try person.open(briefing) }
    package func edit(_ script: String) throws -> String? { try person.edit(script) }
    package func begin(_ question: Question) throws { try person.begin(question) }
    package func ended(_ end: StepEnd, of question: Question) throws {
        try person.ended(end, of: question)
    }
    package func pause(_ seconds: Int, before question: Question) throws -> Bool {
        try person.pause(seconds, before: question)
    }
    package func left(_ shell: StepResult) throws { try person.left(shell) }
    package func keepsShellChanges(_ changes: [String]) throws -> Bool {
        try person.keepsShellChanges(changes)
    }
    package func keeps(_ processes: [CortexJournal.BackgroundProcess]) throws -> Bool {
        try person.keeps(processes)
    }
    package func tell(_ message: String) { person.tell(message) }
}

extension SharedOperator {
    private static func answered(_ given: GivenAnswer) -> String {
        let text = given.text.map { ": \($0)" } ?? ""
        return "answered `\(given.answer)`\(text) by \(given.author.words)"
    }

    private static func tooLate(_ answer: String) -> String {
        "your `\(answer)` came too late and was not used"
    }

    private static func putAside(_ name: String) -> String {
        "an answer lay there before the question was asked; it was not taken and is kept as \(name)"
    }
}

extension DecisionRequested {
    /// Whether an answer to this one answers `other`, whatever their numbers and words.
    fileprivate func asksTheSame(as other: DecisionRequested) -> Bool {
        var same = other
        (same.decision, same.subject) = (decision, subject)
        return same == self
    }
}
