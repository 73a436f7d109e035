import Testing

/// The options that say how a run goes.
@Suite struct RunOptionTests {
    static let values = [
        "plain", "two words", "a'b\"c", "$(touch pwned)", "`touch pwned`", "; touch pwned", "$HOME",
        "a\\b", "*", "-n", "=", "a=b", "<other>", "${x}", "täglich", "!!", "# no comment", "~",
    ]

    @Test(arguments: values)
    func `a value reaches the command as it was given, never as code`(_ value: String) throws {
        let bench = try Workbench(blocks: [
            "printf '[%s]' <name>\nprintf '[%s]' \"<name>\"\nprintf '[%s]' 'in <name>'"
        ])
        let result = try bench.runUnattended("--set", "name=\(value)")
        #expect(result.output == "[\(value)][\(value)][in \(value)]")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            try bench.journal().list("parameterSet", "name", "value", "source")
                == ["name \(value) option"]
        )
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `the resolved text is shown and recorded beside the document's own`() throws {
        let bench = try Workbench(blocks: ["echo <name>"])
        let result = try bench.runUnattended("--set", "name=a b")
        #expect(result.errors.contains("echo 'a b'"), "\(result.errors)")
        #expect(try bench.recorded("steps/001.1/script.sh") == "echo 'a b'\n")
        let digests = try bench.journal().list("stepStarted", "scriptSHA256", "renderedSHA256")
        #expect(digests.first?.split(separator: " ").map(\.count) == [64, 64])
    }

    @Test func `a repeated parameter is wrong usage`() throws {
        let bench = try Workbench(blocks: ["echo <name>"])
        let result = try bench.runUnattended("--set", "name=a", "--set", "name=a")
        #expect(result.status == 2)
        #expect(result.errors == "--set name: given twice\n")
    }

