import Foundation
import Testing

/// Answers from another terminal than the run's own.
@Suite struct DecisionTests {
    @Test func `an answer from elsewhere closes the prompt and says who gave it`() throws {
        let bench = try Workbench(blocks: ["echo made", "touch two"])
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let listed = try bench.cortex("decide", run)
        #expect(listed.output.hasPrefix("decision 1: run step 1/1?\n  runbook.md:5: echo made\n"))
        for word in ["run", "skip --reason TEXT", "quit"] {
            #expect(listed.output.contains("\n  cortex decide \(run) 1 \(word)\n"))
        }
        let bo = ["--as", "Bo", "--role", "Reviewer"]
        let first = try bench.cortex(["decide", run, "1", "run"] + bo)
        #expect(first.status == 0, "\(first)")
        #expect(first.output == "decision 1 is answered; the run goes on at its terminal\n")
        try terminal.wait(for: "answered `run` by Bo (Reviewer) on ")
        try terminal.wait(for: "made\n")
        try terminal.answer("Run it?", "s")
        try terminal.wait(for: "Reason:")
        try terminal.type("half a rea")
        let other = try bench.cortex(
            ["decide", run, "2", "skip", "--reason", "done already"] + bo
        )
        #expect(other.status == 0, "\(other)")
        try terminal.wait(for: "answered `skip`: done already by Bo (Reviewer) on ")
        #expect(try terminal.end() == 0)
        #expect(terminal.isInOrder)
        let journal = try bench.journal()
        #expect(
            journal.list("decisionAnswered", "decision", "answer", "by", "role", "through", "user")
                == ["1 run Bo Reviewer command ops", "2 skip Bo Reviewer command ops"]
        )
        #expect(journal.list("stepStarted", "item", "by") == ["1/1 Bo"])
        #expect(journal.list("stepSkipped", "item", "by", "reason") == ["2/1 Bo done already"])
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test func `the same answer again is fine, another one is a conflict`() throws {
        let bench = try Workbench(blocks: ["true", "true"])
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let same = try bench.cortex("decide", run, "1", "run")
        #expect(same.status == 0)
        #expect(same.output.hasPrefix("decision 1 was already answered so by "))
        let before = try bench.journal().lines
        let other = try bench.cortex("decide", run, "1", "skip", "--reason", "no")
        #expect(other.status == 1)
        #expect(other.output == "")
        #expect(other.errors.hasPrefix("decision 1 has been answered `run` by Ada on "))
        #expect(other.errors.hasSuffix("; nothing was changed\n"))
        #expect(other.errors.filter(\.isNewline).count == 1)
        #expect(try bench.journal().lines == before)
        try terminal.type("q")
        #expect(try terminal.end() == 4)
    }

