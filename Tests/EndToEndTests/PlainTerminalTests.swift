import Testing

/// Terminals without colour, without Unicode, and of odd sizes.
@Suite struct PlainTerminalTests {
    static let text = """
        # Work on täglich – “quoted”

        ## 1. A section whose title is rather long, so that it does not fit into forty columns

        Acceptance criteria:

        - Everything works as it did before, and nobody has noticed that anything was changed.

        ```bash
        true
        ```

        ## 2. By hand

        1. Call the customer and ask whether the service answers as fast as it did yesterday.
        """

    /// Runs the document to its end at a terminal.
    private func run(_ bench: Workbench, columns: Int = 80) throws -> TerminalProgram {
        let terminal = try bench.terminal(["run", "runbook.md"], columns: columns)
        try terminal.answer("Run it?", "\r")
        try terminal.answer("Met?", "y")
        try terminal.answer("Done?", "?")
        try terminal.answer("Done?", "d")
        #expect(try terminal.end() == 0)
        return terminal
    }

    @Test(arguments: [("NO_COLOR", "1"), ("TERM", "dumb")])
    func `without colour no escape sequence is printed`(_ name: String, _ value: String) throws {
        let bench = try Workbench(Self.text)
        bench.environment[name] = value
        let terminal = try run(bench)
        #expect(!terminal.output.contains(0x1b))
    }

    @Test func `with colour there are escape sequences`() throws {
        let terminal = try run(try Workbench(Self.text))
        #expect(terminal.output.contains(0x1b))
    }

    @Test(arguments: ["C", "POSIX", ""])
    func `without Unicode only ASCII is printed`(_ locale: String) throws {
        let bench = try Workbench(Self.text)
        bench.environment["LANG"] = nil
        bench.environment["LC_ALL"] = locale
        let terminal = try run(bench)
        #expect(terminal.output.allSatisfy { $0 < 0x80 })
        for arguments in [["plan", "runbook.md"], ["status"], ["runs"]] {
            let result = try bench.cortex(arguments)
            #expect(result.output.utf8.allSatisfy { $0 < 0x80 }, "\(result.output)")
            #expect(result.status == 0)
        }
    }

    @Test(arguments: [40, 80, 200])
    func `no line of Cortex's own is wider than the terminal`(_ columns: Int) throws {
        let bench = try Workbench(Self.text)
        let terminal = try run(bench, columns: columns)
        #expect(terminal.rows.filter { $0.count > columns && !$0.contains(bench.directory) } == [])
        let plan = try bench.terminal(["plan", "runbook.md"], columns: columns)
        #expect(try plan.end() == 0)
        #expect(plan.rows.filter { $0.count > columns } == [])
    }

    @Test(arguments: [1, 3, 9])
    func `a window of a few columns is no reason to fail`(_ columns: Int) throws {
        let bench = try Workbench(blocks: ["printf '\\033[1mx'\nfalse"])
        let terminal = try bench.terminal(["run", "runbook.md"], rows: 2, columns: columns)
        for _ in ["Run it?", "The block waits here.", "And now?"] {
            try terminal.answer("help", "\r")
        }
        #expect(try terminal.end() == 1)
    }

    @Test(arguments: [["plan", "runbook.md"], ["runs"], ["status"]])
    func `a pipe gets no escape sequence`(_ arguments: [String]) throws {
        let bench = try Workbench(Self.text)
        #expect(try bench.runUnattended("--skip", "manual").status == 0)
        let result = try bench.cortex(arguments)
        #expect(result.status == 0)
        #expect(!result.output.isEmpty && !result.output.utf8.contains(0x1b))
        #expect(result.errors == "")
    }

    @Test func `an unattended run prints no escape sequence into files`() throws {
        let bench = try Workbench(Self.text)
        let result = try bench.runUnattended("--skip", "manual")
        #expect(result.status == 0)
        #expect(!(result.output + result.errors).utf8.contains(0x1b))
    }

    @Test func `a window that changes its size at a prompt gets the next prompt in its new size`()
        throws
    {
        let bench = try Workbench(blocks: ["true", "true"])
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "? help")
        try terminal.resize(rows: 20, columns: 40)
        try terminal.type("\r")
        try terminal.wait(for: "1/1 passed")
        let before = terminal.rows.count
        try terminal.answer("? help", "q")
        #expect(try terminal.end() == 4)
        #expect(terminal.rows[before...].filter { $0.count > 40 } == [])
    }
}
