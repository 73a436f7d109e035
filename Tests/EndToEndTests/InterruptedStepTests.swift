import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A step whose driver was killed while it ran: its outcome is unknown until somebody says.
@Suite struct InterruptedStepTests {
    private static let text = """
        # Work

        ## 1. Part

        ```bash
        echo ran >> effects
        state=changed
        echo began
        [ "$(wc -l < effects)" -gt 1 ] || sleep 1000
        ```

        ```bash
        ls effects
        echo "state is ${state-as before}"
        ```

        ## 2. Part

        ```bash
        echo last >> effects
        ```
        """

    /// Makes a run whose driver is killed in the middle of its first step.
    private func bench(_ text: String = InterruptedStepTests.text) throws -> Workbench {
        let bench = try Workbench(text)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "\nbegan")
        terminal.signal(SIGKILL)
        #expect(try terminal.end() == 137)
        #expect(Processes(of: try bench.journal()).areGone)
        return bench
    }

    private func resume(_ bench: Workbench) throws -> TerminalProgram {
        try bench.terminal(["run", "--resume", "--as", "Bo"])
    }

    @Test func `it is unknown in status, and never guessed`() throws {
        let bench = try bench()
        let status = try bench.cortex("status").output
        #expect(status.contains("abandoned: its driver ended"), "\(status)")
        #expect(status.contains("Outcome unknown\n  ? runbook.md:5: step 1/1 has no recorded end"))
        let terminal = try resume(bench)
        let screen = try terminal.answer("What became of it?", "q")
        #expect(
            screen.contains(
                """
                ○ 1/1 was interrupted; its outcome is unknown.
                  │ echo ran >> effects
                  │ state=changed
                  │ echo began
                  │ [ "$(wc -l < effects)" -gt 1 ] || sleep 1000
                  Anything from nothing to all of it may have happened. The shell goes on in
                  the state in which it began.

                """
            ),
            "\(screen)"
        )
        let end = try terminal.wait(for: "cortex run --resume")
        #expect(end.contains("Stopped by you.  1 of unknown outcome\n"), "\(end)")
        #expect(try terminal.end() == 4)
        #expect(try bench.cortex("status").output.contains("Outcome unknown"))
        #expect(bench.scratch.text("work/effects") == "ran\n")
    }

    @Test func `its section's checks are run first, are recorded, and change nothing`() throws {
        let bench = try bench()
        let terminal = try resume(bench)
        try terminal.answer("What became of it?", "v")
        let check = try terminal.answer("What became of it?", "d")
        #expect(check.contains("  2/3  read-only\n  │ ls effects\n"), "\(check)")
        #expect(check.contains("effects\nstate is as before\n"))
        #expect(check.contains("1/2 passed"))
        try terminal.answer("How do you know?", "the check says so\r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "state is as before\n")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(
            journal.list("stepStarted", "item", "kind", "ordinal", "attempt") == [
                "1/1 command 1 1", "1/2 check 2 1", "1/2 command 2 2", "2/1 command 3 1",
            ]
        )
        #expect(
            journal.list("stepFinished", "item", "attempt", "verdict", "reason", "by") == [
                "1/2 1 passed - -", "1/1 1 takenAsDone the check says so Bo", "1/2 2 passed - -",
                "2/1 1 passed - -",
            ]
        )
        let states = journal.list("stepStarted", "stateSHA256")
        #expect(states[1] == states[0] && states[2] == states[0])
        #expect(bench.scratch.text("work/effects") == "ran\nlast\n")
        #expect(journal.list("runFinished", "verdict", "counts.passed") == ["passed 3"])
    }

    @Test func `taken as failed, it is settled like any failure`() throws {
        let bench = try bench()
        let terminal = try resume(bench)
        try terminal.answer("What became of it?", "f")
        try terminal.answer("How do you know?", "nothing is there\r")
        let screen = try terminal.answer("And now?", "o")
        #expect(screen.contains("✗ 1/1 has failed."), "\(screen)")
        try terminal.answer("Reason:", "not needed\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 1)
        let journal = try bench.journal()
        #expect(
            journal.list("stepFinished", "item", "verdict", "reason", "by").first
                == "1/1 takenAsFailed nothing is there Bo"
        )
        #expect(
            journal.list("stepOverridden", "item", "reason", "by") == ["1/1 not needed Bo"]
        )
        #expect(journal.list("runFinished", "verdict", "counts.failed") == ["failed 1"])
    }

    @Test func `it runs again only with a reason and the typed word`() throws {
        let bench = try bench()
        let terminal = try resume(bench)
        try terminal.answer("What became of it?", "a")
        try terminal.answer("Why is it safe to run it again?", "it only adds a line\r")
        try terminal.answer("Type again to run it again:", "yes\r")
        try terminal.answer("What became of it?", "a")
        try terminal.answer("Why is it safe to run it again?", "\u{1b}")
        try terminal.answer("What became of it?", "a")
        try terminal.answer("Why is it safe to run it again?", "it only adds a line\r")
        try terminal.answer("Type again to run it again:", "again\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "state is changed\n")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let journal = try bench.journal()
        #expect(
            journal.list("stepFinished", "item", "attempt", "verdict", "reason") == [
                "1/1 1 repeated it only adds a line", "1/1 2 passed -", "1/2 1 passed -",
            ]
        )
        #expect(bench.scratch.text("work/effects") == "ran\nran\n")
    }

    @Test func `a note and a shell are there before the answer, too`() throws {
        let bench = try bench()
        let terminal = try resume(bench)
        try terminal.answer("What became of it?", "n")
        try terminal.answer("Note:", "the machine was started anew\r")
        try terminal.answer("What became of it?", "!")
        try terminal.wait(for: "(cortex)")
        try terminal.type("echo \"in-$state-$((40 + 2))\"; exit\r")
        try terminal.wait(for: "in--42")
        try terminal.answer("What became of it?", "q")
        #expect(try terminal.end() == 4)
        let journal = try bench.journal()
        #expect(
            journal.list("noteAdded", "item", "text", "by")
                == ["1/1 the machine was started anew Bo"]
        )
        #expect(journal.list("shellOpened", "item") == ["1/1"])
    }

    struct Elsewhere: CustomTestStringConvertible {
        let words: [String]
        let status: Int32
        let verdicts: [String]
        let effects: String
        var testDescription: String { words[0] }
    }

    static let elsewhere = [
        Elsewhere(
            words: ["done", "--reason", "seen"],
            status: 0,
            verdicts: ["1/1 takenAsDone seen Eve", "1/2 passed - -", "2/1 passed - -"],
            effects: "ran\nlast\n"
        ),
        Elsewhere(
            words: ["failed", "--reason", "gone"],
            status: 1,
            verdicts: ["1/1 takenAsFailed gone Eve"],
            effects: "ran\n"
        ),
        Elsewhere(
            words: ["again", "--reason", "harmless"],
            status: 0,
            verdicts: [
                "1/1 repeated harmless Eve", "1/1 passed - -", "1/2 passed - -", "2/1 passed - -",
            ],
            effects: "ran\nran\nlast\n"
        ),
        Elsewhere(
            words: ["verify"],
            status: 4,
            verdicts: ["1/2 passed - -"],
            effects: "ran\n"
        ),
        Elsewhere(words: ["quit"], status: 4, verdicts: [], effects: "ran\n"),
    ]

    @Test(arguments: elsewhere)
    func `unattended, the run waits for an answer from elsewhere`(_ one: Elsewhere) throws {
        let bench = try bench()
        let run = try #require(bench.runs.first)
        let first = try bench.cortex("run", "--resume", "--yes")
        #expect(first.status == 4, "\(first)")
        for word in ["verify", "done --reason TEXT", "failed --reason TEXT"] {
            #expect(first.errors.contains("\n  cortex decide \(run) 2 \(word)\n"), "\(first)")
        }
        #expect(try bench.journal().list("runSuspended", "reason") == ["unknown"])
        let answer = try bench.cortex(["decide", run, "2"] + one.words + ["--as", "Eve"])
        #expect(answer.status == 0, "\(answer)")
        let second = try bench.cortex("run", "--resume", "--yes")
        #expect(second.status == one.status, "\(second)")
        #expect(
            try bench.journal().list("stepFinished", "item", "verdict", "reason", "by")
                == one.verdicts
        )
        #expect(bench.scratch.text("work/effects") == one.effects)
    }

    @Test func `an answer from elsewhere closes the prompt`() throws {
        let bench = try bench()
        let run = try #require(bench.runs.first)
        let terminal = try resume(bench)
        try terminal.wait(for: "What became of it?")
        let words = ["decide", run, "2", "done", "--reason", "seen", "--as", "Eve"]
        #expect(try bench.cortex(words).status == 0)
        try terminal.wait(for: "answered `done`: seen by Eve on ")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(terminal.mode == terminal.initialMode)
    }

    private static let trap = [
        "trap 'echo clean >> effects; echo began; [ -e go ] || sleep 1000' EXIT\nname=kept",
        "echo one >> effects",
    ]

    /// Makes a run that goes as far as the cleaning up of its blocks, and ends there.
    private func endInTrap(by signal: Int32) throws -> Workbench {
        let bench = try Workbench(blocks: Self.trap)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "\nbegan")
        terminal.signal(signal)
        #expect(try terminal.end() == 128 + signal)
        #expect(Processes(of: try bench.journal()).areGone)
        return bench
    }

    @Test(arguments: [
        ("d", "clean\n", 0 as Int32), ("a", "clean\nclean\n", 0), ("f", "clean\n", 1),
    ])
    func `an EXIT trap whose end is unknown is asked about like any step`(
        _ key: String,
        _ cleaned: String,
        _ status: Int32
    ) throws {
        let bench = try endInTrap(by: SIGKILL)
        try bench.scratch.file("work/go", "")
        let waiting = try bench.cortex("run", "--resume", "--yes")
        #expect(waiting.status == 4)
        #expect(waiting.errors.contains(" done --reason TEXT\n"), "\(waiting)")
        let terminal = try resume(bench)
        try terminal.answer("What became of it?", key)
        let question = key == "a" ? "Why is it safe to run it again?" : "How do you know?"
        try terminal.answer(question, "seen\r")
        if key == "a" { try terminal.answer("Type again to run it again:", "again\r") }
        if key == "f" {
            try terminal.answer("And now?", "o")
            try terminal.answer("Reason:", "cleaned by hand\r")
        }
        #expect(try terminal.end() == status)
        #expect(bench.scratch.text("work/effects") == "one\n" + cleaned)
        let journal = try bench.journal()
        #expect(journal.list("runFinished", "verdict") == [status == 0 ? "passed" : "failed"])
    }

    @Test(arguments: [("r", 0 as Int32), ("o", 1), ("s", 0), ("\r", 1)])
    func `an EXIT trap that was ended is a failure to be settled`(
        _ key: String,
        _ status: Int32
    ) throws {
        let bench = try endInTrap(by: SIGTERM)
        try bench.scratch.file("work/go", "")
        let terminal = try resume(bench)
        let screen = try terminal.answer("And now?", key)
        #expect(screen.contains("✗ exit-trap has failed."), "\(screen)")
        if key == "o" || key == "s" { try terminal.answer("Reason:", "cleaned by hand\r") }
        #expect(try terminal.end() == status)
        let effects = "one\nclean\n" + (key == "r" ? "clean\n" : "")
        #expect(bench.scratch.text("work/effects") == effects)
        let last = try bench.journal().events.last
        #expect(last == (key == "\r" ? "runSuspended" : "runFinished"))
    }

    @Test func `a start without a process is no step that ran`() throws {
        let bench = try bench()
        let run = try #require(bench.runs.first)
        let path = "state/cortex/runs/\(run)/journal.jsonl"
        let lines = try bench.journal().lines
        let start = try #require(lines.firstIndex { $0.contains(#""type":"stepStarted""#) })
        try bench.scratch.file(path, lines[...start].joined(separator: "\n") + "\n")
        let terminal = try resume(bench)
        try terminal.wait(for: "0 done; goes on at 1/1, line 5")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
    }
}
