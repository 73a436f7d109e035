import Testing

/// A release from its first check to its last, on a real repository.
@Suite(.serialized) struct ReleaseTests {
    @Test func `our own workflow runs at the prompts`() throws {
        let events = try release(.own).events
        let asked = ["decisionRequested", "decisionAnswered"]
        let attested = asked + ["criterionAttested"]
        let step = asked + ["stepStarted", "stepSpawned", "stepFinished"] + attested
        let value = asked + ["parameterSet"]
        #expect(
            events == ["runStarted"]
                + ["sectionEntered"] + step + attested
                + ["sectionEntered"] + step
                + ["sectionEntered"] + value + step
                + ["sectionEntered"] + value + step
                + ["sectionEntered"] + step
                + ["runFinished"]
        )
    }

    @Test func `our own workflow runs with nobody there`() throws {
        try releaseUnattended(.own)
    }

    @Test(.enabled(if: Workflow.seed.isThere, "the first workflow is not on this machine"))
    func `the first workflow runs at the prompts`() throws {
        _ = try release(.seed)
    }

    @Test(.enabled(if: Workflow.seed.isThere, "the first workflow is not on this machine"))
    func `the first workflow runs with nobody there`() throws {
        try releaseUnattended(.seed)
    }

    @Test func `without its values the workflow is refused before anything is made`() throws {
        let workshop = try ReleaseWorkshop(workflow: try Workflow.own.text)
        let result = try workshop.bench.runUnattended()
        #expect(result.status == 3)
        #expect(
            result.errors.split(separator: "\n").map { $0.prefix { $0 != " " } }
                == ["runbook.md:56:19:", "runbook.md:70:9:"]
        )
        #expect(workshop.bench.runs == [])
        #expect(try workshop.tagged("v1.1.0") == nil)
    }

    @Test func `the hotfix runs when it is asked for`() throws {
        let workshop = try ReleaseWorkshop(workflow: try Workflow.own.text)
        let result = try workshop.bench.runUnattended(
            "--section",
            "4.1",
            "--set",
            "ticket=OPS-7",
            "--set",
            "release-tag=v1.0.0"
        )
        #expect(result.status == 0, "\(result.errors)")
        #expect(try workshop.bench.journal().verdicts == ["4.1/1 passed"])
        #expect(try workshop.bench.bash("git branch --show-current").output == "hotfix/OPS-7\n")
    }

    /// Runs the workflow as a person would, who finds everything in order.
    private func release(_ workflow: Workflow) throws -> Journal {
        let workshop = try ReleaseWorkshop(workflow: try workflow.text)
        let terminal = try workshop.bench.runAtTerminal("--as", "Ada", "--role", "Captain")
        var values = workflow.values[...]
        var criteria = 0
        while true {
            let question = values.first.map { [" \($0.name) = "] } ?? []
            let prompt = try terminal.wait(
                forFirstOf: ["Run it?", "Met?", "The record:"] + question
            )
            if prompt == "Run it?" {
                try terminal.type("\r")
            } else if prompt == "Met?" {
                try terminal.type("y")
                criteria += 1
            } else if let wanted = values.first, question == [prompt] {
                try terminal.type("\(wanted.value)\r")
                values.removeFirst()
            } else {
                break
            }
        }
        #expect(try terminal.end() == 0, "\(terminal.text)")
        #expect(criteria == workflow.criteria && values.isEmpty)
        try check(workshop, workflow, criteria: criteria, source: "prompt")
        return try workshop.bench.journal()
    }

    private func releaseUnattended(_ workflow: Workflow) throws {
        let workshop = try ReleaseWorkshop(workflow: try workflow.text)
        let values = workflow.values.flatMap { ["--set", "\($0.name)=\($0.value)"] }
        let result = try workshop.bench.cortex(["run", "runbook.md", "--yes"] + values)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("{\"path\":\"/status\"}\n"), "\(result.output)")
        #expect(result.errors.contains("\(workflow.criteria) not attested"))
        try check(workshop, workflow, criteria: 0, source: "option")
    }

    /// Looks at the record and at what the release has done.
    private func check(
        _ workshop: ReleaseWorkshop,
        _ workflow: Workflow,
        criteria: Int,
        source: String
    ) throws {
        let journal = try workshop.bench.journal()
        #expect(journal.verdicts == workflow.steps.map { "\($0) passed" })
        #expect(
            Set(journal.list("parameterSet", "name", "value", "source"))
                == Set(workflow.values.map { "\($0.name) \($0.value) \(source)" })
        )
        #expect(
            journal.list("criterionAttested", "answer") == Array(repeating: "met", count: criteria)
        )
        #expect(journal.list("runFinished", "verdict") == ["passed"])
        #expect(journal.events.first == "runStarted" && journal.events.last == "runFinished")
        #expect(journal.steps.allSatisfy { $0 == ["stepStarted", "stepSpawned", "stepFinished"] })
        let head = try workshop.bench.bash("git rev-parse HEAD").output
        #expect(try workshop.tagged(workflow.tag) == head)
    }
}
