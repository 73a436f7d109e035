import Foundation

/// Takes up a run that was disturbed, as its operator would.
struct Recovery {
    /// What is wrong after that.
    private(set) var violations: [String] = []

    /// Takes the run up to its end; an interrupted step is looked at and taken as done.
    ///
    /// With an `injector` the run is disturbed once more, and that is all.
    init(_ bench: FaultBench, _ injector: Injector? = nil) throws {
        guard let journal = bench.journal, !journal.records.isEmpty else { return }
        if injector == nil { violations += try Self.unseen(bench, journal) }
        guard !journal.isFinished else { return }
        var words = [Workbench.program, "run", "--resume"]
        if let injector { words = injector.words(words) }
        let terminal = try bench.bench.program(words)
        guard let status = Self.answer(terminal) else {
            violations.append("taking up the run does not come to an end: \(terminal.text)")
            return
        }
        if injector == nil, ![0, 1, 4].contains(status) {
            violations.append("taking up the run ends with \(status): \(terminal.text)")
        }
        violations += try bench.violations()
        for (item, count) in bench.effects where count > 1 {
            violations.append("I1: \(item) took effect \(count) times and nobody decided that")
        }
        if status == 0, bench.journal?.isFinished != true { violations.append("0, not finished") }
    }

    /// What has effects and is not shown to the operator.
    private static func unseen(_ bench: FaultBench, _ journal: JournalAudit) throws -> [String] {
        let status = try bench.bench.cortex("status")
        guard status.status == 0 else {
            return ["status ends with \(status.status): \(status.errors)"]
        }
        let isShown = status.output.contains("Outcome unknown")
        return bench.effects.keys.filter { journal.attempts(at: $0).ended == 0 && !isShown }.map {
            "I4: \($0) has effect and counts as nothing"
        }
    }

    /// Answers what the program asks; returns its exit status, `nil` if it does not end.
    private static func answer(_ terminal: TerminalProgram) -> Int32? {
        var left = 40
        while let question = try? terminal.wait(forFirstOf: answers.map(\.question)) {
            left -= 1
            guard left > 0 else { return nil }
            let isMenu = !question.hasPrefix("How")
            guard !isMenu || (try? terminal.wait(for: "? help")) != nil,
                let answer = answers.first(where: { $0.question == question })?.answer,
                (try? terminal.type(answer)) != nil
            else { break }
        }
        return try? terminal.end()
    }

    private static let answers: [(question: String, answer: String)] = [
        ("Run it?", "\r"), ("The block waits here.", "\r"), ("What became of it?", "d"),
        ("How do you know?", "it is there\r"), ("Met?", "y"),
        ("Do you sign for it?", "y"), ("And now?", "\r"),
    ]
}
