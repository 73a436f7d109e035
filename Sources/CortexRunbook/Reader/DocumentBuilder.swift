/// Turns a walk over cmark's nodes into a `Document`.
struct DocumentBuilder {
    let lineOffset: Int
    let path: String
    private(set) var document = Document()
    private var depth = 0
    private var nesting = 0
    private var headings = 0
    private var blocks = 0
    /// The spans that are open, as indices into the document's.
    private var openSpans: [Int] = []
    /// The document line of the text that is being read.
    private var currentLine: Int32 = 0

    init(_ source: SourceText, lineOffset: Int, path: String) {
        document.text.reserveCapacity(source.bytes.count)
        document.nodes.reserveCapacity(source.lineCount / 2)
        self.lineOffset = lineOffset
        self.path = path
    }

    private var end: Int32 { Int32(document.text.count) }

    mutating func read(_ node: MarkdownNode, isEntered: Bool) throws(ReadError) {
        switch node.role {
        case .heading: try heading(node, isEntered: isEntered)
        case .paragraph: leaf(.paragraph, node, isEntered: isEntered)
        case .quote: try container(.quote, node, isEntered: isEntered)
        case .list:
            try container(
                node.isOrderedList ? .orderedList : .bulletList,
                node,
                isEntered: isEntered
            )
        case .item: try container(.item, node, isEntered: isEntered)
        case .code: try code(node)
        case .html:
            begin(.html, node)
            node.appendLiteral(to: &document.text)
            close()
        case .rule: begin(.rule, node)
        default: inline(node, isEntered: isEntered)
        }
    }

    private mutating func begin(_ kind: Document.Node.Kind, _ node: MarkdownNode) {
        currentLine = Int32(node.line + lineOffset)
        document.nodes.append(
            Document.Node(
                kind: kind,
                depth: UInt8(clamping: depth),
                line: currentLine,
                column: Int32(node.column),
                text: end..<end,
                spans: Int32(document.spans.count)..<Int32(document.spans.count)
            )
        )
    }

    private mutating func close() {
        let last = document.nodes.count - 1
        let node = document.nodes[last]
        document.nodes[last].text = node.text.lowerBound..<end
        document.nodes[last].spans = node.spans.lowerBound..<Int32(document.spans.count)
    }

    private mutating func leaf(
        _ kind: Document.Node.Kind,
        _ node: MarkdownNode,
        isEntered: Bool
    ) {
        if isEntered { begin(kind, node) } else { close() }
    }

    private mutating func heading(_ node: MarkdownNode, isEntered: Bool) throws(ReadError) {
        leaf(.heading, node, isEntered: isEntered)
        guard isEntered else { return }
        document.nodes[document.nodes.count - 1].level = UInt8(clamping: node.headingLevel)
        headings += 1
        try check(.headings, headings, node)
    }

    private mutating func container(
        _ kind: Document.Node.Kind,
        _ node: MarkdownNode,
        isEntered: Bool
    ) throws(ReadError) {
        let step = kind == .bulletList || kind == .orderedList ? 0 : 1
        guard isEntered else {
            depth -= 1
            nesting -= step
            return
        }
        begin(kind, node)
        depth += 1
        nesting += step
        try check(.nesting, nesting, node)
    }

    private mutating func code(_ node: MarkdownNode) throws(ReadError) {
        begin(.code, node)
        node.appendLiteral(to: &document.text)
        close()
        let last = document.nodes.count - 1
        let start = Int32(document.asides.count)
        node.appendInfo(to: &document.asides)
        document.nodes[last].info = start..<Int32(document.asides.count)
        blocks += 1
        try check(.blocks, blocks, node)
        try check(.block, document.nodes[last].text.count, node)
        try check(.info, document.nodes[last].info.count, node)
    }

    private func check(_ limit: Limit, _ value: Int, _ node: MarkdownNode) throws(ReadError) {
        guard value <= limit.most else {
            throw .over(limit, value: value, path: path, line: node.line + lineOffset)
        }
    }

    private mutating func inline(_ node: MarkdownNode, isEntered: Bool) {
        switch node.role {
        case .text: node.appendLiteral(to: &document.text)
        case .lineBreak:
            document.text.append(.lineFeed)
            currentLine += 1
        case .codeSpan:
            document.text.append(.backtick)
            open(.code, node)
            node.appendLiteral(to: &document.text)
            closeSpan(node)
            document.text.append(.backtick)
        case .inlineHTML: html(node)
        case .strong: if isEntered { open(.strong, node) } else { closeSpan(node) }
        case .link: if isEntered { open(.link, node) } else { closeSpan(node) }
        case .image: if isEntered { open(.image, node) } else { closeSpan(node) }
        default: break
        }
    }

    /// Keeps `<pod>`, which cmark takes for HTML, and leaves comments out.
    private mutating func html(_ node: MarkdownNode) {
        let start = document.text.count
        open(.html, node)
        node.appendLiteral(to: &document.text)
        let html = document.text[start...]
        let source = Int32(document.asides.count)
        document.asides.append(contentsOf: html)
        if html.starts(with: "<!--".utf8) { document.text.removeSubrange(start...) }
        guard let index = closeSpan() else { return }
        document.spans[index].target = source..<Int32(document.asides.count)
    }

    private mutating func open(_ kind: Document.Span.Kind, _ node: MarkdownNode) {
        openSpans.append(document.spans.count)
        document.spans.append(
            .init(
                kind: kind,
                text: end..<end,
                line: currentLine,
                column: Int32(node.column)
            )
        )
    }

    /// Ends the innermost open span where the text ends now, and returns its index.
    private mutating func closeSpan() -> Int? {
        guard let index = openSpans.popLast() else { return nil }
        document.spans[index].text = document.spans[index].text.lowerBound..<end
        return index
    }

    private mutating func closeSpan(_ node: MarkdownNode) {
        guard let index = closeSpan(), document.spans[index].kind.hasTarget else { return }
        let start = Int32(document.asides.count)
        node.appendTarget(to: &document.asides)
        document.spans[index].target = start..<Int32(document.asides.count)
    }
}

extension Document.Span.Kind {
    fileprivate var hasTarget: Bool { self == .link || self == .image }
}
