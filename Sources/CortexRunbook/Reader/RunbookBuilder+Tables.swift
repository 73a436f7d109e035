extension RunbookBuilder {
    /// Reads a paragraph that is or ends in a table, which CommonMark does not know; returns
    /// whether it is one.
    ///
    /// The rows of a table of criteria are listed as left out: nothing else would tell of them.
    mutating func table(_ node: Document.Node) -> Bool {
        let text = document.bytes(node.text)
        guard text.contains(UInt8(ascii: "|")) else { return false }
        let lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
        let head = lines.indices.dropLast().first { index in
            lines[index].contains(UInt8(ascii: "|")) && lines[index + 1].isRuleOfTable
        }
        guard let head else { return false }
        if isUnderCriteria(above: lines[..<head], in: node) {
            for index in (head + 2)..<lines.count where !lines[index].allSatisfy(\.isBlank) {
                runbook.leftOut.append(
                    LeftOut(
                        text: document.string(lines[index].withoutEdges),
                        line: Int(node.line) + index,
                        section: section,
                        reason: "criteria are read from lists, and this is a table"
                    )
                )
            }
        }
        return true
    }

    /// Whether the label before a table, in the same paragraph or not, or the heading announces
    /// criteria.
    private func isUnderCriteria(
        above: ArraySlice<ArraySlice<UInt8>>,
        in node: Document.Node
    ) -> Bool {
        if let line = above.last {
            return label(line, in: node).map { $0.meaning == .criteria && $0.rest.isEmpty } ?? false
        }
        return frames[frames.count - 1].label == .criteria
            || section.map { facts[$0].meaning == .criteria } ?? false
    }
}

extension ArraySlice<UInt8> {
    /// Whether it is the row of dashes under a table's head.
    fileprivate var isRuleOfTable: Bool {
        contains(UInt8(ascii: "|")) && contains(UInt8(ascii: "-"))
            && allSatisfy { "|-: \t".utf8.contains($0) }
    }

    /// A row without the bars at its ends and the blanks around them.
    fileprivate var withoutEdges: ArraySlice<UInt8> {
        let isEdge = { (byte: UInt8) in byte == UInt8(ascii: "|") || byte.isBlank }
        let end = lastIndex { !isEdge($0) }.map { $0 + 1 } ?? startIndex
        return self[..<end].drop(while: isEdge)
    }
}
