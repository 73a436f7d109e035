import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The linked rollback runbook, as a run of its own.
@Suite struct ChildRunTests {
    /// The names of the run and of the one that it started.
    private func names(_ bench: Workbench) throws -> (parent: String, child: String) {
        let children = try bench.runs.filter {
            try bench.journal(of: $0).list("runStarted", "parent.name") != ["-"]
        }
        try #require(bench.runs.count == 2 && children.count == 1)
        return (try #require(bench.runs.first { $0 != children[0] }), children[0])
    }

    @Test func `it comes back to where it was started, and both know of each other`() throws {
        let bench = try FailureMenuTests.bench()
        try bench.scratch.file("work/ready", "")
        let terminal = try FailureMenuTests.fail(bench, "--as", "Ada", "--role", "Operator")
        try terminal.answer("And now?", "2")
        let screen = try terminal.answer("Run it?", "\r")
        let words = screen.split { $0.isWhitespace }.joined(separator: " ")
        #expect(words.contains("Full rollback \(bench.directory)/ops/rollback.md"), "\(screen)")
        #expect(screen.contains("You are Ada (Operator)."))
        try terminal.wait(for: "Finished.  1 passed")
        let back = try terminal.answer("And now?", "o")
        #expect(
            back.contains("ops/rollback.md has finished; back in the run that started it.\n"),
            "\(back)"
        )
        #expect(back.contains("✗ 1/1 has failed."))
        try terminal.answer("Reason:", "rolled back\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 1)
        let (parent, child) = try names(bench)
        let journal = try bench.journal(of: parent)
        #expect(
            journal.list("childRunStarted", "name", "runbook", "item", "by")
                == ["\(child) ops/rollback.md 1/1 Ada"]
        )
        #expect(journal.list("childRunFinished", "name", "status") == ["\(child) 0"])
        let other = try bench.journal(of: child)
        #expect(
            other.list("runStarted", "parent.name", "parent.item", "driver.by")
                == ["\(parent) 1/1 Ada"]
        )
        #expect(other.events.last == "runFinished")
        #expect(bench.scratch.text("work/effects") == "deploy\nundone\nlook\n")
        let status = try bench.cortex("status", parent).output
        #expect(
            status.contains(
                "Runs started from here\n  · at 1/1: ops/rollback.md finished, run \(child)\n"
            ),
            "\(status)"
        )
        #expect(
            try bench.cortex("status", child).output
                .contains("\nstarted by run \(parent) at 1/1\npassed · Ada on ")
        )
    }

    @Test func `one that fails or stops says so, and is offered again instead of begun anew`()
        throws
    {
        let bench = try FailureMenuTests.bench()
        let terminal = try FailureMenuTests.fail(bench)
        try terminal.answer("And now?", "2")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "\r")
        try terminal.answer("And now?", "\r")
        try terminal.wait(for: "ops/rollback.md has failed; back in the run that started it.\n")
        try bench.scratch.file("work/ready", "")
        try terminal.answer("And now?", "2")
        try terminal.answer("Go on with it?", "r")
        let menu = try terminal.answer("And now?", "r")
        #expect(menu.contains("✗ 1/1 has failed.\n  │ echo undone >> effects"), "\(menu)")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "ops/rollback.md has finished; back in the run that started it.\n")
        try terminal.answer("And now?", "\r")
        #expect(try terminal.end() == 1)
        let (parent, child) = try names(bench)
        #expect(
            try bench.journal(of: parent).list("childRunFinished", "name", "status")
                == ["\(child) 1", "\(child) 0"]
        )
        #expect(
            try bench.journal(of: child).list("stepFinished", "attempt", "verdict")
                == ["1 failed", "2 passed"]
        )
    }

    @Test func `what ended it elsewhere is recorded when the one that started it goes on`() throws {
        let bench = try FailureMenuTests.bench()
        let terminal = try FailureMenuTests.fail(bench)
        try terminal.answer("And now?", "2")
        try terminal.wait(for: "Run it?")
        terminal.signal(SIGKILL)
        #expect(try terminal.end() == 137)
        let (parent, child) = try names(bench)
        #expect(
            try bench.cortex("status", parent).output
                .contains("ops/rollback.md has no recorded end, run \(child)")
        )
        let several = try bench.cortex("run", "--resume", "--yes")
        #expect(several.status == 2)
        #expect(several.errors.contains(", for \(parent)\n"), "\(several)")
        try bench.scratch.file("work/ready", "")
        #expect(try bench.cortex("run", "--resume", child, "--yes").status == 0)
        let next = try bench.terminal(["run", "--resume", parent])
        try next.answer("And now?", "\r")
        #expect(try next.end() == 1)
        let journal = try bench.journal(of: parent)
        #expect(journal.list("childRunFinished", "name", "status") == ["\(child) 0"])
        #expect(bench.scratch.text("work/effects") == "deploy\nundone\n")
    }

    @Test func `it is found wherever the run is taken up`() throws {
        let bench = try FailureMenuTests.bench()
        let terminal = try FailureMenuTests.fail(bench)
        try terminal.answer("And now?", "\r")
        #expect(try terminal.end() == 1)
        let next = try bench.program([
            "/bin/sh", "-c", "cd / && exec \"$0\" run --resume", Workbench.program,
        ])
        try next.wait(for: "2  Full rollback  line 28")
        try next.answer("And now?", "2")
        try next.answer("Run it?", "q")
        try next.wait(for: "ops/rollback.md has stopped with status 4; back")
        try next.answer("And now?", "\r")
        #expect(try next.end() == 1)
    }
}
