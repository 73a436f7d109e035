import CortexLint
import CortexRunbook

/// How a client counts within a line.
package enum PositionEncoding: String, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf32 = "utf-32"
}

/// A place as a client names it: both numbers from 0, the character in units of the encoding.
package struct Position: Sendable, Equatable {
    package var line: Int
    package var character: Int

    package init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }
}

/// The text of an open document, which a client changes piece by piece.
package struct TextBuffer: Sendable, Equatable {
    package private(set) var bytes: [UInt8]
    /// Where each line starts; LF, CRLF and a lone CR end one.
    private var starts: [Int]

    package init(_ text: String) {
        bytes = Array(text.utf8)
        starts = Self.lineStarts(bytes)
    }

    private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
        var starts = [0]
        let span = bytes.span
        for index in 0..<span.count {
            switch span[index] {
            case .lineFeed: starts.append(index + 1)
            case .carriageReturn:
                if index + 1 == span.count || span[index + 1] != .lineFeed {
                    starts.append(index + 1)
                }
            default: break
            }
        }
        return starts
    }

    /// Replaces what stands from `start` to `end`; places behind a line's end are its end.
    package mutating func replace(
        from start: Position,
        to end: Position,
        by text: String,
        _ encoding: PositionEncoding
    ) {
        let lower = offset(of: start, encoding)
        let upper = max(lower, offset(of: end, encoding))
        bytes.replaceSubrange(lower..<upper, with: text.utf8)
        starts = Self.lineStarts(bytes)
    }

    /// The byte of a place; the next one that begins a character.
    package func offset(of position: Position, _ encoding: PositionEncoding) -> Int {
        guard position.line >= 0 else { return 0 }
        guard position.line < starts.count else { return bytes.count }
        let line = line(position.line)
        var offset = line.startIndex
        var units = 0
        while offset < line.endIndex, units < position.character {
            units += bytes[offset].units(encoding)
            offset += 1
            while offset < line.endIndex, bytes[offset] & 0xC0 == 0x80 {
                units += bytes[offset].units(encoding)
                offset += 1
            }
        }
        return offset
    }

    /// The place of the byte at `offset`.
    package func position(of offset: Int, _ encoding: PositionEncoding) -> Position {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        let line = line(low)
        let part = line[..<min(max(offset, line.startIndex), line.endIndex)]
        return Position(line: low, character: part.reduce(0) { $0 + $1.units(encoding) })
    }

    /// The bytes of 0-based `line`, its line end left out.
    func line(_ line: Int) -> ArraySlice<UInt8> {
        var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        if end > starts[line], line + 1 < starts.count {
            end -= 1
            if bytes[end] == .lineFeed, end > starts[line], bytes[end - 1] == .carriageReturn {
                end -= 1
            }
        }
        return bytes[starts[line]..<end]
    }

    var lineCount: Int { starts.count }
}

extension UInt8 {
    /// What a byte of UTF-8 adds to a count in `encoding`.
    fileprivate func units(_ encoding: PositionEncoding) -> Int {
        switch encoding {
        case .utf8: 1
        case .utf16: self & 0xC0 == 0x80 ? 0 : self >= 0xF0 ? 2 : 1
        case .utf32: self & 0xC0 == 0x80 ? 0 : 1
        }
    }
}