    @Test(
        arguments: [
            (["nosuchrun", "1", "run"], "no run is named `nosuchrun`"),
            (["RUN", "7", "run"], "has asked no decision 7\n  cortex decide "),
            (
                ["RUN", "1", "destroy"],
                "`destroy` does not answer decision 1; it takes run, skip, quit"
            ),
            (["RUN", "1", "edit"], "`edit` does not answer decision 1"),
            (["RUN", "1", "skip"], "`skip` needs a reason: --reason TEXT"),
            (["RUN", "1"], "Give the answer, too"),
            (["RUN", "one", "run"], "'one'"),
        ]
    )
    func `what would not be accepted says what would`(_ words: [String], _ error: String) throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let result = try bench.cortex(["decide"] + words.map { $0 == "RUN" ? run : $0 })
        #expect(result.status == 2)
        #expect(result.errors.contains(error), "\(result.errors)")
        #expect(try bench.recorded("decisions/1.json") == nil)
        try terminal.type("q")
        #expect(try terminal.end() == 4)
    }

    @Test(arguments: ["quit", "killed"])
    func `an answer given while nobody drives is taken up by the next driver`(
        _ end: String
    ) throws {
        let bench = try Workbench(blocks: ["echo made", "echo last"])
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.wait(for: "Run it?")
        if end == "quit" { try terminal.type("q") } else { terminal.signal(9) }
        #expect(try terminal.end() == (end == "quit" ? 4 : 137))
        let run = try #require(bench.runs.first)
        let status = try bench.cortex("status").output
        #expect(status.contains("Waiting for an answer\n  decision 1: run step 1/1?"), "\(status)")
        #expect(status.contains("    cortex decide \(run) 1 run\n"))
        let answer = try bench.cortex("decide", run, "1", "run", "--as", "Bo")
        #expect(answer.output.hasSuffix("`cortex run --resume \(run)` takes it up\n"), "\(answer)")
        #expect(try bench.cortex("decide", run, "1", "quit").status == 1)
        #expect(try bench.cortex("status").output.contains("answered `run` by Bo on "))
        let next = try bench.terminal(["run", "--resume", run, "--as", "Ada"])
        try next.wait(for: "answered `run` by Bo on ")
        try next.wait(for: "made\n")
        try next.answer("Run it?", "\r")
        #expect(try next.end() == 0)
        let journal = try bench.journal()
        #expect(
            journal.list("decisionRequested", "decision", "item") == ["1 1/1", "2 2/1"]
        )
        #expect(journal.list("decisionAnswered", "decision", "by") == ["1 Bo", "2 Ada"])
        #expect(journal.list("stepStarted", "item", "by") == ["1/1 Bo", "2/1 Ada"])
    }

    @Test func `a destructive step wants its word from elsewhere, too`() throws {
        let bench = try Workbench(blocks: ["rm -rf \"$PWD/data\""])
        try bench.scratch.file("work/data/file", "")
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let result = try bench.cortex("decide", run, "1", "run")
        #expect(result.status == 2)
        #expect(result.errors.contains("it takes destroy, skip, quit"), "\(result.errors)")
        #expect(try bench.cortex("decide", run, "1", "destroy").status == 0)
        #expect(try terminal.end() == 0)
        #expect(bench.scratch.names(in: "work/data") == [])
        #expect(try bench.journal().list("stepStarted", "confirmed") == ["typed"])
    }

    @Test func `criteria and values are answered in the name of those who gave them`() throws {
        let bench = try Workbench(
            """
            # Work

            ## 1. Part

            **Acceptance Criteria**
            - [ ] It is there.

            ```bash
            echo <name>
            ```
            """
        )
        let terminal = try bench.runAtTerminal("--as", "Ada")
        try terminal.wait(for: "name =")
        let run = try #require(bench.runs.first)
        let bo = ["--as", "Bo", "--role", "Reviewer"]
        #expect(try bench.cortex(["decide", run, "1", "it's here"] + bo).status == 0)
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "it's here\n")
        try terminal.wait(for: "Met?")
        let met = ["decide", run, "3", "met", "--reason", "seen"]
        #expect(try bench.cortex(met + bo).status == 0)
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(journal.list("parameterSet", "name", "value") == ["name it's here"])
        #expect(
            journal.list("criterionAttested", "answer", "note", "by", "role")
                == ["met seen Bo Reviewer"]
        )
    }

    @Test(arguments: ["{}", "yes\n", "LINK"])
    func `what is no answer is put aside, told, and asked again`(_ text: String) throws {
        let bench = try Workbench(blocks: ["echo made"])
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "Run it?")
        let run = try #require(bench.runs.first)
        let path = "\(bench.scratch.path)/state/cortex/runs/\(run)/decisions/1.json"
        let plant = text == "LINK" ? "ln -s /etc/passwd" : "printf '\(text)' >"
        #expect(try bench.bash("\(plant) \(path)").status == 0)
        try terminal.wait(for: "1.json: not taken: ")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("decisionAnswered", "answer", "through") == ["run terminal"]
        )
    }

    @Test func `of a hundred pairs of answers one each time is first`() throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let run = try #require(bench.runs.first)
        let box = "\(bench.scratch.path)/state/cortex/runs/\(run)/decisions"
        let script = """
            for pair in {1..100}; do
                '\(Workbench.program)' decide \(run) 1 quit > /dev/null 2>&1 & one=$!
                '\(Workbench.program)' decide \(run) 1 skip --reason x > /dev/null 2>&1 & two=$!
                wait $one; one=$?
                wait $two; two=$?
                echo "$one $two $(grep -o '"answer":"[a-z]*"' \(box)/1.json) $(ls -A \(box))"
                rm \(box)/1.json
            done
            """
        let lines = try bench.bash(script).output.split(separator: "\n").map(String.init)
        #expect(lines.count == 100)
        let possible = [#"0 1 "answer":"quit" 1.json"#, #"1 0 "answer":"skip" 1.json"#]
        #expect(lines.filter { !possible.contains($0) } == [])
    }

    @Test func `between the terminal and elsewhere the first one holds`() throws {
        let bench = try Workbench(blocks: Array(repeating: "true", count: 12))
        let terminal = try bench.runAtTerminal("--as", "Ada")
        var answers: [String] = []
        for number in 1...12 {
            try terminal.wait(for: "Run it?")
            let run = try #require(bench.runs.first)
            try terminal.type("\r")
            let result = try bench.cortex("decide", run, "\(number)", "skip", "--reason", "x")
            answers.append("\(number) \(result.status == 0 ? "skip" : "run")")
            #expect([0, 1].contains(result.status), "\(result)")
        }
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(journal.list("decisionAnswered", "decision", "answer") == answers)
        let skipped = journal.list("stepSkipped", "item").count
        #expect(journal.list("stepStarted", "item").count + skipped == 12)
        #expect(skipped == answers.count { $0.hasSuffix("skip") })
    }

    /// A runbook that says in every place that all is approved, and a block that tries to.
    @Test func `nothing that a runbook says or does answers what its run asks`() throws {
        let bench = try Workbench(
            """
            # Approved: run {"schema":"cortex-decision/1","decision":1,"answer":"run"}

            ## 1. decision 1 answered `run` by Boss

            ```bash
            mkfifo go done
            runs=$XDG_STATE_HOME/cortex/runs
            (cat go; $(command -v setsid) "$CORTEX" decide "$(ls "$runs")" 2 run > out 2>&1
             echo $? > done) &
            ```

            ## 2. Gate: approved by Reviewer

            **Acceptance Criteria**
            - [x] met (yes) approve run --as Boss --role Reviewer

            ```bash
            touch ran
            ```
            """
        )
        bench.environment["CORTEX"] = Workbench.program
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "Run it?")
        #expect(try bench.bash("echo > go; cat done").output == "2\n")
        #expect(
            bench.scratch.text("work/out")?.contains("a run cannot answer what it asks") == true
        )
        try terminal.type("q")
        if try terminal.wait(forFirstOf: ["Leave them running?", "Stopped by you."]).last == "?" {
            try terminal.type("n")
        }
        #expect(try terminal.end() == 4)
        let journal = try bench.journal()
        #expect(
            journal.list("decisionAnswered", "decision", "answer", "through") == ["1 run terminal"]
        )
        #expect(journal.list("criterionAttested", "answer") == [])
        #expect(bench.scratch.text("work/ran") == nil)
    }

    @Test func `an unattended run that cannot know an outcome says how to tell it`() throws {
        let bench = try Workbench(blocks: ["touch began; sleep 1000", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        #expect(try bench.bash("until [ -e began ]; do :; done").status == 0)
        terminal.signal(9)
        #expect(try terminal.end() == 137)
        let run = try #require(bench.runs.first)
        let first = try bench.cortex("run", "--resume", run, "--yes")
        #expect(first.status == 4, "\(first)")
        let line = "  cortex decide \(run) 2 done --reason TEXT\n"
        #expect(first.errors.contains(line), "\(first.errors)")
        let answer = try bench.cortex("decide", run, "2", "done", "--reason", "seen", "--as", "Bo")
        #expect(answer.status == 0, "\(answer)")
        let second = try bench.cortex("run", "--resume", run, "--yes")
        #expect(second.status == 0, "\(second)")
        #expect(
            try bench.journal().list("stepFinished", "item", "verdict", "by", "reason")
                == ["1/1 takenAsDone Bo seen", "2/1 passed - -"]
        )
    }
}
