package import CortexRunbook

/// A shell script of a document, lexed, with the place of each of its bytes in the document.
package struct ShellScript: Sendable {
    /// The index of its code block; `nil` for a command in a code span.
    package let block: Int?
    /// The index of its item in the runbook.
    package let item: Int
    /// The index of its section; `nil` before the first heading.
    package let section: Int?
    package let bash: BashScript
    /// The document's offset of each line of the script.
    private let starts: [Int]

    /// Every script that the reader found, in document order.
    static func all(in reading: Reading) -> [ShellScript] {
        reading.runbook.items.indices.compactMap { ShellScript($0, in: reading) }
    }

    private init?(_ index: Int, in reading: Reading) {
        let item = reading.runbook.items[index]
        guard case .command(let command) = item.content, let block = command.block else {
            return nil
        }
        self.block = block
        self.item = index
        section = item.section
        bash = reading.scripts[block] ?? BashScript(command.script)
        let lines = command.script.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        starts = zip(lines, command.lines).map { text, line in
            let original = reading.source.line(line)
            return max(original.startIndex, original.endIndex - text.count)
        }
    }

    /// The document's offset of the script's byte at `offset`.
    package func documentOffset(of offset: Int) -> Int {
        let place = bash.position(of: offset)
        guard place.line < starts.count else { return starts.last ?? 0 }
        return starts[place.line] + place.column - 1
    }

    /// The document's bytes of a part of the script.
    package func documentRange(_ range: Range<Int>) -> Range<Int> {
        let start = documentOffset(of: range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        return start..<max(start, documentOffset(of: range.upperBound - 1) + 1)
    }
}
