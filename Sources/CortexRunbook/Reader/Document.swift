/// A parsed document as flat values: its blocks in document order and their text in one buffer.
///
/// cmark's tree is freed as soon as this stands; nothing here is recursive.
package struct Document: Sendable {
    /// A part of `text`, as offsets.
    package typealias Extent = Range<Int32>

    package struct Node: Sendable {
        package enum Kind: UInt8, Sendable {
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
        package var kind: Kind
        /// The heading's level; 0 for other nodes.
        package var level: UInt8 = 0
        /// The number of nodes it stands in; 0 at the top.
        package var depth: UInt8
        /// The 1-based document line on which it starts, front matter counted.
        package var line: Int32
        /// The 1-based column in bytes.
        package var column: Int32
        /// The text of a heading or paragraph, the content of code or HTML.
        package var text: Extent
        /// The fence's info string, in `asides`.
        package var info: Extent = 0..<0
        /// Which of `Document.spans` stand in the text.
        package var spans: Extent = 0..<0
    }

    /// A part of a paragraph's text that is more than text.
    package struct Span: Sendable {
        package enum Kind: UInt8, Sendable {
            case code
            case strong
            case link
            case image
            /// HTML in a line; its source is the target, a comment leaves no text.
            case html
        }
        package var kind: Kind
        /// Its text, for a code span without the backticks.
        package var text: Extent
        /// The target of a link or an image, in `asides`.
        package var target: Extent = 0..<0
        /// The 1-based document line on which its paragraph's line stands.
        package var line: Int32
        /// The 1-based column in bytes, as cmark counts: it errs where a container's mark is left
        /// out at the start of a line.
        package var column: Int32 = 0
    }

    package var nodes: [Node] = []
    package var spans: [Span] = []
    /// The text of all nodes; line breaks inside a paragraph are LF, code spans keep backticks.
    package var text: [UInt8] = []
    /// Info strings and the targets of links.
    package var asides: [UInt8] = []

    /// Parses what stands behind the front matter.
    ///
    /// - Throws: if the document is over a limit.
    init(parsing source: SourceText, after frontMatter: FrontMatter, path: String) throws(ReadError)
    {
        let start = source.start(ofLine: frontMatter.lineCount + 1)
        self = try withMarkdown(
            parsing: source.bytes[start...],
            most: Limit.parsingMemory,
            path: path
        ) { walk throws(ReadError) in
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
    package func bytes(_ extent: Extent) -> ArraySlice<UInt8> {
        text[Int(extent.lowerBound)..<Int(extent.upperBound)]
    }

    /// The bytes of a part of the asides.
    package func aside(_ extent: Extent) -> ArraySlice<UInt8> {
        asides[Int(extent.lowerBound)..<Int(extent.upperBound)]
    }

    /// The spans of `node`, in the order in which they start.
    package func spans(of node: Node) -> ArraySlice<Span> {
        spans[Int(node.spans.lowerBound)..<Int(node.spans.upperBound)]
    }

    /// The spans of `node` that start in `part` of its text.
    package func spans(of node: Node, startingIn part: ArraySlice<UInt8>) -> ArraySlice<Span> {
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
