import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Processes of a step that go on without their driver.
@Suite(.enabled(if: Tool.exists("setsid"), "only a process that has left its step outlives it"))
struct SurvivorTests {
    /// A bench with a run that was killed in a step, of which one process goes on until somebody
    /// writes to `gate`.
    private func bench() throws -> Workbench {
        let bench = try Workbench(blocks: [
            """
            mkfifo gate
            setsid bash -c 'echo $$ > pid; echo began; read -r x < gate; touch ended' &
            sleep 1000
            """,
            "echo last >> effects",
        ])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "\nbegan")
        terminal.signal(SIGKILL)
        #expect(try terminal.end() == 137)
        #expect(Processes(of: try bench.journal()).areGone)
        return bench
    }

    private func pid(_ bench: Workbench) throws -> pid_t {
        let text = try #require(bench.scratch.text("work/pid"))
        return try #require(pid_t(text.dropLast()))
    }

    /// Whether the process is there; one that nobody has waited for is not.
    private func isThere(_ pid: pid_t, _ bench: Workbench) throws -> Bool {
        let state = try bench.bash("ps -o stat= -p \(pid)").output
        return !state.isEmpty && !state.hasPrefix("Z")
    }

    @Test func `it is named, and the operator waits for it`() throws {
        let bench = try bench()
        let pid = try pid(bench)
        defer { kill(pid, SIGKILL) }
        let terminal = try bench.terminal(["run", "--resume", "--as", "Bo"])
        let screen = try terminal.answer("It is still running.", "w")
        #expect(screen.contains("1/1: still runs without its driver\n  pid \(pid): bash -c "))
        try terminal.answer("Waiting for its end.", "\u{3}")
        try terminal.answer("It is still running.", "w")
        try terminal.wait(for: "Waiting for its end.")
        try bench.scratch.openGate("work/gate", saying: "go on")
        try terminal.wait(for: "1/1: went on without its driver, and was waited for")
        try terminal.answer("What became of it?", "d")
        try terminal.answer("How do you know?", "it has ended\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(bench.scratch.names(in: "work").contains("ended"))
        let notes = try bench.journal().list("noteAdded", "item", "by", "text")
        let begin = "1/1 Bo went on without its driver, and was waited for; pid \(pid): bash -c "
        #expect(notes.count == 1 && notes[0].hasPrefix(begin), "\(notes)")
    }

    @Test func `the operator ends it, and that is in the record`() throws {
        let bench = try bench()
        let pid = try pid(bench)
        defer { kill(pid, SIGKILL) }
        let terminal = try bench.terminal(["run", "--resume", "--as", "Bo"])
        try terminal.answer("It is still running.", "e")
        try terminal.answer("What became of it?", "f")
        #expect(try !isThere(pid, bench))
        try terminal.answer("How do you know?", "I ended it\r")
        try terminal.answer("And now?", "s")
        try terminal.answer("Reason:", "not needed\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(!bench.scratch.names(in: "work").contains("ended"))
        let notes = try bench.journal().list("noteAdded", "item", "by", "text")
        let begin = "1/1 Bo went on without its driver, and was ended; pid \(pid): bash -c "
        #expect(notes.count == 1 && notes[0].hasPrefix(begin), "\(notes)")
        #expect(bench.scratch.text("work/effects") == "last\n")
    }

    @Test(arguments: [("q", 4 as Int32), ("\u{3}", 130)])
    func `left alone, it keeps the run from going on and is not touched`(
        _ key: String,
        _ status: Int32
    ) throws {
        let bench = try bench()
        let pid = try pid(bench)
        defer { kill(pid, SIGKILL) }
        let before = try bench.journal().lines
        let terminal = try bench.terminal(["run", "--resume"])
        try terminal.answer("It is still running.", key)
        #expect(try terminal.end() == status)
        #expect(terminal.mode == terminal.initialMode)
        #expect(try isThere(pid, bench))
        #expect(try bench.journal().lines == before)
    }

    @Test func `unattended, nothing is started while it runs`() throws {
        let bench = try bench()
        let pid = try pid(bench)
        defer { kill(pid, SIGKILL) }
        let before = try bench.journal().lines
        let refused = try bench.cortex("run", "--resume", "--yes")
        #expect(refused.status == 4)
        #expect(
            refused.errors.hasPrefix("1/1: still runs without its driver\n  pid \(pid): bash -c "),
            "\(refused)"
        )
        #expect(try bench.journal().lines == before)
        try bench.scratch.openGate("work/gate", saying: "go on")
        #expect(try bench.bash("until [ -e ended ]; do :; done").status == 0)
        let next = try bench.cortex("run", "--resume", "--yes")
        #expect(next.status == 4)
        #expect(next.errors.contains("cortex decide "), "\(next)")
        #expect(bench.scratch.text("work/effects") == nil)
    }
}
