import Testing

/// Gates that the settings want signed, between people at several terminals.
@Suite struct GateTests {
    static let text = """
        # Release

        ## 1. Checks

        ### 1.1 Security

        ```bash
        echo scanned
        ```

        Acceptance criteria:

        - No secrets.

        ## 2. Ship

        ```bash
        echo shipped
        ```

        ## Quality gates

        - Security gate: the scan is clean
        """

    static func bench(_ rule: String) throws -> Workbench {
        let bench = try Workbench(text)
        try bench.scratch.file("work/cortex.toml", "[gates.Security]\n\(rule)\n")
        return bench
    }

    @Test func `the gate waits for the people who may sign, and the record tells who did`() throws {
        let bench = try Self.bench(
            "roles = ['Reviewer']\nsignatures = 2\nnot_starter = true"
        )
        let terminal = try bench.runAtTerminal("--as", "Olga", "--role", "Reviewer")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", "y")
        let screen = try terminal.wait(for: "Do you sign for it?")
        let run = try #require(bench.runs.first)
        #expect(
            screen.contains(
                """
                Gate: Security gate  runbook.md:23
                  1.1/1 passed, 1.1/2 met
                  2 more to sign as Reviewer.

                """
            ),
            "\(screen)"
        )
        #expect(screen.contains("cortex decide \(run) 3 approve --as NAME --role Reviewer\n"))
        try terminal.type("y")
        try terminal.wait(for: "Olga started the run or has signed already; somebody else has to")
        let status = try bench.cortex("status").output
        #expect(
            status.contains("Gates\n  ○ Security gate: waiting for 2 signatures as Reviewer\n"),
            "\(status)"
        )
        let approve = ["decide", run, "3", "approve", "--as"]
        for (name, error) in [
            (["Ann"], "only Reviewer may answer, none was given: --role ROLE\n"),
            (
                ["Ann", "--role", "Operator"],
                "only Reviewer may answer, not Operator: --role ROLE\n"
            ),
            (["olga", "--role", "reviewer"], "olga started the run or has signed already;"),
        ] {
            let refused = try bench.cortex(approve + name)
            #expect(refused.status == 2)
            #expect(refused.errors.contains(error), "\(refused.errors)")
        }
        #expect(try bench.cortex(approve + ["Ann", "--role", "reviewer"]).status == 0)
        try terminal.wait(for: "answered `approve` by Ann (reviewer) on ")
        try terminal.wait(for: "  1 more to sign as Reviewer.\n  Signed by Ann.\n")
        let again = try bench.cortex(
            "decide",
            run,
            "4",
            "approve",
            "--as",
            "Ann",
            "--role",
            "Reviewer"
        )
        #expect(again.errors.contains("Ann started the run or has signed already"))
        try terminal.type("q")
        #expect(try terminal.end() == 4)
        let bo = try bench.cortex(
            "decide",
            run,
            "4",
            "approve",
            "--as",
            "Bo",
            "--role",
            "Reviewer",
            "--reason",
            "seen"
        )
        #expect(bo.status == 0, "\(bo)")
        let next = try bench.terminal(["run", "--resume", run, "--as", "Olga"])
        try next.wait(for: "answered `approve`: seen by Bo (Reviewer) on ")
        try next.answer("Run it?", "\r")
        #expect(try next.end() == 0)
        let journal = try bench.journal()
        #expect(
            journal.list("gateSigned", "gate", "section", "decision", "by", "role", "note") == [
                "Security gate 1.1 approved Ann reviewer -",
                "Security gate 1.1 approved Bo Reviewer seen",
            ]
        )
        #expect(journal.list("gatePassed", "gate", "section") == ["Security gate 1.1"])
        let done = try bench.cortex("status").output
        #expect(done.contains("Gates\n  ✓ Security gate: passed, signed by Ann, Bo\n"), "\(done)")
    }

    @Test func `the rules of the day on which a run began hold for it`() throws {
        let bench = try Self.bench("signatures = 1")
        let terminal = try bench.runAtTerminal("--as", "Olga")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", "y")
        try terminal.answer("Do you sign for it?", "q")
        #expect(try terminal.end() == 4)
        try bench.scratch.file("work/cortex.toml", "[gates.Security]\nsignatures = 0\n")
        let next = try bench.terminal(["run", "--resume", bench.runs[0], "--as", "Olga"])
        try next.answer("Do you sign for it?", "y")
        try next.answer("Run it?", "\r")
        #expect(try next.end() == 0)
        let journal = try bench.journal()
        #expect(journal.list("gateSigned", "decision", "by") == ["approved Olga"])
    }

    @Test func `a refusal wants a way on: gone past with a reason, the run ends with 1`() throws {
        let bench = try Self.bench("")
        let terminal = try bench.runAtTerminal("--as", "Olga")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", "y")
        try terminal.answer("Do you sign for it?", "r")
        try terminal.answer("Why not?", "the scan is old\r")
        let screen = try terminal.answer("And now?", "o")
        #expect(screen.contains("The gate does not pass: refused by Olga\n"), "\(screen)")
        try terminal.answer("Reason:", "accepted by the board\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 1)
        let journal = try bench.journal()
        #expect(
            journal.list("gateOverridden", "gate", "reason", "by")
                == ["Security gate accepted by the board Olga"]
        )
        let status = try bench.cortex("status").output
        #expect(
            status.contains("  ✗ Security gate: overridden by Olga: accepted by the board\n"),
            "\(status)"
        )
    }

    @Test func `a step of the run cannot sign for its gate`() throws {
        let decide =
            """
            for n in 1 2 3; do "$CORTEX" decide "$(ls "$XDG_STATE_HOME/cortex/runs")" $n approve \
              --as Ann && touch signed; done; true
            """
        let bench = try Workbench(Self.text.replacing("echo scanned", with: decide))
        try bench.scratch.file("work/cortex.toml", "[gates]\nsignatures = 1\n")
        bench.environment["CORTEX"] = Workbench.program
        let result = try bench.runUnattended()
        #expect(result.status == 4, "\(result)")
        #expect(!bench.scratch.names(in: "work").contains("signed"))
        #expect(result.errors.contains("a run cannot answer what it asks"), "\(result)")
        let journal = try bench.journal()
        #expect(journal.list("gateSigned", "by") == [])
        #expect(journal.list("runSuspended", "reason") == ["unattested"])
    }

    @Test func `unattended, the run pauses at the gate and goes on once it is signed`() throws {
        let text = Self.text.replacing("Acceptance criteria:\n\n- No secrets.\n", with: "")
        let bench = try Workbench(text)
        try bench.scratch.file("work/cortex.toml", "[gates]\nroles = ['Reviewer']\n")
        let paused = try bench.runUnattended()
        #expect(paused.status == 4, "\(paused)")
        #expect(paused.output.contains("scanned"))
        #expect(!paused.output.contains("shipped"))
        let run = bench.runs[0]
        let line = "cortex decide \(run) 1 approve --as NAME --role Reviewer"
        #expect((paused.output + paused.errors).contains(line), "\(paused)")
        let signed = try bench.cortex(
            "decide",
            run,
            "1",
            "approve",
            "--as",
            "Ann",
            "--role",
            "Reviewer"
        )
        #expect(signed.status == 0, "\(signed)")
        let done = try bench.cortex("run", "--yes", "--resume", run)
        #expect(done.status == 0, "\(done)")
        #expect(done.output.contains("shipped"))
        #expect(try bench.journal().list("stepStarted", "item") == ["1.1/1", "2/1"])
    }
}
