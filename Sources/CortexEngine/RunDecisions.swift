package import CortexJournal

/// What a run asks, for somebody who is not at its terminal.
package struct RunDecisions: Sendable {
    package let name: String
    package let state: RunState
    package let isDriven: Bool
    private let box: DecisionBox

    /// Reads the run in `folder`.
    ///
    /// - Throws: `JournalError` if its journal cannot be read.
    package init(_ folder: RunFolder) throws(JournalError) {
        name = folder.name
        isDriven = folder.isDriven
        let state = RunState(try folder.read().records)
        self.state = isDriven ? state : state.withoutDriver()
        box = try DecisionBox(folder, run: state.run)
    }

    /// The answer that has been given to what is asked, and that the run has yet to take up.
    package var given: GivenAnswer? {
        guard let pending = state.pending else { return nil }
        return try? box.answer(to: pending)
    }

    /// What became of an answer.
    package enum Outcome: Sendable, Equatable {
        case accepted
        /// It had been given before, by somebody in these words.
        case known(by: String)
    }

    /// Gives `answer` to the decision of that number.
    ///
    /// `signed` are the digests of what `author` signed with a key, and of that signature.
    /// - Throws: `Refusal` of status `usage` that says what would be accepted; `JournalError`
    ///   `conflict` if somebody has answered otherwise, and nothing is changed.
    package func answer(
        _ number: Int,
        with answer: String,
        text: String?,
        by author: Author,
        signed: (statementSHA256: String, signatureSHA256: String)? = nil
    ) throws -> Outcome {
        guard let decision = state.decisions.last(where: { $0.request.decision == number }) else {
            throw Refusal(.usage, [Self.unknown(number, name)] + accepted)
        }
        if let first = decision.answer {
            guard first.answer == answer, first.text == text else {
                throw (try? box.answer(to: decision)).map(JournalError.conflict)
                    ?? JournalError.conflict(first)
            }
            return .known(by: first.by ?? first.user ?? state.driver?.user ?? "")
        }
        guard state.pending?.request.decision == number else {
            throw Refusal(.usage, [Self.gone(number, name)] + accepted)
        }
        if let objection = decision.request.objection(to: answer, text: text, from: author) {
            throw Refusal(.usage, [objection] + accepted)
        }
        var given = GivenAnswer(
            answer,
            text: text,
            to: decision,
            of: state.run,
            through: .command,
            author: author
        )
        given.statementSHA256 = signed?.statementSHA256
        given.signatureSHA256 = signed?.signatureSHA256
        guard try given.bytes.count <= GivenAnswer.maximumSize else {
            throw Refusal(.usage, Self.tooLong)
        }
        switch try box.give(given, to: decision) {
        case .accepted: return .accepted
        case .repeated(let first): return .known(by: first.author.words)
        case .conflict(let first): throw JournalError.conflict(first)
        }
    }

    /// The command lines that would be accepted.
    private var accepted: [String] {
        guard let request = state.pending?.request else { return [Self.nothing] }
        return request.commands(run: name).map { "  \($0)" }
    }
}

extension RunDecisions {
    private static func unknown(_ number: Int, _ name: String) -> String {
        "run \(name) has asked no decision \(number)"
    }

    private static func gone(_ number: Int, _ name: String) -> String {
        "decision \(number) of run \(name) is no longer asked"
    }

    private static let nothing = "nothing is waiting for an answer"
    private static let tooLong = "the answer is too long"
}
