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
                    "\(block.line)", block.reason == "indented code is not executed" ? "indented" : "fence",
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
}
