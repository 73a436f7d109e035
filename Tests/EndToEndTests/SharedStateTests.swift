import Testing

/// What one step leaves for the next, and for the end of the run.
@Suite struct SharedStateTests {
    @Test(arguments: [false, true])
    func `variables, functions and the directory reach the next steps`(
        _ isAtTerminal: Bool
    ) throws {
        let bench = try Workbench(blocks: [
            "mkdir inner\ncd inner\nname='a  b'\nlist=(one 'two three')\ngreet() { echo \"hello $1\"; }",
            "pwd > ../said\ngreet \"$name\" >> ../said\nprintf '<%s>' \"${list[@]}\" >> ../said",
        ])
        if isAtTerminal {
            let terminal = try bench.runAtTerminal()
            try terminal.answer("Run it?", "\r")
            try terminal.answer("Run it?", "\r")
            #expect(try terminal.end() == 0)
        } else {
            #expect(try bench.runUnattended().status == 0)
        }
        let said = "\(bench.directory)/inner\nhello a  b\n<one><two three>"
        #expect(bench.scratch.text("work/said") == said)
        #expect(try bench.journal().verdicts == ["1/1 passed", "2/1 passed"])
    }

    @Test func `exit ends the block and not the run`() throws {
        let bench = try Workbench(blocks: ["x=kept\nexit 0\necho never", "echo \"x is $x\""])
        let result = try bench.runUnattended()
        #expect(result.status == 0)
        #expect(result.output == "x is kept\n")
    }

    /// A block that leaves a process which waits at a gate, and one that talks to it.
    static let server = [
        "mkfifo ask reply\nexec 3>&-\n{ read -r question < ask; echo \"you asked $question\" > reply; cat ask; } &",
        "echo why > ask\ncat reply",
    ]

    @Test func `a background process of one step serves the next and is listed at the end`() throws
    {
        let bench = try Workbench(blocks: Self.server)
        let result = try bench.runUnattended()
        let journal = try bench.journal()
        defer { Processes(of: journal).end() }
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "you asked why\n")
        #expect(result.errors.contains("Still running:\n"), "\(result.errors)")
        #expect(journal.list("runFinished", "background").first?.contains("pid") == true)
    }

    @Test(arguments: [("y", false), ("n", true)])
    func `the operator keeps or ends what is left running`(_ key: String, _ isGone: Bool) throws {
        let bench = try Workbench(blocks: Self.server)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "you asked why")
        try terminal.answer("Leave them running?", key)
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        defer { Processes(of: journal).end() }
        if isGone {
            #expect(Processes(of: journal).areGone)
            #expect(journal.list("runFinished", "background").first?.contains("pid") == false)
        } else {
            // A process that is still there answers at its gate.
            try bench.scratch.openGate("work/ask", saying: "still there?")
        }
    }

    @Test func `an EXIT trap runs at the end of the run, as a step of its own`() throws {
        let bench = try Workbench(blocks: [
            "name=ours\ntrap 'echo \"bye $name\"; touch trapped' EXIT", "ls",
        ])
        let result = try bench.runUnattended()
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "runbook.md\nbye ours\n")
        #expect(bench.scratch.names(in: "work") == ["runbook.md", "trapped"])
        let journal = try bench.journal()
        #expect(journal.list("stepStarted", "kind") == ["command", "command", "exitTrap"])
        #expect(journal.list("stepFinished", "verdict") == ["passed", "passed", "passed"])
        #expect(journal.events.last == "runFinished")
    }

    @Test func `an EXIT trap does not run when the operator quits`() throws {
        let bench = try Workbench(blocks: ["trap 'touch trapped' EXIT", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `the inherited environment loses what changes the meaning of text`() throws {
        let bench = try Workbench(blocks: [
            "alias ls\ncd inner && pwd\necho \"${BASH_ENV-none} ${CDPATH-none}\"\ntype greet"
        ])
        try bench.scratch.file("env.sh", "echo from-bash-env")
        try bench.scratch.file("work/inner/file", "")
        try bench.scratch.file("elsewhere/inner/file", "")
        bench.environment["BASH_ENV"] = "\(bench.scratch.path)/env.sh"
        bench.environment["CDPATH"] = "\(bench.scratch.path)/elsewhere"
        bench.environment["BASH_FUNC_greet%%"] = "() { echo evil; }"
        let result = try bench.runUnattended("--on-error", "continue")
        #expect(result.output == "\(bench.directory)/inner\nnone none\n")
    }
}
