import CortexRunbook
import Testing

/// Tables, which CommonMark takes for paragraphs.
struct TableTests {
    private func read(_ text: String) throws -> Runbook {
        try Runbook(reading: Array(text.utf8), path: "doc.md")
    }

    static let criteria = [
        "# T\n\nAcceptance criteria:\n\n| what | how |\n|---|:-:|\n| a | b |\n| c | |\n",
        "# T\n\n**Exit criteria**\n\nwhat | how\n--- | ---\na | b\nc\n",
        "# T\n\n## Exit criteria\n| what | how |\n|---|---|\n| a | b |\n|c|\n",
        "# T\n\nNow this.\nAcceptance criteria:\n|what|how|\n|---|---|\n|a | b|\n| c\n",
    ]

    @Test(arguments: criteria)
    func `a table of criteria is listed as left out, row by row`(_ text: String) throws {
        let runbook = try read(text)
        let end = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        let reason = "criteria are read from lists, and this is a table"
        #expect(
            runbook.leftOut.map { "\($0.line) \($0.text) [\($0.reason)]" }
                == ["\(end - 1) a | b [\(reason)]", "\(end) c [\(reason)]"]
        )
        #expect(runbook.items == [])
    }

    @Test(arguments: ["", "Symptoms:\n\n", "Acceptance criteria: all is well.\n\n"])
    func `another table is words, and introduces no step`(_ before: String) throws {
        let table = "| what | how |\n|---|---|\n| a | b |\n\n```bash\nls\n```\n"
        let runbook = try read("# T\n\n\(before)\(table)")
        #expect(runbook.leftOut == [])
        #expect(runbook.items.last?.title == nil)
    }

    @Test func `a pipe alone makes no table`() throws {
        let runbook = try read("# T\n\nRun a | b:\n\n```bash\na | b\n```\n")
        #expect(runbook.items.map(\.title) == ["Run a | b:"])
    }
}
