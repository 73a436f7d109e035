import FoundationEssentials
package import SystemPackage

/// The folder of a run in which answers wait: whoever puts one there first has decided.
///
/// An answer is the file `<number>.json`, which has that name only as a whole and on the medium and
/// which nothing replaces. Answers at the run's own terminal are put there, too, before they count.
package struct DecisionBox: Sendable {
    private let run: String
    private let folder: Directory

    /// Opens the box of the run with this id, 32 hexadecimal digits.
    ///
    /// - Throws: `storage` if its folder can be neither opened nor made.
    package init(_ folder: RunFolder, run: String) throws(JournalError) {
        self.run = run
        do {
            self.folder = try folder.directory.directoryMadeIfNeeded(RunFolder.decisionsName)
        } catch {
            throw .unopened(folder.path.appending(RunFolder.decisionsName), "\(error)")
        }
    }

    /// What became of an answer that was given.
    package enum Giving: Sendable, Equatable {
        case accepted
        /// Somebody has given the same answer before.
        case repeated(GivenAnswer)
        /// Somebody has given another answer before.
        case conflict(GivenAnswer)
    }

    /// Gives `answer` to `decision`, unless it has one already.
    ///
    /// - Throws: `refused` if something that is no answer has taken its place; `storage`.
    package func give(
        _ answer: GivenAnswer,
        to decision: Decision
    ) throws(JournalError) -> Giving {
        let name = Self.name(decision.request.decision)
        do {
            if try folder.claim(name, holding: answer.bytes) { return .accepted }
        } catch {
            throw .unwritable(folder.path.appending(name), "\(error)")
        }
        guard let first = try self.answer(to: decision) else {
            throw .unwritable(folder.path.appending(name), "\(Errno.noSuchFileOrDirectory)")
        }
        let isSame = first.answer == answer.answer && first.text == answer.text
        return isSame ? .repeated(first) : .conflict(first)
    }

    /// Whether something has been put where the answer to that decision has its place.
    package func hasAnswer(to number: Int) -> Bool {
        folder.holds(Self.name(number))
    }

    /// Returns the answer that was given to `decision`; `nil` if none was.
    ///
    /// - Throws: `refused` if what lies there does not answer it.
    package func answer(to decision: Decision) throws(JournalError) -> GivenAnswer? {
        let name = Self.name(decision.request.decision)
        guard let bytes = try folder.untrusted(name, upTo: GivenAnswer.maximumSize) else {
            return nil
        }
        let place = folder.path.appending(name).string
        guard let answer = try? JSONDecoder().decode(GivenAnswer.self, from: Data(bytes)) else {
            throw .odd(place, Self.unreadable)
        }
        guard answer.schema == GivenAnswer.schema else { throw .odd(place, Self.newer) }
        guard
            answer.run == run, answer.decision == decision.request.decision,
            answer.request == decision.hash
        else { throw .odd(place, Self.otherQuestion) }
        // What only the terminal can answer is not among the words.
        let objection =
            answer.through == .terminal
            ? decision.request.objection(to: answer.answer, from: answer.author)
            : decision.request.objection(
                to: answer.answer,
                text: answer.text,
                from: answer.author
            )
        if let objection { throw .odd(place, objection) }
        return answer
    }

    /// Makes room for an answer to that decision: what lies in its place is no answer to it.
    ///
    /// - Returns: the name that it has now; `nil` if there was nothing.
    @discardableResult
    package func clear(_ number: Int) throws(JournalError) -> String? {
        let name = Self.name(number)
        guard folder.holds(name) else { return nil }
        let other = "\(name).refused-\(String(UInt64.random(in: 0 ... .max), radix: 16))"
        do {
            try folder.disk.rename(name, to: other, in: folder)
            try folder.synchronize()
        } catch {
            throw .unwritable(folder.path.appending(name), "\(error)")
        }
        return other
    }

    /// Returns the path of the answer to that decision.
    package func path(of number: Int) -> FilePath {
        folder.path.appending(Self.name(number))
    }

    private static func name(_ number: Int) -> String { "\(number).json" }
}

extension DecisionBox {
    private static let unreadable = "it is no answer that `cortex decide` wrote"
    private static let newer = "its form is not `\(GivenAnswer.schema)`: use the newer cortex"
    private static let otherQuestion = "it answers another question than the one asked"
}

extension JournalError {
    /// Somebody has answered first; `answer` is what holds.
    package static func conflict(_ answer: GivenAnswer) -> JournalError {
        let text = answer.text.map { ": \($0)" } ?? ""
        return JournalError(
            .conflict,
            "decision \(answer.decision) has been answered `\(answer.answer)`\(text) by "
                + "\(answer.author.words); nothing was changed"
        )
    }

    /// Somebody has answered first, as the journal tells.
    package static func conflict(_ answer: DecisionAnswered) -> JournalError {
        let name = answer.by ?? answer.user ?? "the operator"
        let place = answer.host.map { " on \($0)" } ?? ""
        return JournalError(
            .conflict,
            "decision \(answer.decision) has been answered `\(answer.answer)` by \(name)\(place); "
                + "nothing was changed"
        )
    }

    fileprivate static func unopened(_ path: FilePath, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path): cannot be opened: \(reason)")
    }

    fileprivate static func unwritable(_ path: FilePath, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path): cannot be written: \(reason)")
    }
}