    @Test func `the operator's name and role are in the record and on the first screen`() throws {
        let bench = try Workbench(blocks: ["true"])
        let result = try bench.runUnattended("--as", "Ada", "--role", "Reviewer")
        #expect(result.errors.contains("You are Ada (Reviewer)."))
        #expect(
            try bench.journal().list("runStarted", "driver.by", "driver.role", "driver.user")
                == ["Ada Reviewer ops"]
        )
    }

    @Test func `without a name the login name drives`() throws {
        let bench = try Workbench(blocks: ["true"])
        _ = try bench.runUnattended()
        #expect(try bench.journal().list("runStarted", "driver.by") == ["ops"])
    }

    @Test func `a run starts in the directory of --workdir`() throws {
        let bench = try Workbench(blocks: ["pwd"])
        try bench.scratch.file("elsewhere/file", "")
        let elsewhere = "\(bench.scratch.path)/elsewhere"
        let result = try bench.runUnattended("--workdir", elsewhere)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "\(elsewhere)\n")
        #expect(try bench.journal().list("runStarted", "driver.directory") == [elsewhere])
    }

    @Test func `a directory that cannot be entered is wrong usage`() throws {
        let bench = try Workbench(blocks: ["pwd"])
        let result = try bench.runUnattended("--workdir", "nowhere")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("--workdir nowhere: "), "\(result.errors)")
        #expect(bench.runs == [])
    }

    @Test func `--json prints the journal's records and nothing else on standard output`() throws {
        let bench = try Workbench(blocks: ["echo loud", "false"])
        let result = try bench.runUnattended("--json")
        #expect(result.status == 1)
        #expect(
            result.output.split(separator: "\n").map(String.init) == (try bench.journal().lines)
        )
        #expect(result.errors.contains("loud"))
    }

    @Test func `--json without --yes has nobody to ask`() throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal("--json")
        #expect(try terminal.end() == 2)
        #expect(bench.runs == [])
    }

    static let strictness: [(String, String, String)] = [
        ("false; echo on", "on\n", ""),
        ("false | true; echo on", "on\n", ""),
        ("echo \"[$missing]\"", "[]\n", ""),
    ]

    @Test(arguments: strictness)
    func `--strict turns on errexit, pipefail and nounset`(
        _ block: String,
        _ lenient: String,
        _ strict: String
    ) throws {
        let bench = try Workbench(blocks: [block])
        let free = try bench.runUnattended("--on-error", "continue")
        #expect(free.output == lenient)
        let bound = try bench.runUnattended("--on-error", "continue", "--strict")
        #expect(bound.output == strict)
        #expect(bound.status == 1)
    }

    @Test func `a step that takes too long is ended with all its processes`() throws {
        let bench = try Workbench(blocks: ["sleep 300 | cat", "echo next"])
        let result = try bench.runUnattended("--timeout", "1")
        let journal = try bench.journal()
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(journal.list("stepFinished", "item", "timedOut", "verdict") == ["1/1 1 failed"])
        #expect(Processes(of: journal).areGone)
    }

    @Test func `a command line that cannot be recorded is wrong usage`() throws {
        let bench = try Workbench(blocks: ["echo <name>"])
        let value = String(repeating: "x", count: 40_000)
        let result = try bench.runUnattended("--set", "name=\(value)")
        #expect(result.status == 2)
        #expect(result.errors.contains("only 32768 can be recorded"), "\(result.errors)")
        #expect(bench.runs == [])
    }

    @Test func `no time is too long for --timeout`() throws {
        let bench = try Workbench(blocks: ["echo done"])
        let result = try bench.runUnattended("--timeout", "\(Int.max)")
        #expect(result.status == 0)
        #expect(result.output == "done\n")
    }

    @Test func `a name of several lines stays on one`() throws {
        let bench = try Workbench(blocks: ["true"])
        let result = try bench.runUnattended("--as", "Ada\nYou are Eve.")
        #expect(result.errors.contains("\nYou are Ada^JYou are Eve..  sha256"), "\(result.errors)")
    }

    @Test func `--on-error stop ends the block at its first failing line and the run with it`()
        throws
    {
        let bench = try Workbench(blocks: ["echo before\nls nowhere\necho after", "echo next"])
        let result = try bench.runUnattended()
        let journal = try bench.journal()
        #expect(result.status == 1)
        #expect(result.output == "before\n")
        #expect(result.errors.contains("runbook.md:7: ls nowhere exited 2"), "\(result.errors)")
        #expect(
            journal.list("commandFailed", "line", "status", "command", "answer")
                == ["7 2 ls nowhere stop"]
        )
        #expect(journal.list("runSuspended", "reason", "item") == ["failed 1/1"])
    }

    @Test func `--on-error continue goes on and fails the step and the run at the end`() throws {
        let bench = try Workbench(blocks: [
            "echo before\nls nowhere\necho after $?", "echo next", "cd nowhere && make\necho last",
        ])
        let result = try bench.runUnattended("--on-error", "continue")
        let journal = try bench.journal()
        #expect(result.status == 1)
        #expect(result.output == "before\nafter 2\nnext\nlast\n")
        #expect(journal.verdicts == ["1/1 failed", "2/1 passed", "3/1 passed"])
        #expect(
            journal.list("runFinished", "verdict", "counts.failed", "counts.passed") == [
                "failed 1 2"
            ]
        )
    }

    @Test func `a failure hidden in a pipeline or a list is a warning and no failure`() throws {
        let bench = try Workbench(blocks: ["cat nowhere | wc -l", "cd nowhere && make\necho last"])
        let result = try bench.runUnattended()
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "0\nlast\n")
        #expect(!result.errors.contains("exited 0"), "\(result.errors)")
        for place in ["runbook.md:6: cat nowhere", "runbook.md:12: cd nowhere exited 1"] {
            #expect(result.errors.contains(place), "\(result.errors)")
        }
        #expect(try bench.journal().verdicts == ["1/1 passed", "2/1 passed"])
    }

    @Test func `--confirm changes asks for what changes things only`() throws {
        let bench = try Workbench(blocks: ["ls", "touch made", "pwd"])
        let terminal = try bench.runAtTerminal("--confirm", "changes")
        let before = try terminal.answer("Run it?", "\r")
        #expect(before.contains("touch made"))
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("stepStarted", "item", "confirmed")
                == ["1/1 spared", "2/1 prompt", "3/1 spared"]
        )
    }

    @Test func `criteria that nobody attested are counted in the last lines`() throws {
        let bench = try Workbench(
            "# Work\n\n## 1. Part\n\nAcceptance criteria:\n\n- One.\n- Two.\n\n```bash\ntrue\n```\n"
        )
        let result = try bench.runUnattended()
        #expect(result.status == 0)
        #expect(result.errors.contains("1 passed, 2 not attested"), "\(result.errors)")
    }
}
