import CortexReport
import CortexRunbook
import CortexText

/// The document's own lines, to look at around a step.
struct DocumentSource {
    let progress: Progress
    private let runbook: Runbook
    private let lines: [String]

    init(_ file: RunbookFile, progress: Progress) {
        self.progress = progress
        runbook = file.runbook
        lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0.last == 0x0d ? $0.dropLast() : $0, as: UTF8.self) }
    }

    /// Returns the lines of the item's section, numbered; the item's first line is marked.
    func context(of item: Item) -> [Line] {
        let start = item.section.map { runbook.sections[$0].line } ?? 1
        let next = runbook.sections.map(\.line).first { $0 > item.line } ?? lines.count + 1
        return (start..<max(next, start + 1)).filter { lines.indices.contains($0 - 1) }.map {
            number in
            let padding = String(repeating: " ", count: max(0, 5 - String(number).count))
            return Line(
                Line("\(padding)\(number) ", .faint),
                verbatim: lines[number - 1],
                number == item.line ? .strong : nil,
                again: Line("      ")
            )
        }
    }
}
