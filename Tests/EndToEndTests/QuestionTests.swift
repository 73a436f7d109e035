import Testing

/// The questions beside the steps: criteria, manual steps, values, conditions, alternatives.
@Suite struct QuestionTests {
    static let criterion =
        "# Work\n\n## 1. Part\n\nAcceptance criteria:\n\n- It works.\n\n```bash\ntrue\n```\n"

    struct Answer: CustomTestStringConvertible {
        let key: String
        /// What is asked next, and what is typed there.
        var rest: [(question: String, text: String)] = []
        let recorded: [String]
        let status: Int32
        let counts: String
        var testDescription: String { recorded.first ?? "open" }
    }

    static let answers = [
        Answer(key: "y", recorded: ["1/1 met - Ada Reviewer"], status: 0, counts: "1 0 0"),
        Answer(
            key: "t",
            rest: [("Note:", "seen by me\r")],
            recorded: ["1/1 met seen by me Ada Reviewer"],
            status: 0,
            counts: "1 0 0"
        ),
        Answer(
            key: "n",
            rest: [("Why not?", "too slow\r"), ("And now?", "o"), ("Reason:", "it must do\r")],
            recorded: ["1/1 notMet too slow Ada Reviewer"],
            status: 1,
            counts: "0 1 0"
        ),
        Answer(key: "\r", recorded: ["1/1 open - Ada Reviewer"], status: 0, counts: "0 0 1"),
    ]

