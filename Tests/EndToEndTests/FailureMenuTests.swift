import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The ways out of a failed step.
@Suite struct FailureMenuTests {
    static let text = """
        # Deploy

        ## 1. Deploy

        ```bash
        echo deploy >> effects
        cat wanted
        ```

        ## 2. Look

        ```bash
        echo look >> effects
        ```

        ## Rollback

        ```bash
        echo back one >> effects
        ```

        ```bash
        echo back two >> effects
        ```

        ## Related runbooks

        - [Full rollback](ops/rollback.md)
        """

    static let rollback = """
        # Full rollback

        ## 1. Undo

        ```bash
        echo undone >> effects
        cat ready
        ```
        """

    /// A bench with both runbooks.
    static func bench() throws -> Workbench {
        let bench = try Workbench(text)
        try bench.scratch.file("work/ops/rollback.md", rollback)
        return bench
    }

    /// Starts the run and comes to the menu of its first step.
    static func fail(_ bench: Workbench, _ options: String...) throws -> TerminalProgram {
        let terminal = try bench.terminal(["run", "runbook.md"] + options)
        try terminal.answer("Run it?", "\r")
        try terminal.answer("The block waits here.", "\r")
        return terminal
    }

    @Test func `the menu names every way, and help says what each does`() throws {
        let bench = try Self.bench()
        let terminal = try Self.fail(bench)
        let menu = try terminal.wait(for: "And now?")
        #expect(
            menu.contains(
                """
                The document offers:
                  1  Rollback  line 16
                  2  Full rollback  line 28

                """
            ),
            "\(menu)"
        )
        try terminal.answer("? help", "?")
        let help = try terminal.wait(for: "? help").split { $0.isWhitespace }.joined(separator: " ")
        for words in [
            "r runs it again, in the state before it or the one that your shell left",
            "e opens it in your editor first; the change is recorded",
            "o goes on although it failed; you give a reason, and the run ends with status 1",
            "1 line 16: Rollback", "2 line 28: Full rollback", "↵ stops here with status 1",
        ] {
            #expect(help.contains(words), "\(words): \(help)")
        }
        try terminal.type("\r")
        #expect(try terminal.end() == 1)
    }

    @Test func `a section on demand is gone through, and leads back to the failed step`() throws {
        let bench = try Self.bench()
        let terminal = try Self.fail(bench, "--as", "Ada")
        try terminal.answer("And now?", "1")
        let first = try terminal.answer("Run it?", "\r")
        #expect(first.contains("0/2 steps"), "\(first)")
        #expect(first.contains("Rollback  runbook.md:18\n  1/2  changes things\n"), "\(first)")
        let second = try terminal.answer("Run it?", "\r")
        #expect(second.contains("  2/2  changes things\n"), "\(second)")
        let menu = try terminal.wait(for: "And now?")
        #expect(menu.contains("✗ 1/1 has failed."), "\(menu)")
        try bench.scratch.file("work/wanted", "")
        try terminal.type("r")
        try terminal.wait(for: "What it has done already may be done again.")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let effects = "deploy\nback one\nback two\ndeploy\nlook\n"
        #expect(bench.scratch.text("work/effects") == effects)
        let journal = try bench.journal()
        #expect(
            journal.list("sectionCalled", "section", "item", "by") == ["rollback 1/1 Ada"]
        )
        #expect(journal.list("sectionLeft", "section") == ["rollback"])
        #expect(
            journal.list("stepFinished", "item", "attempt", "verdict") == [
                "1/1 1 failed", "rollback/1 1 passed", "rollback/2 1 passed", "1/1 2 passed",
                "2/1 1 passed",
            ]
        )
    }

    @Test func `a run that stops in a section on demand goes on there`() throws {
        let bench = try Self.bench()
        let terminal = try Self.fail(bench)
        try terminal.answer("And now?", "1")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let next = try bench.terminal(["run", "--resume"])
        let screen = try next.answer("Run it?", "\r")
        #expect(screen.contains("echo back two"), "\(screen)")
        try next.answer("And now?", "\r")
        #expect(try next.end() == 1)
        #expect(bench.scratch.text("work/effects") == "deploy\nback one\nback two\n")
    }

    @Test func `an edited retry shows its text, and the record holds the change`() throws {
        let bench = try Self.bench()
        bench.environment["EDITOR"] = "sed -i s/wanted/runbook.md/"
        let terminal = try Self.fail(bench, "--as", "Ada")
        try terminal.answer("And now?", "e")
        let screen = try terminal.answer("Run it?", "\r")
        #expect(screen.contains("What it has done already may be done again."), "\(screen)")
        #expect(screen.contains("edited by you"))
        #expect(screen.contains("│ cat runbook.md"))
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(
            journal.list("stepEdited", "item", "by", "diff").first
                == "1/1 Ada  echo deploy >> effects\n-cat wanted\n+cat runbook.md"
        )
        #expect(
            try bench.recorded("steps/001.2/script.sh")
                == "echo deploy >> effects\ncat runbook.md\n"
        )
    }

    @Test(arguments: [("s", "stepSkipped", 0 as Int32), ("o", "stepOverridden", 1)])
    func `skipping and overriding want a reason, and only an override stays a failure`(
        _ key: String,
        _ event: String,
        _ status: Int32
    ) throws {
        let bench = try Self.bench()
        let terminal = try Self.fail(bench, "--as", "Ada", "--role", "Operator")
        try terminal.answer("And now?", key)
        try terminal.answer("Reason:", "\r")
        try terminal.answer("Reason:", "\u{1b}")
        try terminal.answer("And now?", key)
        try terminal.answer("Reason:", "known trouble\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == status)
        #expect(
            try bench.journal().list(event, "item", "by", "reason") == ["1/1 Ada known trouble"]
        )
        #expect(bench.scratch.text("work/effects") == "deploy\nlook\n")
    }
}
