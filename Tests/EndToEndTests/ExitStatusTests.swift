import Testing

/// The statuses with which Cortex ends; those of signals are in `SignalTests`.
@Suite struct ExitStatusTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let block: String
        var options: [String] = []
        let status: Int32
        /// The journal's last event; `nil` if there must be no run.
        let last: String?
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "every step passed", block: "true", status: 0, last: "runFinished"),
        Case(name: "a step failed", block: "false", status: 1, last: "runSuspended"),
        Case(
            name: "a step failed and the run went on",
            block: "false",
            options: ["--on-error", "continue"],
            status: 1,
            last: "runFinished"
        ),
        Case(
            name: "an unknown name",
            block: "true",
            options: ["--skip", "9.9"],
            status: 2,
            last: nil
        ),
        Case(name: "a syntax error", block: "if true; then", status: 3, last: nil),
        Case(name: "an open placeholder", block: "echo <name>", status: 3, last: nil),
        Case(
            name: "criteria nobody attested, attestation required",
            block: "true\n```\n\nAcceptance criteria:\n\n- It works.\n\n```text",
            options: ["--require-attested"],
            status: 4,
            last: "runSuspended"
        ),
    ]

    @Test(arguments: cases)
    func `the status says how an unattended run ended`(_ one: Case) throws {
        let bench = try Workbench(blocks: [one.block])
        let result = try bench.cortex(["run", "runbook.md", "--yes"] + one.options)
        #expect(result.status == one.status, "\(result.errors)")
        if let last = one.last {
            #expect(try bench.journal().events.last == last)
        } else {
            #expect(bench.runs == [])
        }
    }

    static let usage: [([String], String)] = [
        (["run"], "Missing expected argument"),
        (["run", "runbook.md", "--nonsense"], "Unknown option"),
        (["nonsense"], "nonsense"),
        (["run", "runbook.md", "--timeout", "0"], "--timeout"),
        (["run", "missing.md", "--yes"], "missing.md: cannot be read"),
        (["plan", "missing.md"], "missing.md: cannot be read"),
        (["status"], "there are no runs yet"),
        (["status", "nosuchrun"], "nosuchrun"),
    ]

    @Test(arguments: usage)
    func `wrong usage is 2, on standard error, and makes nothing`(
        _ arguments: [String],
        _ message: String
    ) throws {
        let bench = try Workbench(blocks: ["true"])
        let result = try bench.cortex(arguments)
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(bench.scratch.names(in: "") == ["work"])
    }

    static let help = [["--help"], ["run", "--help"], ["help", "plan"], ["--version"]]

    @Test(arguments: help)
    func `help and version are 0, on standard output`(_ arguments: [String]) throws {
        let result = try Workbench().cortex(arguments)
        #expect(result.status == 0)
        #expect(!result.output.isEmpty)
        #expect(result.errors == "")
    }

    @Test func `a place for runs that is a file is 5 and nothing ran`() throws {
        let bench = try Workbench(blocks: ["touch ran"])
        try bench.scratch.file("state", "")
        let result = try bench.runUnattended()
        #expect(result.status == 5)
        #expect(result.output == "")
        #expect(result.errors.contains("\(bench.scratch.path)/state"), "\(result.errors)")
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `a damaged journal is 5`() throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        let path = "state/cortex/runs/\(bench.runs[0])/journal.jsonl"
        let journal = try #require(bench.scratch.text(path))
        try bench.scratch.file(path, journal.replacing("stepSpawned", with: "stepSpawmed"))
        let result = try bench.cortex("status")
        #expect(result.status == 5)
        #expect(result.output == "")
        #expect(result.errors.contains("journal.jsonl"), "\(result.errors)")
    }

    @Test func `a criterion that is not met stops the run with 1`() throws {
        let bench = try Workbench(
            "# Work\n\n## 1. Part\n\nAcceptance criteria:\n\n- It works.\n\n```bash\ntrue\n```\n"
        )
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", "n")
        try terminal.answer("Why not?", "it does not\r")
        let screen = try terminal.answer("And now?", "\r")
        #expect(screen.contains("✗ not met\n"), "\(screen)")
        #expect(!screen.contains("e edit"), "\(screen)")
        #expect(try terminal.end() == 1)
        #expect(
            try bench.journal().list("criterionAttested", "item", "answer", "note")
                == ["1/1 notMet it does not"]
        )
        #expect(try bench.journal().list("runSuspended", "reason", "item") == ["failed 1/1"])
    }

    @Test func `quitting is 4 and leaves the run suspended at its step`() throws {
        let bench = try Workbench(blocks: ["echo one", "echo two"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(try bench.journal().list("runSuspended", "reason", "item") == ["quit 2/1"])
        #expect(try bench.cortex("runs").output.contains("suspended"))
    }

    @Test func `a store that is gone during the run is 5, and nothing more is started`() throws {
        let bench = try Workbench(blocks: ["find \"$XDG_STATE_HOME\" -depth -delete", "touch made"])
        let result = try bench.runUnattended("--allow-destructive")
        #expect(result.status == 5, "\(result.errors)")
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test(.enabled(if: Tool.isFullThere, "there is no device that is always full"))
    func `a result that cannot be written is 5`() throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        for arguments in ["plan runbook.md", "plan --json runbook.md", "runs", "status"] {
            let result = try bench.bash("\(Workbench.program) \(arguments) > /dev/full")
            #expect(result.status == 5)
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        }
    }

    @Test func `a result that nobody reads any more is no complaint`() throws {
        let bench = try Workbench(SelectionTests.flow)
        let result = try bench.bash("\(Workbench.program) plan runbook.md | true")
        #expect(result == Workbench.Result(status: 0, output: "", errors: ""))
    }

    @Test func `output that cannot be recorded ends the step and is 5`() throws {
        let bench = try Workbench(blocks: ["head -c 100000 /dev/zero", "touch made"])
        let result = try bench.bash(
            "ulimit -f 32; exec \(Workbench.program) run runbook.md --yes > /dev/null"
        )
        #expect(result.status == 5, "\(result.errors)")
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
        #expect(try bench.journal().events.last == "runSuspended")
    }
}
