/// The sections of a document, as its headings and their printed numbers order them.
struct SectionTree {
    private(set) var sections: [Section] = []
    private var anchors = Anchors()
    /// The sections that are open, outermost first.
    private var open: [Open] = []

    private struct Open {
        let section: Int
        /// Whether numbered headings of its own level belong to it (`## Release Phases`, then
        /// `## 1. Pre-Release`).
        var holdsNumbers = false
    }

    init(_ document: Document) {
        for (index, node) in document.nodes.enumerated() where node.kind == .heading {
            let follows = index > 0 && document.nodes[index - 1].kind == .heading
            add(node, of: document, followsHeading: follows)
        }
        assignIDs()
    }

    private mutating func add(
        _ node: Document.Node,
        of document: Document,
        followsHeading: Bool
    ) {
        let text = document.plainText(of: node)
        let number = HeadingNumber(text[...])
        let section = Section(
            id: "",
            number: number?.number,
            title: String(utf8: text.dropFirst(number?.width ?? 0).trimmed),
            anchor: anchors.anchor(of: text.trimmed),
            level: Int(node.level),
            line: Int(node.line),
            parent: nil,
            flow: .normal
        )
        if followsHeading { openForNumbers(section) }
        close(before: section)
        sections.append(section)
        sections[sections.count - 1].parent = open.last?.section
        open.append(Open(section: sections.count - 1))
    }

    /// Lets an unnumbered section without content hold the phases that follow on its level.
    private mutating func openForNumbers(_ next: Section) {
        guard let number = next.number, number == "0" || number == "1", let last = open.last,
            sections[last.section].number == nil, sections[last.section].level == next.level
        else { return }
        open[open.count - 1].holdsNumbers = true
    }

    private mutating func close(before next: Section) {
        if let parent = parentByNumber(of: next) {
            open.removeLast(open.count - 1 - parent)
            return
        }
        while let last = open.last {
            let level = sections[last.section].level
            let isHeld = last.holdsNumbers && next.number != nil
            guard level > next.level || level == next.level && !isHeld else { return }
            open.removeLast()
        }
    }

    /// The place in `open` of the section whose number is `1` for `1.2`.
    private func parentByNumber(of next: Section) -> Int? {
        guard let number = next.number, let dot = number.lastIndex(of: ".") else { return nil }
        let parent = number[..<dot]
        return open.lastIndex { sections[$0.section].number.map { $0 == parent } ?? false }
    }

    private mutating func assignIDs() {
        var uses: [String: Int] = [:]
        for section in sections {
            if let number = section.number { uses[number, default: 0] += 1 }
        }
        var taken: Set<String> = [Item.unsectioned]
        for (number, count) in uses where count == 1 { taken.insert(number) }
        for index in sections.indices {
            if let number = sections[index].number, uses[number] == 1 {
                sections[index].id = number
            } else {
                sections[index].id = Self.free(sections[index], &taken)
            }
        }
    }

    private static func free(_ section: Section, _ taken: inout Set<String>) -> String {
        var id = section.anchor.isEmpty ? "line-\(section.line)" : section.anchor
        while !taken.insert(id).inserted { id += "-line-\(section.line)" }
        return id
    }
}

extension Item {
    /// What stands for the section in the ids of items before the first heading.
    package static let unsectioned = "top"
}

extension Document {
    /// The text of `node` without the backticks of its code spans.
    package func plainText(of node: Node) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(node.text.count)
        var start = node.text.lowerBound
        for span in spans(of: node) where span.kind == .code {
            plain.append(contentsOf: bytes(start..<(span.text.lowerBound - 1)))
            plain.append(contentsOf: bytes(span.text))
            start = span.text.upperBound + 1
        }
        plain.append(contentsOf: bytes(start..<node.text.upperBound))
        for index in plain.indices where plain[index] == .lineFeed { plain[index] = .space }
        return plain
    }

    /// The text of a part as one line.
    package func string(_ extent: ArraySlice<UInt8>) -> String {
        guard extent.contains(.lineFeed) else { return String(utf8: extent.trimmed) }
        return String(utf8: extent.trimmed.map { $0 == .lineFeed ? .space : $0 })
    }
}
