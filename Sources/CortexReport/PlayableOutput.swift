/// Output of a step as a terminal may get it again: text, colours, the cursor and the screen, but
/// nothing that asks the terminal, writes its clipboard, names its window or changes its keys.
package struct PlayableOutput: Sendable {
    private enum Place {
        case text
        case escape
        /// In `ESC [ …`, with what has come of it.
        case control
        /// In a string for the terminal, to its end.
        case string
        /// Behind ESC in such a string.
        case stringEscape
        /// Behind `ESC (` and its like.
        case charset
        /// In a character of two bytes that may be a control (U+0080 to U+009F).
        case character
    }
    private var place = Place.text
    private var sequence: [UInt8] = []
    /// How many bytes of a character are to come.
    private var missing = 0

    package init() {}

    /// Returns what a terminal may get of the next piece.
    package mutating func take(_ piece: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(piece.count)
        for byte in piece { take(byte, &result) }
        return result
    }

    /// What puts the terminal back in order behind a step that may have been cut off.
    package static let end = Array(
        "\u{1B}[?1049l\u{1B}[?25h\u{1B}[?7h\u{1B}[r\u{1B}(B\u{1B}[0m".utf8
    )

    private mutating func take(_ byte: UInt8, _ result: inout [UInt8]) {
        switch place {
        case .text: takeText(byte, &result)
        case .character:
            place = .text
            if !(0x80...0x9F ~= byte) { result += [0xC2, byte] }
        case .escape: takeEscape(byte, &result)
        case .charset:
            place = .text
            if byte == UInt8(ascii: "B") || byte == UInt8(ascii: "0") {
                result += sequence + [byte]
            }
        case .control:
            sequence.append(byte)
            switch byte {
            case 0x20...0x3F: if sequence.count > Self.longest { place = .text }
            case 0x40...0x7E:
                place = .text
                if Self.isHarmless(sequence) { result += sequence }
            default:
                place = .text
                take(byte, &result)
            }
        case .string:
            if byte == 0x07 { place = .text }
            if byte == 0x1B { place = .stringEscape }
        case .stringEscape: place = byte == UInt8(ascii: "\\") ? .text : .string
        }
    }

    private mutating func takeText(_ byte: UInt8, _ result: inout [UInt8]) {
        if missing > 0, 0x80...0xBF ~= byte {
            missing -= 1
            return result.append(byte)
        }
        missing = 0
        switch byte {
        case 0x1B: place = .escape
        case 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20...0x7E: result.append(byte)
        case 0xC2: place = .character
        case 0xC3...0xF4:
            missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
            result.append(byte)
        default: break
        }
    }

    private mutating func takeEscape(_ byte: UInt8, _ result: inout [UInt8]) {
        sequence = [0x1B, byte]
        switch byte {
        case UInt8(ascii: "["): place = .control
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
            UInt8(ascii: "_"):
            place = .string
        case UInt8(ascii: "("), UInt8(ascii: ")"): place = .charset
        case 0x1B: place = .escape
        default:
            place = .text
            if "78DEM=>".utf8.contains(byte) { result += sequence }
        }
    }

    /// Whether a control sequence only draws.
    private static func isHarmless(_ sequence: [UInt8]) -> Bool {
        guard let final = sequence.last else { return false }
        let parameters = sequence.dropFirst(2).dropLast()
        if final == UInt8(ascii: "h") || final == UInt8(ascii: "l") {
            return modes.contains(String(decoding: parameters, as: UTF8.self))
        }
        let isPlain = parameters.allSatisfy { 0x30...0x3B ~= $0 }
        return isPlain && "ABCDEFGHJKLMPSTXZ@`abdefgmrsu".utf8.contains(final)
    }

    /// The modes that change what is seen: the cursor, wrapping, the other screen, insertion.
    private static let modes: Set<String> = ["?25", "?7", "?47", "?1047", "?1049", "4", "?12"]
    private static let longest = 64
}
