/// A parsed document as flat values: its blocks in document order and their text in one buffer.
///
/// cmark's tree is freed as soon as this stands; nothing here is recursive.
struct Document {
    /// A part of `text`, as offsets.
    typealias Extent = Range<Int32>

    struct Node {
        enum Kind: UInt8 {
            case heading
            case paragraph
            case code
            case html
            case quote
            case bulletList
            case orderedList
            case item
            case rule
        }
        var kind: Kind
        /// The heading's level; 0 for other nodes.
        var level: UInt8 = 0
        /// The number of nodes it stands in; 0 at the top.
        var depth: UInt8
        /// The 1-based document line on which it starts, front matter counted.
        var line: Int32
        /// The 1-based column in bytes.
        var column: Int32
        /// The text of a heading or paragraph, the content of code or HTML.
        var text: Extent
        /// The fence's info string, in `asides`.
        var info: Extent = 0..<0
        /// Which of `Document.spans` stand in the text.
        var spans: Extent = 0..<0
    }

    /// A part of a paragraph's text that is more than text.
    struct Span {
        enum Kind: UInt8 {
            case code
            case strong
            case link
        }
        var kind: Kind
        /// Its text, for a code span without the backticks.
        var text: Extent
        /// The link's target, in `asides`.
        var target: Extent = 0..<0
        /// The 1-based document line on which its paragraph's line stands.
        var line: Int32
    }

    var nodes: [Node] = []
    var spans: [Span] = []
    /// The text of all nodes; line breaks inside a paragraph are LF, code spans keep backticks.
    var text: [UInt8] = []
    /// Info strings and the targets of links.
    var asides: [UInt8] = []

    /// Parses what stands behind the front matter.
    ///
    /// - Throws: if the document is over a limit.
    init(parsing source: SourceText, after frontMatter: FrontMatter, path: String) throws(ReadError)
    {
        let start = source.start(ofLine: frontMatter.lineCount + 1)
        self = try withMarkdown(parsing: source.bytes[start...]) { walk throws(ReadError) in
            var builder = DocumentBuilder(
                source,
                lineOffset: frontMatter.lineCount,
                path: path
            )
            while let (node, isEntered) = walk.next() {
                try builder.read(node, isEntered: isEntered)
            }
            return builder.document
        }
    }

    init() {}

    /// The bytes of a part of the text.
    func bytes(_ extent: Extent) -> ArraySlice<UInt8> {
        text[Int(extent.lowerBound)..<Int(extent.upperBound)]
    }

    /// The bytes of a part of the asides.
    func aside(_ extent: Extent) -> ArraySlice<UInt8> {
        asides[Int(extent.lowerBound)..<Int(extent.upperBound)]
    }

    /// The spans of `node`, in the order in which they start.
    func spans(of node: Node) -> ArraySlice<Span> {
        spans[Int(node.spans.lowerBound)..<Int(node.spans.upperBound)]
    }

    /// The spans of `node` that start in `part` of its text.
    func spans(of node: Node, startingIn part: ArraySlice<UInt8>) -> ArraySlice<Span> {
        let all = spans(of: node)
        let first = all.firstIndex(startingAtOrBehind: Int32(part.startIndex))
        let end = all.firstIndex(startingAtOrBehind: Int32(part.endIndex))
        return all[first..<end]
    }
}

extension ArraySlice<Document.Span> {
    /// The first index of a span that does not start before `offset`, by bisection.
    fileprivate func firstIndex(startingAtOrBehind offset: Int32) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].text.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
