import CortexRunbook

/// Walks once over a document's nodes and puts its outline together, as the reader understands it.
struct OutlineBuilder {
    private let reading: Reading
    private let vocabulary: Vocabulary
    private var outline = Outline()
    private var frames: [Frame] = [Frame()]
    private var section: Int?

    /// A container that is open; the first is the document itself.
    private struct Frame {
        var node: Int?
        var kind: Document.Node.Kind?
        var last: Int?
        /// The label that speaks of the lists and blocks that follow here.
        var label: Int? {
            didSet { labelledList = nil }
        }
        /// The kind of the list that took the label; one of another kind is not meant by it.
        var labelledList: Document.Node.Kind?
        var role: Meaning?
        var roleLabel: Int?
    }

    static func outline(of reading: Reading, vocabulary: Vocabulary) -> Outline {
        var builder = OutlineBuilder(reading, vocabulary)
        for index in reading.document.nodes.indices { builder.read(index) }
        builder.close(to: 0, at: reading.document.nodes.count)
        return builder.outline
    }

    private init(_ reading: Reading, _ vocabulary: Vocabulary) {
        self.reading = reading
        self.vocabulary = vocabulary
        outline.places.reserveCapacity(reading.document.nodes.count)
        outline.sections = SectionExtent.all(in: reading)
    }

    private var document: Document { reading.document }

    private mutating func read(_ index: Int) {
        let node = document.nodes[index]
        close(to: Int(node.depth), at: index)
        let last = frames.count - 1
        if node.kind == .heading { enterSection() }
        outline.places.append(
            Outline.Place(
                parent: frames[last].node,
                previous: frames[last].last,
                end: index + 1,
                section: section
            )
        )
        frames[last].last = index
        switch node.kind {
        case .heading, .html: break
        case .rule: frames[last].label = nil
        case .paragraph: paragraph(index)
        case .code: code(index)
        case .quote, .bulletList, .orderedList, .item: open(index)
        }
    }

    private mutating func enterSection() {
        section = section.map { $0 + 1 } ?? 0
        for index in frames.indices { frames[index].label = nil }
    }

    private mutating func close(to depth: Int, at index: Int) {
        while frames.count > depth + 1 {
            if let node = frames.removeLast().node { outline.places[node].end = index }
        }
    }

    private mutating func open(_ index: Int) {
        let last = frames.count - 1
        let kind = document.nodes[index].kind
        var frame = Frame(node: index, kind: kind)
        if kind == .bulletList || kind == .orderedList {
            (frame.role, frame.roleLabel) = listRole(kind)
        } else {
            (frame.role, frame.roleLabel) = (frames[last].role, frames[last].roleLabel)
        }
        outline.places[index].role = frame.role
        outline.places[index].label = frame.roleLabel
        frames.append(frame)
        if kind == .item { item(index, frame) }
    }

    /// What the items of a list that begins here are, and which label says so.
    private mutating func listRole(_ kind: Document.Node.Kind) -> (Meaning?, Int?) {
        let last = frames.count - 1
        if frames[last].label != nil, frames[last].labelledList == nil {
            frames[last].labelledList = kind
        }
        if let label = frames[last].label, frames[last].labelledList == kind {
            return (outline.labels[label].meaning, label)
        }
        guard frames[last].kind == .item else { return (sectionMeaning, nil) }
        guard frames[last].role?.isForNestedLists ?? false else { return (nil, nil) }
        return (frames[last].role, frames[last].roleLabel)
    }

    private var sectionMeaning: Meaning? { section.flatMap { reading.meanings[$0] } }

    private mutating func item(_ index: Int, _ frame: Frame) {
        let first = index + 1
        let isParagraph =
            first < document.nodes.count && document.nodes[first].kind == .paragraph
            && document.nodes[first].depth > document.nodes[index].depth
        let text = isParagraph ? document.bytes(document.nodes[first].text) : []
        let isChecked = TaskMark(text).map { _ in text.dropFirst().first != .space }
        outline.items.append(
            ListItem(
                node: index,
                paragraph: isParagraph ? first : nil,
                role: frame.role,
                section: section,
                isChecked: isChecked
            )
        )
    }

