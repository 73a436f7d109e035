import Testing

/// The checks of `run` in their order: each case has the mistakes of all later stages, too.
@Suite struct CheckOrderTests {
    struct Case: CustomTestStringConvertible {
        let stage: String
        let text: String
        var options = ["--yes"]
        let status: Int32
        let complaints: [String]
        var testDescription: String { stage }
    }

    /// A document in which everything that is checked late is wrong.
    static let faulty = """
        # Faulty

        ## 1. Part

        ```bash
        echo <one> <two>
        ```

        ```bash
        echo fine
        fi
        ```

        ```bash
        echo <one> <three>
        ```

        ```bash
        rm -rf /srv/data
        ```
        """
    static let filled = ["--yes", "--set", "one=1", "--set", "two=2", "--set", "three=3"]

    static let cases = [
        Case(
            stage: "usage before reading",
            text: "",
            options: ["--yes", "--set", "one"],
            status: 2,
            complaints: ["--set one: write it as NAME=VALUE"]
        ),
        Case(
            stage: "nobody to ask before reading",
            text: "",
            options: [],
            status: 2,
            complaints: ["there is no terminal to ask at; use --yes to run unattended"]
        ),
        Case(
            stage: "runaway fence before unknown names",
            text: faulty + "\n\n```bash\necho <four>\n",
            options: ["--yes", "--skip", "9.9"],
            status: 3,
            complaints: ["runbook.md:22: "]
        ),
        Case(
            stage: "nothing to run before unknown names",
            text: "# Words\n\nOnly words.\n",
            options: ["--yes", "--skip", "9.9"],
            status: 3,
            complaints: ["runbook.md:1: "]
        ),
        Case(
            stage: "unknown names before open placeholders",
            text: faulty,
            options: [
                "--yes", "--skip", "9.9", "--include", "nowhere", "--choose", "no-option",
                "--section", "7", "--from", "8/1",
            ],
            status: 2,
            complaints: [
                "--section 7: ", "--skip 9.9: ", "--include nowhere: ", "--choose no-option: ",
                "--from 8/1: ",
            ]
        ),
        Case(
            stage: "an unknown parameter before open placeholders",
            text: faulty,
            options: ["--yes", "--set", "four=4", "--set", "five=5"],
            status: 2,
            complaints: ["--set five: ", "--set four: "]
        ),
        Case(
            stage: "open placeholders before syntax",
            text: faulty,
            status: 3,
            complaints: ["runbook.md:6:6: ", "runbook.md:6:12: ", "runbook.md:15:12: "]
        ),
        Case(
            stage: "syntax before what needs a person",
            text: faulty,
            options: filled,
            status: 3,
            complaints: ["runbook.md:11: "]
        ),
        Case(
            stage: "what needs a person",
            text: faulty,
            options: filled + ["--skip", "1/2"],
            status: 3,
            complaints: ["runbook.md:18: destructive"]
        ),
    ]

    @Test(arguments: cases)
    func `each stage reports all its problems, and nothing is made`(_ one: Case) throws {
        let bench = try Workbench(one.text)
        let result = try bench.cortex(["run", "runbook.md"] + one.options)
        let lines = result.errors.split(separator: "\n").map(String.init)
        #expect(result.status == one.status)
        #expect(result.output == "")
        #expect(lines.count == one.complaints.count, "\(lines)")
        for (line, complaint) in zip(lines, one.complaints) {
            #expect(line.contains(complaint))
        }
        #expect(bench.scratch.names(in: "") == ["work"])
    }

    @Test func `a terminal is asked for open placeholders, but nothing else is refused later`()
        throws
    {
        let bench = try Workbench(Self.faulty)
        let terminal = try bench.runAtTerminal()
        #expect(try terminal.end() == 3)
        #expect(terminal.text.hasPrefix("runbook.md:11: "), "\(terminal.text)")
        #expect(bench.runs == [])
    }

    static let silent = [
        ("echo one\n[[ -f a && ]]\necho two", "runbook.md:7: "),
        ("echo one\nfor ((i=0;i<2;i++); do\n  true\ndone", "runbook.md:7: "),
    ]

    @Test(arguments: silent)
    func `a block that bash gives up without a word is refused, too`(
        _ block: String,
        _ place: String
    ) throws {
        let bench = try Workbench(blocks: [block, "true"])
        let result = try bench.runUnattended()
        #expect(result.status == 3)
        #expect(result.errors.hasPrefix(place + "bash cannot read the block: "), "\(result.errors)")
        #expect(bench.runs == [])
        let plan = try bench.cortex("plan", "runbook.md").output
        #expect(plan.contains("runbook.md:7:"), "\(plan)")
    }

    @Test func `an edit that bash would give up without a word is refused at the prompt`() throws {
        let bench = try Workbench(blocks: ["true"])
        bench.environment["EDITOR"] = "printf '[[ a && ]]\\n' >"
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "e")
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "bash cannot read line 1 of the block")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(try bench.journal().list("stepStarted", "item") == [])
    }

    static let empty = [
        ["--section", "1", "--from", "2"], ["--skip", "1", "--skip", "2", "--skip", "3"],
        ["--section", "3"], ["--skip", "1", "--skip", "2", "--skip", "manual"],
    ]

    @Test(arguments: empty)
    func `options that leave nothing to run are refused`(_ options: [String]) throws {
        let blocks = Workbench.runbook(["true", "true"])
        let bench = try Workbench(blocks + "\n## 3. By hand\n\n1. Call the customer.\n")
        let skipped = options.contains("manual") ? [] : ["--skip", "manual"]
        let result = try bench.cortex(["run", "runbook.md", "--yes"] + options + skipped)
        #expect(result.status == 3)
        #expect(result.errors.hasPrefix("runbook.md: nothing of it would run"), "\(result.errors)")
        #expect(bench.runs == [])
    }

    @Test func `every line that a person has to decide is listed`() throws {
        let bench = try Workbench(
            """
            # Much to decide

            ## 1. By hand

            1. Call the customer.

            ## 2. Watch

            ```bash
            tail -f /var/log/syslog
            ```

            ## 3. If it is broken

            When to use: nothing works.

            ```bash
            echo repair
            ```

            ## 4. Clean

            ```bash
            rm -rf /srv/data
            ```

            ## 5. Elsewhere

            ```bash
            ssh host
            cd /srv
            ```

            ## 6. Ways

            ### Option A: left

            ```bash
            echo left
            ```

            ### Option B: right

            ```bash
            echo right
            ```
            """
        )
        let result = try bench.runUnattended()
        let places = result.errors.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(
            places == [
                "runbook.md:5:", "runbook.md:9:", "runbook.md:17:", "runbook.md:23:",
                "runbook.md:29:", "runbook.md:36:",
            ],
            "\(result.errors)"
        )
        #expect(result.status == 3)
        #expect(bench.runs == [])
    }

    @Test func `plan reports the problems of a document and exits 0`() throws {
        let bench = try Workbench("# Work\n\n```bash\necho <name>\n")
        let result = try bench.cortex("plan", "runbook.md")
        #expect(result.status == 0)
        #expect(result.output.contains("runbook.md:3"), "\(result.output)")
        #expect(result.errors == "")
    }
}
