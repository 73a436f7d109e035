import Foundation

/// One disturbed use of the program, in a folder of its own on a fast disk.
final class FaultBench {
    let bench: Workbench
    private let scenario: FaultScenario
    private var run = ""
    /// What of the screen or of standard output was there at the end.
    private(set) var shown = ""
    /// Whether the terminal was left as it was found; true without one.
    private(set) var isTerminalInOrder = true

    init(_ scenario: FaultScenario) throws {
        self.scenario = scenario
        bench = try Workbench(
            in: FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : nil
        )
        try bench.scratch.file("work/runbook.md", scenario.document)
        if let settings = scenario.settings { try bench.scratch.file("work/cortex.toml", settings) }
        if !scenario.before.isEmpty {
            let terminal = try bench.terminal(["run", "runbook.md"])
            for (question, answer) in scenario.before { try terminal.answer(question, answer) }
            _ = try terminal.end()
        }
        run = bench.runs.first ?? ""
    }

    /// What `use` returns if the program does not come to an end.
    static let hangs: Int32 = -1

    /// Uses the program as the scenario says and returns its exit status, or `hangs`.
    func use(_ injector: Injector? = nil, arguments: [String]? = nil) throws -> Int32 {
        let wanted = (arguments ?? scenario.arguments).map { $0 == "RUN" ? run : $0 }
        var words = [Workbench.program] + wanted
        if let injector { words = injector.words(words) }
        guard !scenario.keys.isEmpty else {
            let result = try bench.run(words, input: "")
            shown = result.output
            return result.status
        }
        let terminal = try bench.program(words)
        for (question, answer) in scenario.keys {
            // The program may have come to an end before it asks.
            guard (try? terminal.answer(question, answer)) != nil else { break }
        }
        defer { shown = terminal.text }
        guard let status = try? terminal.end() else { return Self.hangs }
        isTerminalInOrder = terminal.isInOrder
        return status
    }

    /// An injector whose list is in this bench.
    func injector(_ harm: (Int, Injector.Harm)? = nil, onlyStore: Bool = false) -> Injector {
        Injector(
            harm: harm.map { ($0.0, $0.1) },
            folder: onlyStore ? "\(bench.scratch.path)/state" : nil,
            list: "\(bench.scratch.path)/calls"
        )
    }

    /// The journal of the only run; `nil` if there is none.
    var journal: JournalAudit? {
        bench.runs.first.flatMap {
            FileManager.default.contents(
                atPath: "\(bench.scratch.path)/state/cortex/runs/\($0)/journal.jsonl"
            )
        }.map { JournalAudit($0) }
    }

    /// How often each step took effect, by its item's id.
    var effects: [String: Int] {
        var counts: [String: Int] = [:]
        for line in (bench.scratch.text("work/effects") ?? "").split(separator: "\n") {
            counts[String(line), default: 0] += 1
        }
        return counts
    }

    /// Returns which of the six invariants do not hold now, each with what is wrong.
    func violations() throws -> [String] {
        if let path = journalPath, let journal = try? Journal(wholeLinesOf: path),
            !Processes(of: journal).areGone
        {
            return ["a step is still running"]
        }
        guard let journal else {
            return effects.isEmpty ? [] : ["I2: something took effect and there is no journal"]
        }
        var found = journal.fault.map { ["I5: \($0)"] } ?? []
        for (item, count) in effects {
            let attempts = journal.attempts(at: item)
            if count > attempts.started { found.append("I1: \(item) took effect \(count) times") }
            if count > attempts.spawned { found.append("I2: \(item) has effect and no start") }
            if attempts.spawned < attempts.ended { found.append("I4: \(item) ended, not started") }
        }
        for item in Set(journal.events("stepFinished").compactMap { $0["item"] as? String })
        where journal.attempts(at: item).passed > 0 && effects[item] == nil {
            found.append("I3: \(item) passed without an effect")
        }
        return found + lost(journal)
    }

    /// What was shown as done and is not in the journal.
    private func lost(_ journal: JournalAudit) -> [String] {
        if shown.hasPrefix("{\"h\"") {
            let lines = Set(journal.lines)
            let whole = shown.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            return whole.allSatisfy { lines.contains(Data("\($0)\n".utf8)) }
                ? [] : ["I6: a record that was printed is lost"]
        }
        guard shown.contains("1/1 passed"), !scenario.arguments.contains("status") else {
            return []
        }
        return journal.attempts(at: "1/1").passed > 0
            ? [] : ["I6: what was shown as passed is lost"]
    }

    private var journalPath: String? {
        bench.runs.first.map { "\(bench.scratch.path)/state/cortex/runs/\($0)/journal.jsonl" }
    }

    /// Everything in the folders of runs, by its path.
    var store: [String: Data] {
        let root = "\(bench.scratch.path)/state/cortex/runs"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        var files: [String: Data] = [:]
        for name in names { files[name] = FileManager.default.contents(atPath: "\(root)/\(name)") }
        return files
    }
}
