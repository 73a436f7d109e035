import Testing

/// What a person can answer when a line of a block fails, and when a step has failed.
@Suite struct FailurePauseTests {
    @Test func `the block waits at its failing line and goes on with its status intact`() throws {
        let bench = try Workbench(blocks: ["echo begun\n(exit 7)\necho \"status $?\"\necho ended"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        let screen = try terminal.answer("The block waits here.", "c")
        #expect(screen.contains("runbook.md:7: "), "\(screen)")
        #expect(screen.contains(" exited 7"))
        #expect(!screen.contains("status 7"))
        try terminal.wait(for: "status 7\n")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(journal.list("commandFailed", "line", "status", "answer") == ["7 7 continue"])
        #expect(journal.verdicts == ["1/1 passed"])
    }

    @Test func `a stopped block runs no further line and keeps the state it had`() throws {
        let bench = try Workbench(blocks: ["x=set\nls nowhere\ntouch made", "echo \"x is $x\""])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "\r")
        try terminal.answer("And now?", "o")
        try terminal.answer("Reason:", "known trouble\r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "x is set\n")
        #expect(try terminal.end() == 1)
        let journal = try bench.journal()
        #expect(journal.list("commandFailed", "line", "command", "answer") == ["7 ls nowhere stop"])
        #expect(journal.verdicts == ["1/1 failed", "2/1 passed"])
        #expect(journal.list("stepOverridden", "item", "reason") == ["1/1 known trouble"])
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `a shell opens in the very state of the failing line`() throws {
        let bench = try Workbench(blocks: ["x=inner\nls nowhere\necho after"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "!")
        try terminal.wait(for: "(cortex)")
        try terminal.type("echo \"shell-$x-$((40 + 2))\"\r")
        try terminal.wait(for: "shell-inner-42")
        try terminal.type("exit\r")
        try terminal.answer("The block waits here.", "c")
        try terminal.wait(for: "after\n")
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("commandFailed", "answer").last == "continue"
        )
    }

    @Test(arguments: [("y", "mended", true), ("n", "inner", false)])
    func `what a shell at the failing line changed reaches the block if it is kept`(
        _ answer: String,
        _ value: String,
        _ isKept: Bool
    ) throws {
        let bench = try Workbench(blocks: [
            "x=inner\nls nowhere\necho \"x is $x\"", "echo \"then $x\"",
        ])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "!")
        try terminal.wait(for: "(cortex)")
        try terminal.type("x=mended\rexit\r")
        try terminal.answer("Keep what the shell changed?", answer)
        try terminal.answer("The block waits here.", "c")
        try terminal.wait(for: "x is \(value)\n")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "then \(value)\n")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(
            journal.list("shellOpened", "number", "item", "ordinal", "attempt", "line")
                == ["1 1/1 1 1 7"]
        )
        #expect(journal.list("shellClosed", "kept") == [isKept ? "1" : "0"])
        #expect(journal.list("commandFailed", "answer") == ["shell", "continue"])
        #expect(try bench.recorded("shells/001/output.raw")?.contains("x=mended") == true)
        #expect(try bench.cortex("status").output.contains("exited 2, continued\n\nShells opened"))
    }

    @Test func `a shell at a failed step mends the state that it is tried again in`() throws {
        let bench = try Workbench(blocks: ["cd inner\npwd"])
        try bench.scratch.file("work/elsewhere/inner/file", "")
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "\r")
        try terminal.answer("And now?", "!")
        try terminal.wait(for: "(cortex)")
        try terminal.type("cd elsewhere\rexit\r")
        try terminal.answer("Keep what the shell changed?", "y")
        try terminal.answer("And now?", "r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "/elsewhere/inner\n")
        #expect(try terminal.end() == 0)
    }

    @Test func `under set -e there is nothing to continue`() throws {
        let bench = try Workbench(blocks: ["set -e\nls nowhere\necho after"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "The block waits here.")
        let keys = try terminal.wait(for: "stop the block")
        #expect(!keys.contains("continue"))
        try terminal.type("\r")
        try terminal.answer("And now?", "\r")
        #expect(try terminal.end() == 1)
        #expect(try bench.journal().list("runSuspended", "reason", "item") == ["failed 1/1"])
    }

    @Test func `a failed step can be tried again, in the state before it`() throws {
        let bench = try Workbench(blocks: ["x=a", "x=${x}b\ncat wanted\necho \"x is $x\""])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "\r")
        try bench.scratch.file("work/wanted", "here it is\n")
        try terminal.answer("And now?", "r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "here it is\nx is ab\n")
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("stepFinished", "item", "attempt", "verdict")
                == ["1/1 1 passed", "2/1 1 failed", "2/1 2 passed"]
        )
    }

    @Test func `the interrupt key at a failing line ends the block and suspends the run`() throws {
        let bench = try Workbench(blocks: ["sleep 300 & ls nowhere\ntouch made", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("stop the block", "\u{3}")
        #expect(try terminal.end() == 130)
        let journal = try bench.journal()
        defer { Processes(of: journal).end() }
        #expect(journal.verdicts == ["1/1 failed"])
        #expect(journal.list("runSuspended", "reason") == ["interrupted"])
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `a terminal that goes away at a failing line suspends the run`() throws {
        let bench = try Workbench(blocks: ["ls nowhere\ntouch made", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "stop the block")
        try terminal.hangUp()
        #expect(try terminal.end() == 129)
        let journal = try bench.journal()
        #expect(journal.verdicts == ["1/1 failed"])
        #expect(journal.list("runSuspended", "reason") == ["hangup"])
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }
}
