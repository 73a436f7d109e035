import CortexRunbook
import SystemPackage
import Testing

struct MutationTests {
    private let lines: [String]

    init() throws {
        let path = Corpus.root.appending("Tests/CortexRunbookTests/Fixtures/rollout.md")
        lines = String(decoding: try Corpus.read(path), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(arguments: ["", "``", "~~~", "x ```", "```bash"])
    func `a document with one closing line spoilt is not run`(spoilt: String) throws {
        let blocks = try read(lines).blocks.filter { $0.reason != "indented code is not executed" }
        for block in blocks {
            var lines = lines
            lines[block.endLine - 1] = spoilt
            let problems = try read(lines).problems
            #expect(
                problems.contains { $0.kind == .runawayFence },
                "line \(block.endLine) as \"\(spoilt)\""
            )
        }
    }

    @Test func `a closing line outside its list item closes nothing`() throws {
        for block in try read(lines).blocks where lines[block.endLine - 1].hasPrefix(" ") {
            var lines = lines
            lines[block.endLine - 1] = "```"
            #expect(try read(lines).problems.contains { $0.kind == .runawayFence })
        }
    }

    @Test func `whatever bytes change, ids are unique and no text is made up`() throws {
        let bytes = lines.joined(separator: "\n").utf8.map { $0 }
        var random = Random(state: 7)
        for _ in 0..<400 {
            var changed = bytes
            for _ in 0..<4 {
                let index = Int(random.next() % UInt64(changed.count))
                changed[index] = Self.bytes[Int(random.next() % UInt64(Self.bytes.count))]
            }
            let runbook = try Runbook(reading: changed, path: "r.md")
            let ids = runbook.items.map(\.id) + runbook.sections.map(\.id)
            #expect(Set(ids).count == ids.count)
            for block in runbook.blocks where block.reason == nil {
                #expect(Self.isTaken(block.text, from: changed), "line \(block.line)")
            }
        }
    }

    private static let bytes = Array("\0\t\n\r `~#>-*_[]()<:$0\u{E9}".utf8) + [0xFF]

    /// Whether each line of `text` ends a line of `bytes`.
    private static func isTaken(_ text: String, from bytes: [UInt8]) -> Bool {
        let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
        return text.utf8.split(separator: 0x0A).allSatisfy { line in
            lines.contains { $0.suffix(line.count).elementsEqual(line) }
        }
    }

    private func read(_ lines: [String]) throws -> Runbook {
        try Runbook(reading: Array(lines.joined(separator: "\n").utf8), path: "r.md")
    }

    /// xorshift64, so that a failure can be repeated.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
