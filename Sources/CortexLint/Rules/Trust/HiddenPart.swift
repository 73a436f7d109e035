import CortexRunbook

/// A part of a document that its page does not show.
struct HiddenPart {
    enum Kind {
        /// An HTML comment, or a link definition that serves as one.
        case comment
        /// A tag with a style that hides.
        case style
        /// A `<details>` that is not open.
        case details
    }

    var kind: Kind
    /// The bytes of the comment or of the tag.
    var range: Range<Int>
    /// What a comment says.
    var text: ArraySlice<UInt8>
    /// The 1-based line on which it begins.
    var line: Int
    /// The 1-based line on which a `<details>` ends.
    var endLine: Int

    /// All hidden parts of `document`, in one pass over its bytes outside code.
    static func all(in document: LintDocument) -> [HiddenPart] {
        var search = HiddenPartSearch(document)
        search.run()
        return search.parts
    }
}

private struct HiddenPartSearch {
    private let document: LintDocument
    private let bytes: [UInt8]
    private(set) var parts: [HiddenPart] = []
    /// Indices of the `<details>` that are open.
    private var open: [Int] = []
    private var block = 0

    init(_ document: LintDocument) {
        self.document = document
        bytes = document.source.bytes
    }

    mutating func run() {
        var index = 0
        while let found = next(from: index) {
            index = found + 1
            let line = document.source.line(at: found)
            if let end = endOfBlock(around: line) {
                index = max(index, document.source.start(ofLine: end + 1))
            } else if bytes[found] == UInt8(ascii: "<") {
                if !document.isCode(found) { index = max(index, readTag(found, line)) }
            } else {
                readDefinition(found, line)
            }
        }
    }

    /// The next `<!--`, `<x` or `</d`, or `[` at the start of a line.
    private func next(from start: Int) -> Int? {
        let span = bytes.span
        for index in start..<max(start, span.count - 1) {
            switch span[index] {
            case UInt8(ascii: "<"):
                let second = span[index + 1]
                if second == UInt8(ascii: "!") || second == UInt8(ascii: "/")
                    || second.isASCIILetter
                {
                    return index
                }
            case UInt8(ascii: "["):
                if index == 0 || span[index - 1] == .lineFeed { return index }
            default: continue
            }
        }
        return nil
    }

    /// The last line of the code block that `line` stands in; lines come in order.
    private mutating func endOfBlock(around line: Int) -> Int? {
        let blocks = document.runbook.blocks
        while block < blocks.count, blocks[block].endLine < line { block += 1 }
        guard block < blocks.count, blocks[block].line <= line else { return nil }
        return blocks[block].endLine
    }

    /// Reads what begins with `<`; returns where it ends.
    private mutating func readTag(_ start: Int, _ line: Int) -> Int {
        if bytes[start...].starts(with: "<!--".utf8) { return readComment(start, line) }
        guard let close = bytes[start...].prefix(2048).firstIndex(of: UInt8(ascii: ">")) else {
            return start + 1
        }
        let tag = bytes[start...close]
        let name = tag.dropFirst().prefix { $0.isASCIILetter || $0 == UInt8(ascii: "/") }
        switch String(utf8: name).lowercased() {
        case "details":
            if !tag.contains(Array("open".utf8)) {
                open.append(parts.count)
                add(.details, start..<close + 1, line)
            }
        case "/details":
            if let details = open.popLast() { parts[details].endLine = line }
        default:
            if Self.hides(tag) { add(.style, start..<close + 1, line) }
        }
        return close + 1
    }

    private mutating func readComment(_ start: Int, _ line: Int) -> Int {
        var end = start + 4
        while end < bytes.count, !bytes[end...].starts(with: "-->".utf8) { end += 1 }
        let close = min(end + 3, bytes.count)
        add(.comment, start..<close, line, bytes[start + 4..<max(start + 4, end)])
        return close
    }

    /// Reads `[//]: # (text)` and `[comment]: <> (text)`.
    private mutating func readDefinition(_ start: Int, _ line: Int) {
        let text = document.source.line(line)
        guard Self.definitions.contains(where: { text.starts(with: $0) }),
            let open = text.firstIndex(where: { $0 == UInt8(ascii: "(") || $0 == 0x22 })
        else { return }
        add(.comment, start..<text.endIndex, line, text[(open + 1)...].dropLast())
    }

    private static let definitions = ["[//]: ", "[comment]: ", "[_]: ", "[#]: "].map {
        Array($0.utf8)
    }

    private mutating func add(
        _ kind: HiddenPart.Kind,
        _ range: Range<Int>,
        _ line: Int,
        _ text: ArraySlice<UInt8> = []
    ) {
        parts.append(
            HiddenPart(kind: kind, range: range, text: text, line: line, endLine: .max)
        )
    }

    /// Whether a tag's style hides what stands in it.
    private static func hides(_ tag: ArraySlice<UInt8>) -> Bool {
        guard tag.contains(UInt8(ascii: "=")) || tag.contains(Array(" hidden".utf8)) else {
            return false
        }
        let plain = tag.filter { !$0.isBlank && $0 != .lineFeed }.map(\.lowercased)
        if styles.contains(where: { plain.contains($0) }) { return true }
        let words = tag.dropLast().split { $0.isBlank || $0 == .lineFeed }
        return words.dropFirst().contains { $0.elementsEqual("hidden".utf8) }
            && !tag.starts(with: "<input".utf8)
    }

    private static let styles = [
        "display:none", "visibility:hidden", "font-size:0", "opacity:0;", "opacity:0\"",
        "opacity:0'",
    ].map { Array($0.utf8) }
}
