/// A document's bytes and where its lines are, numbered as cmark numbers them.
package struct SourceText: Sendable {
    package let bytes: [UInt8]
    /// The offset at which each line starts; the first is behind a byte order mark.
    private let starts: [Int32]

    /// Finds the lines of `bytes`; LF, CRLF and a lone CR end one.
    ///
    /// - Throws: if the document or one of its lines is over its limit.
    init(_ bytes: [UInt8], path: String) throws(ReadError) {
        guard bytes.count <= Limit.document.most else {
            throw .over(.document, value: bytes.count, path: path, line: nil)
        }
        var starts: [Int32] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let span = bytes.span
        for index in start..<span.count where span[index] <= .carriageReturn {
            let isReturn = span[index] == .carriageReturn
            guard isReturn || span[index] == .lineFeed else { continue }
            if isReturn, index + 1 < span.count, span[index + 1] == .lineFeed { continue }
            let hasReturn = !isReturn && index > start && span[index - 1] == .carriageReturn
            let length = index - start - (hasReturn ? 1 : 0)
            try Self.check(length, path: path, line: starts.count + 1)
            starts.append(Int32(start))
            start = index + 1
        }
        if start < bytes.count {
            try Self.check(bytes.count - start, path: path, line: starts.count + 1)
            starts.append(Int32(start))
        }
        self.bytes = bytes
        self.starts = starts
    }

    private static func check(_ length: Int, path: String, line: Int) throws(ReadError) {
        guard length <= Limit.line.most else {
            throw .over(.line, value: length, path: path, line: line)
        }
    }

    package var lineCount: Int { starts.count }

    /// The offset of 1-based `line`; the document's end for the line behind the last.
    package func start(ofLine line: Int) -> Int {
        line <= starts.count ? Int(starts[line - 1]) : bytes.count
    }

    /// The bytes of 1-based `line` without its line end; empty behind the last line.
    package func line(_ line: Int) -> ArraySlice<UInt8> {
        guard line >= 1, line <= starts.count else { return [] }
        let start = start(ofLine: line)
        var end = self.start(ofLine: line + 1)
        if end > start, bytes[end - 1] == .lineFeed { end -= 1 }
        if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        return bytes[start..<end]
    }

    /// Whether 1-based `line` ends with a carriage return that no line feed follows.
    func endsWithLoneReturn(_ line: Int) -> Bool {
        let end = start(ofLine: line + 1)
        return end > 0 && line <= starts.count && bytes[end - 1] == .carriageReturn
    }
}

extension String {
    /// The text of `bytes`; what is not UTF-8 becomes U+FFFD.
    @inlinable package init(utf8 bytes: some Collection<UInt8>) {
        self.init(decoding: bytes, as: UTF8.self)
    }
}
