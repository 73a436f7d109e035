import Testing

/// What a step has to print, and checks that are tried again.
@Suite struct PollingTests {
    static let text = """
        # Wait

        ```bash
        test -e ready && cat ready
        ```

        Must print: `all 3`

        Retry: every 1s, up to 50 times
        """

    @Test func `a check waits for what it checks, at a terminal and without one`() throws {
        let bench = try Workbench(Self.text)
        let terminal = try bench.runAtTerminal()
        let screen = try terminal.answer("Run it?", "\r")
        #expect(
            screen.contains(
                "  It must print:\n    all 3\n  When it fails, it is tried again every 1 s, up to"
                    + " 50 times.\n"
            ),
            "\(screen)"
        )
        try terminal.wait(for: "wait/1: try 1 failed; next in 1 s (every 1 s, up to 50 times).")
        try bench.scratch.file("work/ready", "only 2\n")
        try terminal.wait(for: "failed: it printed something else")
        let difference = try terminal.wait(for: "next in 1 s")
        #expect(
            difference.contains(
                "  What it printed (+) is not what it must print (-):\n    -...all 3...\n    +only 2\n"
            ),
            "\(difference)"
        )
        try bench.scratch.file("work/ready", "all 3\n")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        let verdicts = journal.list("stepFinished", "verdict")
        #expect(verdicts.last == "passed" && Set(verdicts.dropLast()) == ["failed"])
        let unattended = try bench.runUnattended()
        #expect(unattended.status == 0, "\(unattended)")
    }

    @Test func `Enter ends the waiting, and the step counts as failed`() throws {
        let bench = try Workbench(Self.text)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "wait/1: try 1 failed")
        try terminal.wait(for: "? help")
        try terminal.type("\r")
        try terminal.answer("And now?", "\r")
        #expect(try terminal.end() == 1)
    }

    @Test func `a signal ends the waiting of an unattended run, which can be resumed`() throws {
        let bench = try Workbench(Self.text.replacing("every 1s", with: "every 30s"))
        let program = try bench.terminal(["run", "--yes", "runbook.md"])
        try program.wait(for: "try 1 failed; next in 30 s")
        program.signal(15)
        #expect(try program.end() == 143)
        #expect(try bench.journal().list("runSuspended", "reason", "item") == ["terminated wait/1"])
    }

    @Test func `with --check-output a sample decides`() throws {
        let bench = try Workbench(
            "# Work\n\n```bash\necho 3 pods\n```\n\nExpected output:\n\n```\n2 pods\n```\n"
        )
        #expect(try bench.runUnattended().status == 0)
        let checked = try bench.runUnattended("--check-output")
        #expect(checked.status == 1)
        #expect(checked.errors.contains("    -2 pods\n    +3 pods\n"), "\(checked)")
    }
}
