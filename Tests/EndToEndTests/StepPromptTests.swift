import Testing

/// What a person can answer when a step waits.
@Suite struct StepPromptTests {
    @Test func `a step shows its place, its text and its hazards, and runs on Enter`() throws {
        let bench = try Workbench(blocks: ["touch made\nls"])
        let terminal = try bench.runAtTerminal()
        let screen = try terminal.answer("Run it?", "\r")
        #expect(screen.contains("1 Part  runbook.md:5"))
        #expect(screen.contains("1/1  changes things"))
        #expect(screen.contains("│ touch made\n  │ ls\n"))
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("stepStarted", "item", "mode", "confirmed") == [
                "1/1 pty prompt"
            ]
        )
        #expect(try bench.recorded("steps/001.1/script.sh") == "touch made\nls\n")
        #expect(try bench.recorded("steps/001.1/output.raw") == "made  runbook.md\r\n")
    }

    @Test func `a skipped step needs a reason and does not run`() throws {
        let bench = try Workbench(blocks: ["touch made", "true"])
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.answer("Run it?", "s")
        try terminal.answer("Reason:", "\r")
        try terminal.answer("Reason:", "done  yesterdaz\u{7f}y\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("stepSkipped", "item", "reason", "by")
                == ["1/1 done  yesterday Ada"]
        )
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `an edited step runs as edited, and the difference is shown and recorded`() throws {
        let bench = try Workbench(blocks: ["echo one\necho two"])
        bench.environment["EDITOR"] = "sed -i s/one/three/"
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.answer("Run it?", "e")
        let shown = try terminal.answer("Run it?", "\r")
        #expect(shown.contains("-echo one\n+echo three\n"), "\(shown)")
        #expect(shown.contains("edited by you"))
        #expect(shown.contains("│ echo three\n"))
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(
            journal.list("stepEdited", "item", "by", "diff")
                == ["1/1 Ada -echo one\n+echo three\n echo two"]
        )
        #expect(try bench.recorded("steps/001.1/script.sh") == "echo three\necho two\n")
        #expect(try bench.recorded("steps/001.1/output.raw") == "three\r\ntwo\r\n")
    }

    @Test func `an editor that fails changes nothing`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        bench.environment["EDITOR"] = "false"
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "e")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(try bench.journal().list("stepEdited", "item") == [])
        #expect(try bench.recorded("steps/001.1/script.sh") == "echo one\n")
    }

    @Test func `an edit that bash cannot read is not run`() throws {
        let bench = try Workbench(blocks: ["echo one"])
        bench.environment["EDITOR"] = "sed -i '1s/.*/if true; then/'"
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "e")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "bash cannot read line")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(try bench.journal().list("stepStarted", "item") == [])
    }

    @Test func `the context shows the document's own lines around the step`() throws {
        let bench = try Workbench(
            "# Work\n\n## 1. Part\n\nBe careful.\n\n```bash\ntrue\n```\n\nWell done.\n"
        )
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "v")
        let context = try terminal.answer("Run it?", "q")
        for line in ["3 ## 1. Part", "5 Be careful.", "7 ```bash", "8 true", "11 Well done."] {
            #expect(context.contains(line), "\(context)")
        }
        #expect(try terminal.end() == 4)
    }

    @Test(arguments: [("y", "changed", true), ("n", "first", false)])
    func `a shell opens in the present state, and its changes count if they are kept`(
        _ answer: String,
        _ value: String,
        _ isKept: Bool
    ) throws {
        let bench = try Workbench(blocks: ["x=first\ncd /", "echo \"x is $x\""])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "!")
        try terminal.wait(for: "(cortex)")
        try terminal.type("echo shell-$x-$PWD-$((40 + 2)); x=changed\r")
        try terminal.wait(for: "shell-first-/-42")
        try terminal.type("exit\r")
        let changes = try terminal.answer("Keep what the shell changed?", answer)
        #expect(changes.contains("The shell changed: x\n"), "\(changes)")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "x is \(value)\n")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(journal.list("shellOpened", "number", "item", "line") == ["1 2/1 -"])
        #expect(
            journal.list("shellClosed", "number", "status", "changes", "kept")
                == [#"1 0 ["x"] \#(isKept ? 1 : 0)"#]
        )
        #expect(try bench.recorded("shells/001/output.raw")?.contains("shell-first-/-42") == true)
        let status = try bench.cortex("status").output
        #expect(status.contains("· at 2/1: \(isKept ? "kept" : "dropped") x\n"), "\(status)")
    }

    @Test func `a shell that changed nothing asks nothing`() throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "!")
        try terminal.wait(for: "(cortex)")
        try terminal.type("ls\rexit\r")
        let screen = try terminal.answer("Run it?", "\r")
        #expect(!screen.contains("Keep"))
        #expect(try terminal.end() == 0)
        #expect(try bench.journal().list("shellClosed", "changes", "kept") == ["[] 0"])
    }

    @Test func `going back finds the state that a kept shell left`() throws {
        let bench = try Workbench(blocks: ["x=a", "echo \"x is $x\"; x=b", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "!")
        try terminal.wait(for: "(cortex)")
        try terminal.type("x=shell\rexit\r")
        try terminal.answer("Keep what the shell changed?", "y")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "b")
        try terminal.answer("Back to:", "2/1\r")
        try terminal.answer("With which shell state?", "t")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "x is shell\n")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
    }

    @Test(arguments: [("t", "then", "ab"), ("c", "current", "abb")])
    func `going back takes the state as it was then or as it is now`(
        _ key: String,
        _ state: String,
        _ value: String
    ) throws {
        let bench = try Workbench(blocks: ["x=a", "x=${x}b\necho \"x is $x\"", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Run it?", "b")
        try terminal.answer("Back to:", "2/1\r")
        try terminal.answer("With which shell state?", key)
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "x is \(value)\n")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(journal.list("wentBack", "from", "to", "state") == ["3/1 2/1 \(state)"])
        #expect(
            journal.list("stepFinished", "item", "ordinal", "attempt")
                == ["1/1 1 1", "2/1 2 1", "2/1 2 2", "3/1 3 1"]
        )
    }

    @Test func `a note goes into the record`() throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.answer("Run it?", "n")
        try terminal.answer("Note:", "the pager was silent\r")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("noteAdded", "item", "text", "by")
                == ["1/1 the pager was silent Ada"]
        )
    }

    @Test func `help names the keys that can be pressed now, and no others`() throws {
        let bench = try Workbench(blocks: ["true", "rm -rf data"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("? help", "?")
        let first = try terminal.answer("Run it?", "\r")
        #expect(Self.keys(in: first) == ["↵", "s", "e", "v", "!", "n", "q"])
        #expect(first.contains("↵  runs the text exactly as it is shown\n"))
        try terminal.wait(for: "1/1 passed")
        try terminal.answer("? help", "?")
        let second = try terminal.answer("Run it?", "q")
        #expect(Self.keys(in: second) == ["↵", "s", "e", "v", "!", "b", "n", "q"])
        #expect(second.contains("once you have typed `destroy`\n"))
        #expect(try terminal.end() == 4)
    }

    /// The keys at the beginnings of the help's lines.
    private static func keys(in help: String) -> [String] {
        help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .map { $0.split(separator: " ")[0] }.filter { $0.count == 1 }.map(String.init)
    }

    @Test(arguments: [("destroy", true), ("destro", false), ("", false)])
    func `a destructive step runs only for its typed word`(_ word: String, _ runs: Bool) throws {
        let bench = try Workbench(blocks: ["rm -rf \"$PWD/data\""])
        try bench.scratch.file("work/data/file", "")
        let terminal = try bench.runAtTerminal()
        let screen = try terminal.answer("Run it?", "\r")
        #expect(screen.contains("DESTRUCTIVE"))
        try terminal.answer("Type destroy to run it:", "\(word)\r")
        if !runs {
            try terminal.answer("Run it?", "q")
        }
        #expect(try terminal.end() == (runs ? 0 : 4))
        #expect(bench.scratch.names(in: "work/data").isEmpty == runs)
        #expect(try bench.journal().list("stepStarted", "confirmed") == (runs ? ["typed"] : []))
    }

    @Test(arguments: ["\u{1b}[2K", "\u{0430}"])
    func `text that is not what it seems is shown escaped and needs a typed word`(
        _ text: String
    ) throws {
        let bench = try Workbench(blocks: ["echo p\(text)y"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Type really to run it:", "\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("p\(text)y"))

        let other = try Workbench(blocks: ["echo p\(text)y"])
        #expect(try other.runUnattended().status == 3)
        #expect(other.runs == [])
    }

    /// A right-to-left override and a zero-width space.
    @Test(arguments: ["\u{202e}", "\u{200b}"])
    func `text with characters that nobody can see is refused`(_ text: String) throws {
        let bench = try Workbench(blocks: ["echo p\(text)y"])
        let terminal = try bench.runAtTerminal()
        #expect(try terminal.end() == 3)
        #expect(terminal.text.hasPrefix("runbook.md:6:7: "), "\(terminal.text)")
        #expect(bench.runs == [])
    }

    @Test func `keys that mean nothing are ignored`() throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("? help", "xyzäb\u{1b}[A\u{1b}[3~")
        try terminal.type("q")
        #expect(try terminal.end() == 4)
        #expect(
            try bench.journal().events
                == ["runStarted", "sectionEntered", "decisionRequested", "runSuspended"]
        )
    }
}
