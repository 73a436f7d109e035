import Testing

@testable import CortexLint

@Suite struct BaselineTests {
    private func report(_ text: String) throws -> FileReport {
        let document = try LintDocument(Array(text.utf8), path: "a b.md")
        return FileReport(document, Linter([ProbeX.self]).lint(document).findings)
    }

    private static let rules: Set<String> = ["PLH001"]

    @Test func `what a baseline has does not count, wherever its line has moved`() throws {
        let written = Baseline([try report("# A\n\nx one\n\nx two\n")])
        let read = try Baseline(reading: written.bytes, path: "known.txt")
        #expect(read == written)
        var files = [try report("# A\n\nmore\n\nx one\n\nx three\n")]
        #expect(read.apply(to: &files, rules: Self.rules) == 1)
        #expect(files[0].open.map(\.start.line) == [7])
    }

    @Test func `pruning takes out what is gone`() throws {
        var baseline = Baseline([try report("x one\n\nx two\n")])
        var files = [try report("x one\n")]
        #expect(baseline.prune(with: &files, rules: Self.rules) == 1)
        #expect(baseline == Baseline([try report("x one\n")]))
        #expect(files[0].open == [])
    }

    @Test func `only what was looked for can be stale`() throws {
        let baseline = Baseline([try report("x one\n")])
        var files = [try report("one\n")]
        #expect(baseline.apply(to: &files, rules: []) == 0)
        var none: [FileReport] = []
        #expect(baseline.apply(to: &none, rules: Self.rules) == 0)
    }

    @Test(arguments: ["", "PLH001 1 a.md\n", "cortex-baseline/1\nPLH001 a.md\n"])
    func `what is no baseline is refused`(_ text: String) {
        #expect(throws: LintError.self) {
            try Baseline(reading: Array(text.utf8), path: "known.txt")
        }
    }

    @Test func `a diff leaves what stands on its lines or is related to them`() throws {
        let diff = """
            diff --git a/a b.md b/a b.md
            --- a/a b.md\t
            +++ b/a b.md\t
            @@ -1,0 +3,2 @@
            +x
            +y
            @@ -9 +11,0 @@
            -z
            """
        var files = [try report("x\n\nx\n\nx\n")]
        ChangedLines(diff: diff, new: []).filter(&files)
        #expect(files[0].findings.map(\.start.line) == [3])
        var new = [try report("x\n")]
        ChangedLines(diff: "", new: ["a b.md"]).filter(&new)
        #expect(new[0].findings.count == 1)
        var related = [try report("x\n")]
        related[0].findings[0].related = [Related(path: "c.md", line: 2, message: "there")]
        ChangedLines(diff: "+++ b/c.md\n@@ -1 +2 @@\n", new: []).filter(&related)
        #expect(related[0].findings.count == 1)
    }
}
