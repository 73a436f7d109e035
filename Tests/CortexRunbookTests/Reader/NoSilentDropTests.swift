import CortexRunbook
import Testing

/// What stands in the documents must stand in the plan: promise 3 of the design.
@Suite(.enabled(if: Corpus.isPresent, "no corpus beside the project"))
struct NoSilentDropTests {
    @Test func `every numbered item and task item of the corpus is in the plan`() throws {
        var lost: [String] = []
        var count = 0
        for file in Corpus.expected.map(\.file) {
            let bytes = try Corpus.bytes(of: file)
            let runbook = try Runbook(reading: bytes, path: file)
            let scanned = ListScan(String(decoding: bytes, as: UTF8.self), of: runbook).items
            let plan = PlanWords(runbook)
            lost += scanned.filter { !plan.has($0) }.map { "\(file):\($0.line): \($0.text)" }
            count += scanned.count
        }
        #expect(count > 1_800)
        #expect(lost == [])
    }

    @Test func `an item that is not in the plan is noticed`() throws {
        let text = "# T\n1. alpha\n- [ ] beta\n"
        let other = try Runbook(reading: Array("# T\n\n\n4. alpha\n".utf8), path: "a.md")
        let plan = PlanWords(other)
        #expect(ListScan(text, of: other).items.map { plan.has($0) } == [false, false])
    }

    @Test func `every code block of the corpus runs or has a reason`() throws {
        for file in Corpus.expected.map(\.file) {
            let runbook = try Runbook(reading: Corpus.bytes(of: file), path: file)
            let run = Set(runbook.items.compactMap(\.blockOfCommand))
            let unexplained = runbook.blocks.indices.filter {
                !run.contains($0) && runbook.blocks[$0].reason == nil
            }
            #expect(unexplained == [], "\(file)")
        }
    }
}

/// The list items that a scan of a document's lines finds outside of code.
private struct ListScan {
    struct Item {
        let line: Int
        let text: String
    }
    private(set) var items: [Item] = []

    init(_ document: String, of runbook: Runbook) {
        let lines = document.replacing("\r\n", with: "\n").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        var code = Set(runbook.blocks.flatMap { $0.line...max($0.line, $0.endLine) })
        if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
            code.formUnion(1...(end + 1))
        }
        var isInComment = false
        for (index, line) in lines.enumerated() {
            let number = index + 1
            if line.contains("<!--") { isInComment = true }
            if !isInComment, !code.contains(number), let text = Self.item(line) {
                items.append(Item(line: number, text: text))
            }
            if line.contains("-->") { isInComment = false }
        }
    }

    /// The text of a numbered item or a task item; `nil` if the line begins neither.
    private static func item(_ line: Substring) -> String? {
        if let task = line.wholeMatch(of: /[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s+(\S.*)/) {
            return String(task.output.1)
        }
        return line.wholeMatch(of: /[\s>]*\d{1,9}[.)]\s+(\S.*)/).map { String($0.output.1) }
    }
}

/// The lines and words that a plan has.
private struct PlanWords {
    private let lines: Set<Int>
    private let words: [String]

    init(_ runbook: Runbook) {
        lines = Set(
            runbook.items.map(\.line) + runbook.leftOut.map(\.line) + runbook.roles.map(\.line)
                + runbook.gates.map(\.line) + runbook.evidence.map(\.line)
                + runbook.related.map(\.line) + runbook.sections.map(\.line)
        )
        words = (runbook.items.compactMap(\.title) + runbook.access).map(Self.letters)
    }

    /// Whether the item has a line of its own, or its words introduce something.
    func has(_ item: ListScan.Item) -> Bool {
        guard !lines.contains(item.line) else { return true }
        let text = Self.letters(item.text.replacing(/\]\([^)]*\)/, with: "").prefix(60))
        return words.contains { $0.contains(text.prefix(30)) }
    }

    private static func letters(_ text: some StringProtocol) -> String {
        String(text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic })
    }
}

extension Item {
    fileprivate var blockOfCommand: Int? {
        if case .command(let command) = content { command.block } else { nil }
    }
}