    private mutating func code(_ index: Int) {
        outline.blocks.append(index)
        let frame = frames[frames.count - 1]
        if let label = frame.label {
            outline.places[index].role = outline.labels[label].meaning
            outline.places[index].label = label
        } else if frame.role != nil {
            outline.places[index].role = frame.role
            outline.places[index].label = frame.roleLabel
        } else {
            outline.places[index].role = sectionMeaning
        }
    }

    private mutating func paragraph(_ index: Int) {
        let last = frames.count - 1
        frames[last].label = nil
        switch frames[last].role {
        case .criteria, .roles, .access, .gates, .evidence, .related: return
        default: labels(index)
        }
    }

    /// Reads the labels at the starts of the lines of a paragraph; a bare one in the last line
    /// speaks of what follows.
    private mutating func labels(_ index: Int) {
        let node = document.nodes[index]
        var number = Int(node.line)
        var rest = document.bytes(node.text)
        while true {
            let end = rest.firstIndex(of: .lineFeed) ?? rest.endIndex
            frames[frames.count - 1].label = nil
            if let label = label(rest[..<end], of: index, line: number) {
                if !label.hasText { frames[frames.count - 1].label = outline.labels.count }
                outline.labels.append(label)
            }
            guard end < rest.endIndex else { break }
            rest = rest[(end + 1)...]
            number += 1
        }
    }

    private func label(
        _ line: ArraySlice<UInt8>,
        of index: Int,
        line number: Int
    ) -> PlacedLabel? {
        let node = document.nodes[index]
        let spans = document.spans(of: node, startingIn: line.prefix(1))
        let strong = spans.first { $0.kind == .strong && Int($0.text.upperBound) <= line.endIndex }
        let label = Label(
            line,
            strongEnd: strong.map { Int($0.text.upperBound) },
            vocabulary: vocabulary
        )
        guard let label else { return nil }
        let start = reading.contentStart(ofLine: number, of: node)
        let isOneLine = !document.bytes(node.text).contains(.lineFeed)
        return PlacedLabel(
            meaning: label.meaning,
            node: index,
            range: Self.range(of: label, in: reading.source.line(number)[start...]),
            hasText: !label.rest.isEmpty,
            isAlone: isOneLine && label.rest.isEmpty
        )
    }

    /// The bytes of a label that begins a line of the document.
    private static func range(of label: Label, in line: ArraySlice<UInt8>) -> Range<Int> {
        let text = line.trimmed
        guard !label.rest.isEmpty else { return text.startIndex..<text.endIndex }
        let isMarked = text.first.map { $0 == 0x2A || $0 == 0x5F } ?? false
        guard let colon = text.firstIndex(of: .colon) else {
            return text.startIndex..<text.endIndex
        }
        let end = text[(colon + 1)...].prefix { isMarked && ($0 == 0x2A || $0 == 0x5F) }.endIndex
        return text.startIndex..<end
    }
}

extension SectionExtent {
    /// The nodes of each section of the runbook.
    fileprivate static func all(in reading: Reading) -> [SectionExtent] {
        let nodes = reading.document.nodes
        let headings = nodes.indices.filter { nodes[$0].kind == .heading }
        var extents = headings.enumerated().map { index, heading in
            let end = index + 1 < headings.count ? headings[index + 1] : nodes.count
            return SectionExtent(heading: heading, body: heading + 1..<end, whole: heading..<end)
        }
        let sections = reading.runbook.sections
        for index in extents.indices {
            if let parent = sections[index].parent { extents[parent].children.append(index) }
        }
        for index in extents.indices.reversed() {
            guard let last = extents[index].children.last else { continue }
            extents[index].whole = extents[index].heading..<extents[last].whole.upperBound
        }
        return extents
    }
}
