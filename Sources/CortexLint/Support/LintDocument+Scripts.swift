import CortexRunbook

extension LintDocument {
    /// Whether the byte at `offset` stands in a code block, its fences counted, or a code span.
    func isCode(_ offset: Int) -> Bool {
        let line = source.line(at: offset)
        let next = runbook.blocks.firstSortedIndex { $0.line > line }
        if next > 0, runbook.blocks[next - 1].endLine >= line { return true }
        let text = source.line(line)
        guard offset < text.endIndex else { return false }
        let before = text[..<offset].count { $0 == .backtick }
        return before % 2 == 1 && text[offset...].contains(.backtick)
    }

    /// The bytes from the heading of the script's section to the script's fence.
    func textBefore(_ script: ShellScript) -> Range<Int> {
        let heading = script.section.map { runbook.sections[$0].line } ?? 1
        let start = source.start(ofLine: heading)
        return start..<max(start, source.start(ofLine: fenceLine(of: script)))
    }

    /// The bytes behind the script's block up to the next heading or code block.
    func textBehind(_ script: ShellScript) -> Range<Int> {
        guard let block = script.block else { return 0..<0 }
        let start = source.start(ofLine: runbook.blocks[block].endLine + 1)
        let nextBlock = block + 1 < runbook.blocks.count ? runbook.blocks[block + 1].line : nil
        let nextSection = script.section.map { $0 + 1 } ?? 0
        let heading =
            nextSection < runbook.sections.count ? runbook.sections[nextSection].line : nil
        let end = min(nextBlock ?? .max, heading ?? .max, source.lineCount + 1)
        return start..<max(start, source.start(ofLine: end))
    }

    /// The 1-based line of the fence that opens the script's block.
    func fenceLine(of script: ShellScript) -> Int {
        script.block.map { runbook.blocks[$0].line } ?? runbook.items[script.item].line
    }

    /// The document's bytes of `part`, which stands on 1-based `line`; `nil` if it does not.
    func range(of part: ArraySlice<UInt8>, onLine line: Int) -> Range<Int>? {
        source.line(line).range(of: part)
    }
}
