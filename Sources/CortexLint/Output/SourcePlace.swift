package import CortexRunbook

/// A place in a document, as people and programs count.
package struct SourcePlace: Sendable, Equatable {
    /// The 0-based byte.
    package var offset: Int
    /// The 1-based line.
    package var line: Int
    /// The 1-based column in Unicode scalars; a TAB is one, a byte order mark none.
    package var column: Int

    package init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }
}

extension SourceText {
    /// The place of the byte at `offset`; behind the last line end, the line below it.
    package func place(of offset: Int) -> SourcePlace {
        let line = line(at: offset)
        let start = start(ofLine: line)
        let column = offset > start ? bytes[start..<offset].scalarCount : 0
        return SourcePlace(offset: offset, line: line, column: column + 1)
    }

    /// The 1-based line that holds the byte at `offset`; `lineCount + 1` behind the last line end.
    package func line(at offset: Int) -> Int {
        var low = 1
        var high = lineCount + 1
        while low < high {
            let middle = (low + high + 1) / 2
            if start(ofLine: middle) <= offset { low = middle } else { high = middle - 1 }
        }
        guard low > lineCount, lineCount > 0 else { return low }
        return endsWithLineEnd ? low : lineCount
    }

    private var endsWithLineEnd: Bool {
        bytes.last == .lineFeed || bytes.last == .carriageReturn
    }
}

extension Sequence<UInt8> {
    /// How many Unicode scalars the UTF-8 text has.
    package var scalarCount: Int {
        count { $0 & 0xC0 != 0x80 }
    }

    /// How many UTF-16 code units the UTF-8 text has.
    package var utf16Count: Int {
        reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
}
