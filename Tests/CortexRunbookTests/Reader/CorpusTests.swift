import CortexRunbook
import Testing

@Suite(.enabled(if: Corpus.isPresent, "no corpus beside the project"))
struct CorpusTests {
    @Test func `headings and code blocks are those an independent parser sees`() throws {
        var differences: [String] = []
        for expected in Corpus.expected {
            let runbook = try Runbook(reading: Corpus.bytes(of: expected.file), path: expected.file)
            let headings = runbook.sections.map {
                Corpus.Expected.Heading(line: $0.line, level: $0.level)
            }
            if headings != expected.headings { differences.append("\(expected.file): headings") }
            let blocks = runbook.blocks.map { block in
                [
                    "\(block.line)",
                    block.reason == "indented code is not executed" ? "indented" : "fence",
                    block.language, "\(block.bytes)", block.sha256,
                ]
            }
            let wanted = expected.codeBlocks.map { block in
                [
                    "\(block.line)", block.kind,
                    String(block.info.split(separator: " ").first ?? ""), "\(block.bytes)",
                    block.sha256,
                ]
            }
            for (index, (got, want)) in zip(blocks, wanted).enumerated() where got != want {
                differences.append("\(expected.file): block \(index): \(got) \(want)")
            }
            if blocks.count != wanted.count {
                differences.append("\(expected.file): \(blocks.count) blocks, not \(wanted.count)")
            }
        }
        #expect(differences == [])
    }

    @Test func `every fence is where a scan of the lines finds it`() throws {
        var differences: [String] = []
        var count = 0
        for file in Corpus.expected.map(\.file) {
            let bytes = try Corpus.bytes(of: file)
            let scanned = LineScanner(String(decoding: bytes, as: UTF8.self)).blocks
            let runbook = try Runbook(reading: bytes, path: file)
            let parsed = runbook.blocks.filter { $0.reason != "indented code is not executed" }
                .map { LineScanner.Block(line: $0.line, language: $0.language, text: $0.text) }
            let difference = parsed.difference(from: scanned)
            differences += difference.map { "\(file): \($0)" }
            count += scanned.count
        }
        #expect(count == Corpus.expected.flatMap(\.codeBlocks).count { $0.kind == "fence" })
        #expect(differences == [])
    }

    @Test func `only the known defects keep a document from running`() throws {
        var found: [String] = []
        for file in Corpus.expected.map(\.file) {
            let runbook = try Runbook(reading: Corpus.bytes(of: file), path: file)
            found += runbook.problems.filter {
                $0.kind == .runawayFence || $0.kind == .refusedBlock
            }
            .map { "\(file.suffix(28)):\($0.line) \($0.kind.rawValue)" }
        }
        #expect(
            found == [
                "__testing__brokenMarkdown.md:7 runaway-fence",
                "s__BACKUP_RESTORE_RUNBOOK.md:177 runaway-fence",
                "s__BACKUP_RESTORE_RUNBOOK.md:184 runaway-fence",
            ]
        )
    }
}
