import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A run that is taken up again goes on from exactly where it was.
@Suite struct ResumeTests {
    enum End: String, CaseIterable, CustomTestStringConvertible {
        case quit, hangup, killedAtPrompt, killedInStep
        var testDescription: String { rawValue }
    }

    private static let state = [
        """
        mkdir -p inner && cd inner
        name='a  b'
        export shared=out
        declare -i number=40
        list=(one 'two  three')
        declare -A map=([key]='a value')
        greet() { echo "hello $1"; }
        shopt -s nullglob
        set -o pipefail
        umask 027
        trap 'echo caught' USR1
        set -- first 'second one'
        """,
        "number=99; cd /; unset -f greet\necho began; sleep 1000",
        """
        {
            pwd
            printf '<%s>' "$name" "$((number += 2))" "${list[@]}" "${map[key]}" "$@"
            sh -c 'echo "$shared"'
            greet you
            echo no*such*file
            set -o | grep pipefail
            umask
            trap -p USR1
        } > "$HOME/said"
        """,
    ]

    @Test(arguments: End.allCases)
    func `the shell is as the blocks before left it`(_ end: End) throws {
        let bench = try Workbench(blocks: Self.state)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "Run it?")
        switch end {
        case .quit: try terminal.type("q")
        case .hangup: try terminal.hangUp()
        case .killedAtPrompt: terminal.signal(SIGKILL)
        case .killedInStep:
            try terminal.type("\r")
            try terminal.wait(for: "\nbegan")
            terminal.signal(SIGKILL)
        }
        let statuses: [End: Int32] = [.quit: 4, .hangup: 129]
        #expect(try terminal.end() == statuses[end] ?? 137)
        let next = try bench.terminal(["run", "--resume"])
        try next.wait(for: "1 done; goes on at 2/1, line 22")
        if end == .killedInStep {
            try next.answer("What became of it?", "d")
            try next.answer("How do you know?", "it was seen\r")
        } else {
            try next.answer("Run it?", "s")
            try next.answer("Reason:", "not now\r")
        }
        try next.answer("Run it?", "\r")
        #expect(try next.end() == 0)
        let said = """
            \(bench.directory)/inner
            <a  b><42><one><two  three><a value><first><second one>out
            hello you

            pipefail       \ton
            0027
            trap -- 'echo caught' SIGUSR1

            """
        #expect(bench.scratch.text("said") == said)
        let events = try bench.journal().events
        #expect(events.filter { $0 == "runStarted" || $0 == "runResumed" }.count == 2)
        #expect(events.last == "runFinished")
    }

    @Test func `variables of the connection come from the new terminal, all others do not`() throws
    {
        let bench = try Workbench(blocks: [
            "export DISPLAY=:7 plain=set",
            #"echo "$SSH_AUTH_SOCK ${DISPLAY-none} $TERM ${TMUX-none} $plain $other" > said"#,
        ])
        bench.environment.merge([
            "SSH_AUTH_SOCK": "/tmp/old", "TERM": "screen", "TMUX": "/tmp/x,1,0", "other": "old",
        ]) { $1 }
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        bench.environment.merge(
            ["SSH_AUTH_SOCK": "/tmp/new", "TERM": "xterm", "other": "new"]
        ) { $1 }
        bench.environment["TMUX"] = nil
        let next = try bench.terminal(["run", "--resume"])
        try next.answer("Run it?", "\r")
        #expect(try next.end() == 0)
        #expect(bench.scratch.text("work/said") == "/tmp/new none xterm none set old\n")
    }

    @Test func `the first screen says what is done, what is different, and what is not back`()
        throws
    {
        let bench = try Workbench(blocks: ["here() { true; }", "here"])
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        let end = try terminal.wait(for: "cortex run --resume ")
        #expect(end.contains("Stopped by you.  1 passed\n"), "\(end)")
        #expect(try terminal.end() == 4)
        bench.environment["USER"] = "night"
        let next = try bench.terminal(["run", "--resume", "--as", "Bo", "--role", "Operator"])
        let screen = try next.wait(for: "2 steps, 0 criteria.")
        #expect(
            screen.contains(
                """
                Resumed
                  1 done; goes on at 2/1, line 11
                  operator was Ada, is Bo
                  user was ops, is night
                  Variables, functions, directory and options are back; sudo and ssh sessions
                  and background jobs are not.

                """
            ),
            "\(screen)"
        )
        #expect(!screen.contains("Look out"), "\(screen)")
        try next.answer("Run it?", "\r")
        #expect(try next.end() == 0)
        let journal = try bench.journal()
        #expect(journal.list("runStarted", "driver.by", "driver.user") == ["Ada ops"])
        #expect(
            journal.list("runResumed", "driver.by", "driver.role", "driver.user")
                == ["Bo Operator night"]
        )
    }

    @Test func `what a run has left out, taken in and been given holds when it goes on`() throws {
        let bench = try Workbench(SelectionTests.flow)
        let terminal = try bench.runAtTerminal("--skip", "2.2", "--include", "3", "--strict")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let result = try bench.cortex("run", "--resume", "--yes", "--skip", "4")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "1/2\n2.1/1\n3/1\n")
        #expect(
            try bench.journal().list("stepSkipped", "item", "reason") == [
                "2.2/1 left out with --skip", "4/1 left out with --skip",
            ]
        )
    }

    @Test func `a step that failed is shown again before anything is asked about it`() throws {
        let bench = try Workbench(blocks: ["echo one", "cat wanted"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "\r")
        try terminal.answer("And now?", "\r")
        #expect(try terminal.end() == 1)
        try bench.scratch.file("work/wanted", "here it is\n")
        let next = try bench.terminal(["run", "--resume"])
        let screen = try next.answer("And now?", "r")
        #expect(
            screen.contains("2 Part  runbook.md:11\n✗ 2/1 has failed.\n  │ cat wanted\n"),
            "\(screen)"
        )
        try next.wait(for: "What it has done already may be done again.")
        try next.answer("Run it?", "\r")
        try next.wait(for: "here it is\n")
        #expect(try next.end() == 0)
        #expect(
            try bench.journal().list("stepFinished", "item", "attempt", "verdict")
                == ["1/1 1 passed", "2/1 1 failed", "2/1 2 passed"]
        )
    }

    @Test func `unattended, what failed is tried again and what passed is not`() throws {
        let bench = try Workbench(blocks: ["echo one >> effects", "cat wanted", "echo three"])
        #expect(try bench.runUnattended().status == 1)
        try bench.scratch.file("work/wanted", "two\n")
        let result = try bench.cortex("run", "--resume", "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "two\nthree\n")
        #expect(bench.scratch.text("work/effects") == "one\n")
        #expect(
            try bench.journal().list("runSuspended", "reason", "item") == ["failed 2/1"]
        )
    }

    @Test func `a run that only lacks its end is ended, with nobody there as well`() throws {
        let bench = try Workbench(blocks: ["echo one >> effects"])
        #expect(try bench.runUnattended().status == 0)
        let run = try #require(bench.runs.first)
        let lines = try bench.journal().lines.dropLast()
        try bench.scratch.file(
            "state/cortex/runs/\(run)/journal.jsonl",
            lines.joined(separator: "\n") + "\n"
        )
        let result = try bench.cortex("run", "--resume", "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try bench.journal().events.suffix(2) == ["runResumed", "runFinished"])
        #expect(bench.scratch.text("work/effects") == "one\n")
    }

    @Test func `a directory that is gone meanwhile is named, and can be made again`() throws {
        let bench = try Workbench(blocks: ["mkdir inner\ncd inner", "pwd"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(try bench.bash("rmdir inner").status == 0)
        let next = try bench.terminal(["run", "--resume"], columns: 200)
        try next.answer("Run it?", "\r")
        try next.wait(for: "2/1 never began: \(bench.directory)/inner is gone")
        try next.answer("And now?", "!")
        try next.wait(for: "The shell cannot begin: \(bench.directory)/inner is gone.")
        #expect(try bench.bash("mkdir inner").status == 0)
        try next.answer("And now?", "r")
        try next.answer("Run it?", "\r")
        try next.wait(for: "\(bench.directory)/inner\n")
        #expect(try next.end() == 0)
    }

    @Test func `a run goes on although its runbook is gone, and says so`() throws {
        let bench = try Workbench(blocks: ["echo one", "echo two"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(try bench.bash("rm runbook.md").status == 0)
        let refused = try bench.cortex(
            "run",
            "--resume",
            "runbook.md",
            "--yes",
            "--changed",
            "adopt"
        )
        #expect(refused.status == 2)
        #expect(refused.errors.contains("runbook.md: cannot be read any more"), "\(refused)")
        let result = try bench.cortex("run", "--resume", "runbook.md", "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "two\n")
        #expect(result.errors.contains("cannot be read any more"), "\(result.errors)")
    }
}
