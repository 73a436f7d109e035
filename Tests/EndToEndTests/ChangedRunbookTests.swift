import Testing

/// A run whose runbook has changed since it began.
@Suite struct ChangedRunbookTests {
    private static let old = """
        # Work

        ## 1. One

        ```bash
        echo one >> effects
        ```

        ## 2. Two

        ```bash
        echo two >> effects
        ```

        ## 3. Three

        ```bash
        echo three >> effects
        ```

        ## 4. Four

        ```bash
        echo four >> effects
        ```
        """

    private static let new = """
        # Work, better

        ## 1. Zero

        ```bash
        echo zero >> effects
        ```

        ## 2. One

        ```bash
        echo one >> effects
        ```

        ## 3. Two

        ```bash
        echo two >> effects
        touch better
        ```

        ## 4. Four

        ```bash
        echo four >> effects
        ```
        """

    /// Makes a run of the old runbook that has done two steps, and puts the new one in its place.
    private func bench() throws -> Workbench {
        let bench = try Workbench(Self.old)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        try bench.scratch.file("work/runbook.md", Self.new)
        return bench
    }

    @Test func `the difference is shown step by step, and nothing is done without an answer`()
        throws
    {
        let bench = try bench()
        let before = try bench.journal().lines
        let terminal = try bench.terminal(["run", "--resume"])
        let screen = try terminal.answer("Go on with which?", "q")
        #expect(
            screen.hasPrefix(
                """

                runbook.md has changed since the run began: 1 the same, 1 moved, 1 changed,
                    1 added, 1 removed.
                  added  1/1  line 5
                      +echo zero >> effects
                  moved  2/1  line 11
                    it was 1/1
                      echo one >> effects
                  changed  3/1  line 17
                    it was 2/1
                    its text changed
                       echo two >> effects
                      +touch better
                  removed  3/1  line 17 of the old one
                      -echo three >> effects

                """
            ),
            "\(screen)"
        )
        #expect(try terminal.end() == 4)
        #expect(terminal.mode == terminal.initialMode)
        #expect(try bench.journal().lines == before)
    }

    @Test(arguments: [["--changed", "keep"], []])
    func `the run's own copy goes on as if nothing had changed`(_ options: [String]) throws {
        let bench = try bench()
        let terminal = try bench.terminal(["run", "--resume"] + options)
        if options.isEmpty { try terminal.answer("Go on with which?", "o") }
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(bench.scratch.text("work/effects") == "one\ntwo\nthree\nfour\n")
        let journal = try bench.journal()
        #expect(journal.verdicts == (1...4).map { "\($0)/1 passed" })
        #expect(!journal.events.contains("runbookAdopted"))
        #expect(try bench.cortex("status").output.hasPrefix("Work\n"))
    }

    @Test(arguments: [["--changed", "adopt"], []])
    func `an adopted runbook keeps what is finished and asks again what is not the same`(
        _ options: [String]
    ) throws {
        let bench = try bench()
        let terminal = try bench.terminal(["run", "--resume", "--as", "Ada"] + options)
        if options.isEmpty { try terminal.answer("Go on with which?", "n") }
        for step in ["1/1", "3/1", "4/1"] {
            let title = ["1/1": "1 Zero", "3/1": "3 Two", "4/1": "4 Four"][step] ?? ""
            try terminal.wait(for: "\(title)  runbook.md:")
            try terminal.answer("Run it?", "\r")
            try terminal.wait(for: "\(step) passed")
        }
        #expect(try terminal.end() == 0)
        #expect(bench.scratch.text("work/effects") == "one\ntwo\nzero\ntwo\nfour\n")
        let journal = try bench.journal()
        #expect(
            journal.list("runbookAdopted", "file", "added", "by") == ["runbook-2.md 1 Ada"]
        )
        #expect(
            journal.verdicts
                == ["1/1 passed", "2/1 passed", "1/1 passed", "3/1 passed", "4/1 passed"]
        )
        #expect(journal.list("runFinished", "counts.passed", "counts.failed") == ["4 0"])
        #expect(try bench.recorded("runbook.md") == Self.old)
        #expect(try bench.recorded("runbook-2.md") == Self.new)
    }

    @Test func `status shows the adopted runbook`() throws {
        let bench = try bench()
        let terminal = try bench.terminal(["run", "--resume", "--changed", "adopt"])
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let status = try bench.cortex("status").output
        #expect(status.hasPrefix("Work, better\nrunbook.md  run "), "\(status)")
        #expect(status.contains("  1/4 steps  "))
        #expect(
            status.contains(
                """
                  ▶ 1 Zero      0/1 steps
                  ✓ 2 One       1/1 steps
                  ○ 3 Two       0/1 steps  1 stale
                  ○ 4 Four      0/1 steps

                """
            ),
            "\(status)"
        )
        let digest = try bench.bash("sha256sum < runbook.md").output.prefix(64)
        let json = try bench.cortex("status", "--json").output
        #expect(json.contains(#""digest":"\#(digest)","title":"Work, better""#), "\(json)")
    }

    @Test func `unattended, a changed runbook is refused until an option decides`() throws {
        let bench = try bench()
        let before = try bench.journal().lines
        let refused = try bench.cortex("run", "--resume", "--yes")
        #expect(refused.status == 3)
        #expect(
            refused.errors == """
                runbook.md: has changed since the run began (1 the same, 1 moved, 1 changed, \
                1 added, 1 removed); say --changed keep or --changed adopt

                """
        )
        #expect(try bench.journal().lines == before)
        let result = try bench.cortex("run", "--resume", "--yes", "--changed", "adopt")
        #expect(result.status == 0, "\(result.errors)")
        #expect(bench.scratch.text("work/effects") == "one\ntwo\nzero\ntwo\nfour\n")
    }

    @Test func `a runbook may change twice, and its steps are still known`() throws {
        let bench = try bench()
        let terminal = try bench.terminal(["run", "--resume", "--changed", "adopt"])
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        try bench.scratch.file(
            "work/runbook.md",
            Self.new.replacing("## 2. One", with: "## 9. One")
        )
        let result = try bench.cortex("run", "--resume", "--yes", "--changed", "adopt")
        #expect(result.status == 0, "\(result.errors)")
        #expect(bench.scratch.text("work/effects") == "one\ntwo\nzero\ntwo\nfour\n")
        let journal = try bench.journal()
        #expect(journal.list("runbookAdopted", "file") == ["runbook-2.md", "runbook-3.md"])
        #expect(journal.list("runFinished", "verdict", "counts.passed") == ["passed 4"])
    }

    @Test(arguments: ["if true; then", "echo <name>"])
    func `an adopted runbook that cannot run is refused, and the run is as it was`(
        _ block: String
    ) throws {
        let bench = try bench()
        let broken = Self.new.replacing("touch better", with: block)
        try bench.scratch.file("work/runbook.md", broken)
        let before = try bench.journal().lines
        let refused = try bench.cortex("run", "--resume", "--yes", "--changed", "adopt")
        #expect(refused.status == 3, "\(refused)")
        #expect(try bench.journal().lines == before)
        let result = try bench.cortex("run", "--resume", "--yes", "--changed", "keep")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func `a runbook that has become unreadable does not keep the run from going on`() throws {
        let bench = try bench()
        try bench.scratch.file("work/runbook.md", String(repeating: "> ", count: 100) + "deep\n")
        let refused = try bench.cortex("run", "--resume", "--yes")
        #expect(refused.status == 3)
        #expect(refused.errors.contains("nested"), "\(refused.errors)")
        #expect(refused.errors.contains("--changed keep goes on with the run's own copy"))
        let result = try bench.cortex("run", "--resume", "--yes", "--changed", "keep")
        #expect(result.status == 0, "\(result.errors)")
        #expect(bench.scratch.text("work/effects") == "one\ntwo\nthree\nfour\n")
        #expect(result.errors.contains("has become unreadable since"), "\(result.errors)")
    }
}
