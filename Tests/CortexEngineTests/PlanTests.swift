import CortexEngine
import CortexRunbook
import Testing

struct PlanTests {
    @Test func `the flow is the document without what is on demand, criteria behind steps`() throws
    {
        let plan = try Plan(runbook(everyFlow), options: RunOptions())
        #expect(
            plan.summary == [
                "1/2", "1/3", "1/1", "option-a-by-van? option-a-by-van/1",
                "option-b-by-bike? option-b-by-bike/1", "3/1 if If the boxes are wet", "3/2",
            ]
        )
    }

    @Test(arguments: [
        (options { $0.sections = ["1"] }, ["1/2", "1/3", "1/1"]),
        (options { $0.sections = ["rollback"] }, ["rollback/1"]),
        (options { $0.sections = ["1/2"] }, ["1/2"]),
        (options { $0.sections = ["option-b-by-bike"] }, ["option-b-by-bike/1"]),
        (options { $0.from = "3" }, ["3/1 if If the boxes are wet", "3/2"]),
        (
            options { $0.skip = ["manual", "2", "3/1"] },
            ["1/2", "1/1", "3/2"]
        ),
        (
            options {
                $0.choose = ["option-a-by-van"]
                $0.include = ["3/1", "rollback"]
            },
            ["1/2", "1/3", "1/1", "option-a-by-van/1", "3/1", "3/2", "rollback/1"]
        ),
    ])
    func `options select by id, number and anchor`(
        options: RunOptions,
        expected: [String]
    ) throws {
        #expect(try Plan(runbook(everyFlow), options: options).summary == expected)
    }

    @Test func `every unknown name is reported, with its option`() throws {
        let unknown = options {
            $0.skip = ["9"]
            $0.choose = ["nothing"]
        }
        let refusal = try refusal { _ = try Plan(runbook(everyFlow), options: unknown) }
        #expect(refusal?.status == .usage)
        #expect(refusal?.lines.map { $0.prefix(17) } == ["--skip 9: the doc", "--choose nothing:"])
    }

    @Test func `criteria of a section without steps wait for its subsections`() throws {
        let text = """
            # Release

            ## 1. Build

            Acceptance criteria:

            - It is built.

            ### 1.1 Compile

            ```bash
            make
            ```

            ## 2. Ship

            ```bash
            make ship
            ```

            """
        #expect(try Plan(runbook(text), options: RunOptions()).summary == ["1.1/1", "1/1", "2/1"])
    }
}
