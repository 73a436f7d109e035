import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Which run is taken up, and by whom.
@Suite struct ResumeChoiceTests {
    private static let blocks = ["echo one >> effects", "echo two >> effects"]

    /// Makes a run that stops before its second step, and returns its name.
    private func leave(_ bench: Workbench, _ options: String...) throws -> String {
        let before = Set(bench.runs)
        let terminal = try bench.terminal(["run", "runbook.md"] + options)
        if try terminal.wait(forFirstOf: ["Go on with", "Run it?"]) == "Go on with" {
            try terminal.answer("? help", "n")
            try terminal.wait(for: "Run it?")
        }
        try terminal.type("\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        return try #require(bench.runs.first { !before.contains($0) })
    }

    @Test(arguments: [("r", 0 as Int32, 1), ("n", 4, 2), ("q", 4, 1)])
    func `a runbook with an unfinished run offers it`(
        _ key: String,
        _ status: Int32,
        _ runs: Int
    ) throws {
        let bench = try Workbench(blocks: Self.blocks)
        let run = try leave(bench, "--as", "Ada")
        let before = try bench.journal(of: run).lines
        let terminal = try bench.runAtTerminal()
        let offer = try terminal.answer("Go on with it?", key)
        let words = offer.split { $0.isWhitespace }.joined(separator: " ")
        #expect(
            words.hasPrefix(
                "An unfinished run of this runbook is there: \(run), suspended (quit) 20"
            ),
            "\(offer)"
        )
        #expect(words.contains("Z, by Ada."))
        switch key {
        case "r": try terminal.answer("Run it?", "\r")
        case "n": try terminal.answer("Run it?", "q")
        default: break
        }
        #expect(try terminal.end() == status)
        #expect(terminal.isInOrder)
        #expect(bench.runs.count == runs)
        let after = try bench.journal(of: run)
        #expect((after.lines == before) == (key != "r"))
        #expect(after.list("runFinished", "verdict") == (key == "r" ? ["passed"] : []))
    }

    @Test func `of several unfinished runs the operator picks one`() throws {
        let bench = try Workbench(blocks: Self.blocks)
        let older = try leave(bench, "--as", "Ada")
        let newer = try leave(bench, "--as", "Bo")
        let terminal = try bench.runAtTerminal()
        let offer = try terminal.wait(for: "Go on with one of them?")
        let words = offer.split { $0.isWhitespace }.joined(separator: " ")
        #expect(words.contains("1 \(newer), suspended (quit) "), "\(offer)")
        #expect(words.contains(", by Bo 2 \(older), suspended (quit) "), "\(offer)")
        try terminal.wait(for: "1 resume 1  2 resume 2  n a new run")
        try terminal.type("2")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(try bench.journal(of: older).events.last == "runFinished")
        #expect(try bench.journal(of: newer).events.last == "runSuspended")
    }

    @Test func `who runs a runbook that is being run now is told so first`() throws {
        let bench = try Workbench(blocks: Self.blocks)
        let first = try bench.runAtTerminal("--as", "Ada")
        try first.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let second = try bench.runAtTerminal()
        let screen = try second.answer("Start another run?", "q")
        let words = screen.split { $0.isWhitespace }.joined(separator: " ")
        #expect(words.hasPrefix("This runbook is being run now: \(run), running since 20"))
        #expect(words.contains(", by Ada."))
        #expect(try second.end() == 4)
        #expect(bench.runs == [run])
        try first.type("q")
        #expect(try first.end() == 4)
    }

    @Test func `without anybody to ask, a new run is begun as ever`() throws {
        let bench = try Workbench(blocks: Self.blocks)
        let run = try leave(bench)
        #expect(try bench.runUnattended().status == 0)
        #expect(bench.runs.count == 2)
        #expect(try bench.journal(of: run).events.last == "runSuspended")
    }

    @Test(arguments: ["", "runbook.md", "DIRECTORY/runbook.md", "../work/runbook.md", "RUN", "ID"])
    func `the run to go on with is named by its runbook, its name, its id, or not at all`(
        _ word: String
    ) throws {
        let bench = try Workbench(blocks: Self.blocks)
        let run = try leave(bench)
        let words =
            ["run", "--resume", "--yes"]
            + (word.isEmpty
                ? []
                : [
                    word.replacing("DIRECTORY", with: bench.directory)
                        .replacing("RUN", with: run.prefix(20))
                        .replacing("ID", with: run.suffix(8))
                ])
        let result = try bench.cortex(words)
        #expect(result.status == 0, "\(result)")
        #expect(bench.scratch.text("work/effects") == "one\ntwo\n")
        #expect(try bench.journal().events.last == "runFinished")
    }

    @Test func `what cannot be taken up is 2, says why, and changes nothing`() throws {
        let bench = try Workbench(blocks: Self.blocks)
        let none = try bench.cortex("run", "--resume")
        #expect(none.status == 2)
        #expect(none.errors == "no unfinished run; `cortex runs` lists all\n")
        #expect(try bench.runUnattended().status == 0)
        let finished = try #require(bench.runs.first)
        let first = try leave(bench)
        let second = try leave(bench)
        let journals = try [finished, first, second].map { try bench.journal(of: $0).lines }
        let cases: [([String], String)] = [
            (
                [finished, "--yes"],
                "\(finished): is finished; `cortex status \(finished)` shows it"
            ),
            ([], "several runs can go on; say which: cortex run --resume NAME\n  \(second)  "),
            (["runbook.md"], "runbook.md: several runs can go on; say which: "),
            (["runbook.md"], "\n  \(second)  runbook.md  suspended (quit) 20"),
            (["runbook.md"], "\n  \(first)  runbook.md  suspended (quit) 20"),
            (["nosuch.md"], "no run is named `nosuch.md`; `cortex runs` lists them"),
            (["20"], "`20` fits 3 runs; give more of the name:"),
            ([first], "there is no terminal to ask at; use --yes to run unattended"),
            ([first, "--section", "2"], "`--section` and `--from` are chosen when a run begins."),
            ([first, "--changed", "maybe"], "'maybe'"),
        ]
        for (words, message) in cases {
            let result = try bench.cortex(["run", "--resume"] + words)
            #expect(result.status == 2, "\(words): \(result)")
            #expect(result.errors.contains(message), "\(words): \(result.errors)")
            #expect(result.output == "")
        }
        #expect(try bench.cortex("run", "runbook.md", "--changed", "keep").status == 2)
        #expect(try [finished, first, second].map { try bench.journal(of: $0).lines } == journals)
    }

    @Test func `a second driver is told who has the run, where and since when`() throws {
        let bench = try Workbench(blocks: Self.blocks)
        let first = try bench.runAtTerminal("--as", "Ada")
        try first.answer("Run it?", "\r")
        try first.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let before = try bench.journal().lines
        for words in [[run], [], [run, "--yes"]] {
            let second = try bench.terminal(["run", "--resume"] + words)
            #expect(try second.end() == 2)
            let text = second.text
            let told = text.firstMatch(
                of: /another process drives this run: Ada, pid (\d+) on (\S+), since 20\S+Z/
            )
            #expect(told.map { String($0.output.1) } == "\(first.pid)", "\(text)")
            #expect(second.mode == second.initialMode)
        }
        #expect(try bench.journal().lines == before)
        first.signal(SIGKILL)
        #expect(try first.end() == 137)
        let next = try bench.terminal(["run", "--resume", run])
        try next.answer("Run it?", "\r")
        #expect(try next.end() == 0)
        #expect(bench.scratch.text("work/effects") == "one\ntwo\n")
    }
}
