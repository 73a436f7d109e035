import Testing

/// The options that choose what of a document runs.
@Suite struct SelectionTests {
    struct Case: CustomTestStringConvertible {
        let options: String
        let ran: String
        var testDescription: String { options }
    }

    static let flow = """
        # Work

        ## 1. First

        ```bash
        echo 1/1
        ```

        ```bash
        echo 1/2
        ```

        ## 2. Second

        ### 2.1 Inner

        ```bash
        echo 2.1/1
        ```

        ### 2.2 Other

        ```bash
        echo 2.2/1
        ```

        ## 3. Emergency repair

        ```bash
        echo 3/1
        ```

        ## 4. Last

        ```bash
        echo 4/1
        ```
        """

    static let cases = [
        Case(options: "", ran: "1/1 1/2 2.1/1 2.2/1 4/1"),
        Case(options: "--section 2", ran: "2.1/1 2.2/1"),
        Case(options: "--section 2.1 --section 1/2", ran: "1/2 2.1/1"),
        Case(options: "--section 1-first", ran: "1/1 1/2"),
        Case(options: "--section 3", ran: "3/1"),
        Case(options: "--section 2 --skip 2.1", ran: "2.2/1"),
        Case(options: "--from 2.2", ran: "2.2/1 4/1"),
        Case(options: "--from 1/2 --skip 2", ran: "1/2 4/1"),
        Case(options: "--skip 1/1 --skip 4", ran: "1/2 2.1/1 2.2/1"),
        Case(options: "--include 3", ran: "1/1 1/2 2.1/1 2.2/1 3/1 4/1"),
        Case(options: "--include 3-emergency-repair --section 4", ran: "4/1"),
    ]

    @Test(arguments: cases)
    func `options select sections and items by id, number and anchor`(_ one: Case) throws {
        let bench = try Workbench(Self.flow)
        let result = try bench.cortex(
            ["run", "runbook.md", "--yes"] + one.options.split(separator: " ").map(String.init)
        )
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.split(separator: "\n").joined(separator: " ") == one.ran)
        #expect(
            try bench.journal().list("stepFinished", "item").joined(separator: " ") == one.ran
        )
    }

    @Test func `what --skip leaves out is in the record`() throws {
        let bench = try Workbench(Self.flow)
        _ = try bench.runUnattended("--skip", "1/1", "--skip", "2.2")
        #expect(
            try bench.journal().list("stepSkipped", "item", "reason") == [
                "1/1 left out with --skip", "2.2/1 left out with --skip",
            ]
        )
    }

    static let ways = """
        # Work

        ## 1. Way

        ### Option A: left

        ```bash
        echo left
        ```

        ### Option B: right

        ```bash
        echo right
        ```

        ## 2. Then

        1. Call the customer.

        If the cache is cold, warm it:

        ```bash
        echo warm
        ```

        Then clear the old one:

        ```bash
        rm -rf "$PWD/old"
        ```
        """

    static let decided: [(String, String)] = [
        ("--choose option-a-left --include 2/2 --skip manual --allow-destructive", "left warm"),
        ("--choose option-b-right --skip 2/2 --skip 2/1 --allow-destructive", "right"),
        ("--skip 1 --skip 2/2 --skip manual --allow-destructive", ""),
        ("--section option-b-right", "right"),
    ]

    @Test(arguments: decided)
    func `options decide what a person would be asked`(
        _ options: String,
        _ said: String
    ) throws {
        let bench = try Workbench(Self.ways)
        try bench.scratch.file("work/old/cache", "")
        let result = try bench.cortex(
            ["run", "runbook.md", "--yes"] + options.split(separator: " ").map(String.init)
        )
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.split(separator: "\n").joined(separator: " ") == said)
        let isCleared = options.contains("--allow-destructive")
        #expect(bench.scratch.names(in: "work").contains("old") == !isCleared)
    }

    static let undecided: [(String, String)] = [
        ("--include 2/2 --skip manual --allow-destructive", "alternatives"),
        ("--choose option-a-left --skip manual --allow-destructive", "conditional"),
        ("--choose option-a-left --include 2/2 --allow-destructive", "a person"),
        ("--choose option-a-left --include 2/2 --skip manual", "destructive"),
        ("--choose option-a-left --include 2 --skip manual", "destructive"),
    ]

    @Test(arguments: undecided)
    func `what no option decides is refused`(_ options: String, _ complaint: String) throws {
        let bench = try Workbench(Self.ways)
        let result = try bench.cortex(
            ["run", "runbook.md", "--yes"] + options.split(separator: " ").map(String.init)
        )
        #expect(result.status == 3)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains(complaint))
        #expect(bench.runs == [])
    }
}
