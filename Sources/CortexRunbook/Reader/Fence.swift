/// The fence that opens a code block, as the source shows it.
///
/// cmark does not tell an indented block from a fence without an info string, nor whether a fence
/// has a closing line of its own.
package struct Fence: Sendable {
    /// A backtick or a tilde.
    package let mark: UInt8
    /// How many marks open it.
    package let length: Int

    /// Looks for a fence where `node` starts; `nil` if the block is an indented one.
    ///
    /// An indented block can show a fence as its text; then its content starts with that line.
    package init?(of node: Document.Node, in document: Document, _ source: SourceText) {
        let line = source.line(Int(node.line))
        let opening = line.dropFirst(Int(node.column) - 1)
        guard let mark = opening.first, mark == .backtick || mark == .tilde else { return nil }
        let length = opening.prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        if node.info.isEmpty {
            let firstLine = document.bytes(node.text).prefix { $0 != .lineFeed }
            if !firstLine.isEmpty, firstLine.elementsEqual(opening) { return nil }
        }
        self.mark = mark
        self.length = length
    }

    /// Whether `text` holds a line that opens a fence and cannot close this one.
    ///
    /// Then this one's closing line is missing, and the next block's closes it.
    package func opensAgain(in text: ArraySlice<UInt8>) -> Bool {
        text.lines.contains { line in
            let rest = line.drop(while: \.isBlank)
            guard rest.first == mark else { return false }
            let info = rest.drop { $0 == mark }
            let isOpening = info.first?.isWord ?? false
            return rest.count - info.count >= length && isOpening && !info.contains(mark)
        }
    }

    /// Whether `line` can close the fence, whatever list or quote it stands in.
    package func isClosed(by line: ArraySlice<UInt8>) -> Bool {
        let rest = line.drop { $0.isBlank || $0 == .greaterThan }
        let marks = rest.prefix { $0 == mark }.count
        return marks >= length && rest.dropFirst(marks).allSatisfy(\.isBlank)
    }
}

extension UInt8 {
    static let tilde: UInt8 = 0x7E
    static let greaterThan: UInt8 = 0x3E
}
