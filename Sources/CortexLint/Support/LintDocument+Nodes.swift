package import CortexRunbook

/// Where what the reader understood stands in the document's bytes.
extension LintDocument {
    /// The bytes of a part of a paragraph's or heading's text, `extent` of `Document.text`.
    ///
    /// They are searched for, as cmark's columns err; where markup stands within them it is the
    /// whole line.
    package func range(ofText extent: Range<Int>, in node: Document.Node) -> Range<Int> {
        let text = markdown.bytes(node.text)
        let before = text[..<extent.lowerBound]
        let lineStart = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? text.startIndex
        let part = text[extent].prefix { $0 != .lineFeed }
        let occurrence = text[lineStart..<extent.lowerBound].count(of: part)
        let first = Int(node.line) + before.count { $0 == .lineFeed }
        for line in first..<first + 4 where line <= source.lineCount {
            let start = reading.contentStart(ofLine: line, of: node)
            let rest = source.line(line)[start...]
            if let found = rest.range(of: part, occurrence: occurrence) { return found }
        }
        return trimmedRange(ofLine: min(first, source.lineCount))
    }

    /// The bytes of a paragraph's or heading's lines, without what its containers put before them.
    package func range(of node: Document.Node) -> Range<Int> {
        let lines = markdown.bytes(node.text).count { $0 == .lineFeed }
        let start = reading.contentStart(ofLine: Int(node.line), of: node)
        let end = trimmedRange(ofLine: min(Int(node.line) + lines, source.lineCount)).upperBound
        return start..<max(start, end)
    }

    /// The bytes of the fence that opens a block, its info string included.
    package func fenceRange(ofBlock block: Int) -> Range<Int> {
        let node = markdown.nodes[outline.blocks[block]]
        let start = reading.contentStart(ofLine: Int(node.line), of: node)
        return start..<max(start, trimmedRange(ofLine: Int(node.line)).upperBound)
    }

    /// The bytes of a section's heading; those of the first line if there is no section.
    package func range(ofHeading section: Int?) -> Range<Int> {
        guard let section else { return trimmedRange(ofLine: 1) }
        return range(of: markdown.nodes[outline.sections[section].heading])
    }

    /// The text of all nodes in a range, their code included.
    package func texts(of nodes: Range<Int>) -> [ArraySlice<UInt8>] {
        markdown.nodes[nodes].map { markdown.bytes($0.text) }
    }
}

extension Reading {
    /// The offset at which a node's text begins on one of its lines, container marks passed over.
    func contentStart(ofLine line: Int, of node: Document.Node) -> Int {
        let raw = source.line(line)
        if line == Int(node.line) {
            return min(raw.startIndex + Int(node.column) - 1, raw.endIndex)
        }
        return raw.firstIndex { !$0.isBlank && $0 != UInt8(ascii: ">") } ?? raw.endIndex
    }
}