    @Test(arguments: answers)
    func `a criterion is attested behind the section's steps`(_ answer: Answer) throws {
        let bench = try Workbench(Self.criterion)
        let terminal = try bench.runAtTerminal("--as", "Ada", "--role", "Reviewer")
        try terminal.answer("Run it?", "\r")
        let screen = try terminal.answer("Met?", answer.key)
        #expect(screen.contains("It works."))
        for (question, text) in answer.rest { try terminal.answer(question, text) }
        #expect(try terminal.end() == answer.status)
        let journal = try bench.journal()
        #expect(
            journal.list("criterionAttested", "item", "answer", "note", "by", "role")
                == answer.recorded
        )
        #expect(
            journal.list("runFinished", "counts.attested", "counts.notMet", "counts.unattested")
                == [answer.counts]
        )
    }

    @Test func `quitting at a criterion is 4`() throws {
        let bench = try Workbench(Self.criterion)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", "q")
        #expect(try terminal.end() == 4)
        #expect(try bench.journal().list("runSuspended", "reason", "item") == ["quit 1/1"])
    }

    @Test(arguments: ["d", "s"])
    func `a manual step is confirmed or skipped with a reason`(_ key: String) throws {
        let bench = try Workbench(
            "# Work\n\n## 1. Part\n\n1. Call the customer.\n2. Tell the team.\n\n### 1.1 Go\n\n```bash\ntrue\n```\n"
        )
        let terminal = try bench.runAtTerminal("--as", "Ada")
        let screen = try terminal.answer("Done?", key)
        #expect(screen.contains("by hand\n  Call the customer.\n"), "\(screen)")
        if key == "s" {
            try terminal.answer("Reason:", "nobody home\r")
        }
        try terminal.answer("Done?", "d")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(
            journal.list("stepConfirmed", "item", "by") == (key == "d" ? ["1/1 Ada"] : []) + [
                "1/2 Ada"
            ]
        )
        #expect(
            journal.list("stepSkipped", "item", "reason") == (key == "s" ? ["1/1 nobody home"] : [])
        )
    }

    @Test func `a value is asked for once, and the resolved text is shown before it runs`() throws {
        let bench = try Workbench(blocks: [
            "echo <name>", "VERSION=vX.Y.Z\necho \"$VERSION\" <name>",
        ])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("name =", "\r")
        #expect(try terminal.answer("name =", "it's me\r").contains("<name>") == false)
        let first = try terminal.answer("Run it?", "\r")
        #expect(first.contains("│ echo 'it'\\''s me'\n"), "\(first)")
        try terminal.answer("VERSION =", "v1.2.3\r")
        let second = try terminal.answer("Run it?", "\r")
        #expect(second.contains("│ VERSION='v1.2.3'\n"), "\(second)")
        try terminal.wait(for: "v1.2.3 it's me\n")
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("parameterSet", "name", "value", "source")
                == ["name it's me prompt", "VERSION v1.2.3 prompt"]
        )
    }

    @Test func `a value that is refused leaves the step unrun`() throws {
        let bench = try Workbench(blocks: ["touch <name>"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("name =", "\u{1b}")
        try terminal.answer("No value given.", "s")
        try terminal.answer("Reason:", "not needed\r")
        #expect(try terminal.end() == 0)
        #expect(try bench.journal().list("stepSkipped", "item", "reason") == ["1/1 not needed"])
        #expect(bench.scratch.names(in: "work") == ["runbook.md"])
    }

    @Test(arguments: [("y", ["1/1 passed"], []), ("n", [], ["1/1"])])
    func `what is conditional is asked for first`(
        _ key: String,
        _ verdicts: [String],
        _ skipped: [String]
    ) throws {
        let bench = try Workbench(
            "# Work\n\n## 1. Part\n\nIf the cache is cold, warm it:\n\n```bash\ntrue\n```\n"
        )
        let terminal = try bench.runAtTerminal()
        let screen = try terminal.answer("Does this apply?", key)
        #expect(screen.contains("If the cache is cold"))
        if key == "y" {
            try terminal.answer("Run it?", "\r")
        }
        #expect(try terminal.end() == 0)
        #expect(try bench.journal().verdicts == verdicts)
        #expect(try bench.journal().list("stepSkipped", "item") == skipped)
    }

    static let picks: [(String, String, [String])] = [
        ("1", "option-a-left", ["option-a-left/1 passed"]),
        ("2", "option-b-right", ["option-b-right/1 passed"]), ("n", "none", []),
    ]

    @Test(arguments: picks)
    func `of alternatives one is picked`(
        _ key: String,
        _ chosen: String,
        _ verdicts: [String]
    ) throws {
        let bench = try Workbench(SelectionTests.ways)
        let terminal = try bench.runAtTerminal("--skip", "2")
        let screen = try terminal.answer("Which one?", key)
        #expect(screen.contains("1  Option A: left"))
        #expect(screen.contains("2  Option B: right"))
        if !verdicts.isEmpty {
            try terminal.answer("Run it?", "\r")
        }
        #expect(try terminal.end() == 0)
        #expect(try bench.journal().list("alternativeChosen", "chosen") == [chosen])
        #expect(try bench.journal().verdicts == verdicts)
    }

    @Test(arguments: [("s", "Reason:"), ("n", "Note:")])
    func `text that is given up leads back to the question`(
        _ key: String,
        _ question: String
    ) throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", key)
        try terminal.answer(question, "\r")
        try terminal.wait(for: "press Escape to give up")
        try terminal.answer(question, "half\u{1b}")
        try terminal.answer("Run it?", "\r")
        #expect(try terminal.end() == 0)
        let journal = try bench.journal()
        #expect(journal.verdicts == ["1/1 passed"])
        #expect(!journal.events.contains("stepSkipped") && !journal.events.contains("noteAdded"))
    }

    @Test(arguments: [("n", "Why not?"), ("t", "Note:")])
    func `an attestation that is given up is none`(_ key: String, _ question: String) throws {
        let bench = try Workbench(Self.criterion)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", key)
        try terminal.answer(question, "half\u{1b}")
        try terminal.answer("Met?", "\r")
        #expect(try terminal.end() == 0)
        #expect(try bench.journal().list("criterionAttested", "answer") == ["open"])
    }

    @Test func `going back from a criterion makes the section's results stale`() throws {
        let bench = try Workbench(Self.criterion)
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", "b")
        let step = try bench.journal().list("stepFinished", "item")[0]
        try terminal.answer("Back to:", "\(step)\r")
        try terminal.answer("With which shell state?", "t")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let status = try bench.cortex("status", "--json").output
        #expect(status.contains(#""steps":{"done":0,"total":1}"#), "\(status)")
        #expect(status.contains(#""counts":{"passed":0,"#))
        #expect(status.contains(#""status":"passed","stale":true}"#))
        #expect(try bench.cortex("status").output.contains("1 stale"))
        #expect(try bench.cortex("runs").output.contains("suspended"))
    }

    @Test(arguments: ["Reason:", "Note:"])
    func `the interrupt key in a line of text suspends the run`(_ question: String) throws {
        let bench = try Workbench(blocks: ["true"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", question == "Reason:" ? "s" : "n")
        try terminal.answer(question, "half a wo\u{3}")
        #expect(try terminal.end() == 130)
        #expect(try bench.journal().events.last == "runSuspended")
    }
}
