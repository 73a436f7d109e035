import CCMark
import CMarkdown

/// Parses `source` and lends a walk over its nodes for the length of `body`.
///
/// The walk uses cmark's own iterator, so that no depth of nesting can exhaust the stack.
///
/// - Throws: if parsing takes more than `most` bytes of memory, as text made of nothing but marks
///   does, which becomes many times its size; or what `body` throws.
func withMarkdown<Result>(
    parsing source: ArraySlice<UInt8>,
    most: Int,
    path: String,
    _ body: (borrowing MarkdownWalk) throws(ReadError) -> Result
) throws(ReadError) -> Result {
    let tree = unsafe source.withUnsafeBytes { utf8 -> OpaquePointer? in
        unsafe cm_parse(utf8.bindMemory(to: CChar.self).baseAddress, utf8.count, most)
    }
    guard let tree = unsafe tree else { throw .needing(moreThan: most, path: path) }
    let walk = unsafe MarkdownWalk(tree)
    return try body(walk)
}

/// A walk over a document's nodes in document order, and the owner of their memory.
@safe struct MarkdownWalk: ~Copyable {
    private let tree: OpaquePointer
    private let iterator: OpaquePointer?

    fileprivate init(_ tree: OpaquePointer) {
        unsafe self.tree = tree
        unsafe iterator = cm_walk(tree)
    }

    deinit {
        unsafe cm_free(tree)
    }

    /// Returns the next node and whether it is entered or left; `nil` at the end.
    ///
    /// Leaves are only entered.
    func next() -> (node: MarkdownNode, isEntered: Bool)? {
        let event = unsafe cmark_iter_next(iterator)
        guard event != CMARK_EVENT_DONE, let pointer = unsafe cmark_iter_get_node(iterator) else {
            return nil
        }
        return unsafe (MarkdownNode(pointer), event == CMARK_EVENT_ENTER)
    }
}

/// A node of cmark's tree; must not outlive the walk that lent it.
@safe struct MarkdownNode {
    private let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    var kind: cmark_node_type { unsafe cmark_node_get_type(pointer) }
    /// The 1-based line on which the node starts.
    var line: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
    /// The 1-based column, in bytes, at which the node starts.
    var column: Int { Int(unsafe cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) }
    var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    /// The number of an ordered list's first item.
    var listStart: Int { Int(unsafe cmark_node_get_list_start(pointer)) }

    /// Appends the node's own text to `bytes`.
    func appendLiteral(to bytes: inout [UInt8]) {
        unsafe append(cmark_node_get_literal(pointer), to: &bytes)
    }

    /// Appends the fence's info string to `bytes`.
    func appendInfo(to bytes: inout [UInt8]) {
        unsafe append(cmark_node_get_fence_info(pointer), to: &bytes)
    }

    /// Appends the link's target to `bytes`.
    func appendTarget(to bytes: inout [UInt8]) {
        unsafe append(cmark_node_get_url(pointer), to: &bytes)
    }

    private func append(_ text: UnsafePointer<CChar>?, to bytes: inout [UInt8]) {
        guard let text = unsafe text else { return }
        let start = unsafe UnsafeRawPointer(text)
        unsafe bytes.append(
            contentsOf: UnsafeRawBufferPointer(start: start, count: cString(text))
        )
    }

    private func cString(_ text: UnsafePointer<CChar>) -> Int {
        var count = 0
        while unsafe text[count] != 0 { count += 1 }
        return count
    }
}

extension MarkdownNode {
    /// What the reader tells apart.
    enum Role {
        case heading
        case paragraph
        case code
        case html
        case quote
        case list
        case item
        case rule
        case text
        case lineBreak
        case codeSpan
        case inlineHTML
        case strong
        case link
        case image
        case other
    }

    var role: Role {
        switch kind {
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .codeSpan
        case CMARK_NODE_HTML_INLINE: .inlineHTML
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .other
        }
    }
}

extension ReadError {
    fileprivate static func needing(moreThan most: Int, path: String) -> ReadError {
        ReadError(
            path: path,
            message: "the document's Markdown takes more memory to parse than the limit of "
                + "\(most >> 20) MiB; split it"
        )
    }
}
