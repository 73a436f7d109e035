import Testing

/// Steps that are played again.
@Suite struct ReplayTests {
    private static let block = "printf 'one\\033]52;c;aGk=\\007\\033[1mtwo\\033[0m\\n'; echo three"

    @Test func `without a terminal the recorded bytes come at once`() throws {
        let bench = try Workbench(blocks: [Self.block])
        #expect(try bench.runUnattended().status == 0)
        let raw = try #require(try bench.recorded("steps/001.1/output.raw"))
        for step in ["1/1", "1", "1.1"] {
            let result = try bench.cortex("replay", bench.runs[0], step)
            #expect(result == Workbench.Result(status: 0, output: raw, errors: ""))
        }
    }

    @Test(arguments: ["2", "1.2", "2/1", "1.", "x", "1.1.1"])
    func `a step that did not run is wrong usage`(step: String) throws {
        let bench = try Workbench(blocks: ["true"])
        #expect(try bench.runUnattended().status == 0)
        let result = try bench.cortex("replay", bench.runs[0], step)
        #expect(result.status == 2)
        #expect(result.errors == "\(bench.runs[0]): no step \(step) has run\n")
    }

    @Test func `a terminal gets what draws and is left in order`() throws {
        let bench = try Workbench(blocks: [Self.block])
        #expect(try bench.runUnattended().status == 0)
        let terminal = try bench.terminal(["replay", bench.runs[0], "1", "--max-wait", "0"])
        try terminal.wait(for: "three")
        #expect(try terminal.end() == 0)
        let output = String(decoding: terminal.output, as: UTF8.self)
        #expect(output.contains("one\u{1B}[1mtwo\u{1B}[0m"))
        #expect(!output.contains("52;c"))
        #expect(output.hasSuffix("\u{1B}[0m"))
    }

    @Test func `a cast holds what was printed, for players of sessions`() throws {
        let bench = try Workbench(blocks: ["echo grün"])
        #expect(try bench.runUnattended().status == 0)
        let cast = try bench.cortex("replay", bench.runs[0], "1", "--cast").output
        let lines = cast.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix(#"{"version":2,"width":80,"height":24,"#) == true)
        #expect(lines.last?.hasSuffix(#","o","grün\r\n"]"#) == true)
    }
}
