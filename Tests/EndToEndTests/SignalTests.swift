import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Ctrl-C, TERM, HUP and a terminal that goes away.
@Suite struct SignalTests {
    static let signals: [(Int32, Int32, String)] = [
        (SIGINT, 130, "interrupted"), (SIGTERM, 143, "terminated"), (SIGHUP, 129, "hangup"),
    ]

    @Test(arguments: signals)
    func `a signal at a prompt suspends the run`(
        _ signal: Int32,
        _ status: Int32,
        _ reason: String
    ) throws {
        let bench = try Workbench(blocks: ["echo one"])
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "? help")
        terminal.signal(signal)
        #expect(try terminal.end() == status)
        #expect(try bench.journal().list("runSuspended", "reason") == [reason])
        #expect(try bench.journal().verdicts == [])
    }

    @Test(arguments: ["n", "s"], signals.dropFirst())
    func `what the operator was writing for the record is kept when a signal comes`(
        _ key: String,
        _ signal: (number: Int32, status: Int32, reason: String)
    ) throws {
        let bench = try Workbench(blocks: ["echo one"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", key)
        try terminal.answer(":", "the disk is fu")
        try terminal.wait(for: "is fu")
        terminal.signal(signal.number)
        #expect(try terminal.end() == signal.status)
        let journal = try bench.journal()
        #expect(
            journal.list("noteAdded", "item", "unfinished", "text") == ["1/1 1 the disk is fu"]
        )
        #expect(journal.events.last == "runSuspended" && !journal.events.contains("stepSkipped"))
    }

    @Test func `half a note outlives the terminal that it was typed at`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "n")
        try terminal.answer("Note:", "the disk is fu")
        try terminal.wait(for: "is fu")
        try terminal.hangUp()
        #expect(try terminal.end() == 129)
        #expect(try bench.journal().list("noteAdded", "text") == ["the disk is fu"])
    }

    @Test func `half a value is kept nowhere`() throws {
        let bench = try Workbench(blocks: ["echo <animal>"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("animal = ", "hunt")
        try terminal.wait(for: "hunt")
        terminal.signal(SIGTERM)
        #expect(try terminal.end() == 143)
        #expect(try bench.grep("hunt") == [])
    }

    @Test func `the interrupt key at a prompt suspends the run`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("? help", "\u{3}")
        #expect(try terminal.end() == 130)
        #expect(try bench.journal().list("runSuspended", "reason") == ["interrupted"])
    }

    @Test func `a terminal that goes away at a prompt suspends the run`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "? help")
        try terminal.hangUp()
        #expect(try terminal.end() == 129)
        #expect(try bench.journal().list("runSuspended", "reason") == ["hangup"])
    }

    @Test func `the interrupt key ends a step's whole group; a second one suspends the run`() throws
    {
        let bench = try Workbench(blocks: ["echo ready; sleep 300 | cat", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("\nready", "\u{3}")
        try terminal.answer("And now?", "\u{3}")
        #expect(try terminal.end() == 130)
        let journal = try bench.journal()
        #expect(journal.list("stepFinished", "item", "verdict", "signal") == ["1/1 failed 2"])
        #expect(journal.list("runSuspended", "reason") == ["interrupted"])
        #expect(journal.list("stepStarted", "item") == ["1/1"])
        #expect(Processes(of: journal).areGone)
    }

    @Test(arguments: [false, true])
    func `TERM during a step ends its whole group and suspends the run`(
        _ isUnattended: Bool
    ) throws {
        let bench = try Workbench(blocks: ["echo ready; sleep 300 | cat", "true"])
        let terminal = try isUnattended ? bench.runAtTerminal("--yes") : bench.runAtTerminal()
        if !isUnattended {
            try terminal.answer("Run it?", "\r")
        }
        try terminal.wait(for: "\nready")
        terminal.signal(SIGTERM)
        #expect(try terminal.end() == 143)
        let journal = try bench.journal()
        #expect(journal.list("stepFinished", "item", "verdict", "signal") == ["1/1 failed 15"])
        #expect(journal.list("runSuspended", "reason") == ["terminated"])
        #expect(Processes(of: journal).areGone)
    }

    @Test func `a hangup lets the running step finish and then suspends the run`() throws {
        let bench = try Workbench(blocks: [
            "mkfifo gate\necho ready\nread -r x < gate\necho \"$x\" > said", "true",
        ])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "\nready")
        try terminal.hangUp()
        try bench.scratch.openGate("work/gate", saying: "go on")
        #expect(try terminal.end() == 129)
        let journal = try bench.journal()
        #expect(journal.verdicts == ["1/1 passed"])
        #expect(journal.list("runSuspended", "reason") == ["hangup"])
        #expect(bench.scratch.text("work/said") == "go on\n")
    }

    @Test func `INT during an unattended step ends its whole group and suspends the run`() throws {
        let bench = try Workbench(blocks: ["echo ready; sleep 300 | cat", "true"])
        let terminal = try bench.runAtTerminal("--yes")
        try terminal.wait(for: "\nready")
        terminal.signal(SIGINT)
        #expect(try terminal.end() == 130)
        let journal = try bench.journal()
        #expect(journal.list("stepFinished", "item", "verdict", "signal") == ["1/1 failed 2"])
        #expect(journal.list("runSuspended", "reason") == ["interrupted"])
        #expect(Processes(of: journal).areGone)
    }
}
