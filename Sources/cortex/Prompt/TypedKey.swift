/// The next key in what was typed.
enum TypedKey: Equatable {
    /// A character; Escape for every function key and for what a terminal answers to questions.
    case key(Character)
    /// The beginning of a character or of an escape sequence.
    case incomplete
    case none
}

extension [UInt8] {
    /// Takes the next key off the front, if it is there as a whole.
    mutating func takeKey() -> TypedKey {
        guard let first else { return .none }
        guard let length = first == 0x1B ? sequenceLength : characterLength(first) else {
            return .incomplete
        }
        let bytes = self[..<length]
        removeFirst(length)
        guard first != 0x1B else { return .key("\u{1b}") }
        return String(decoding: bytes, as: UTF8.self).first.map { .key($0) } ?? .none
    }

    private func characterLength(_ first: UInt8) -> Int? {
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        return count >= length ? length : nil
    }

    /// The length of the escape sequence at the front (ECMA-48 5.4 to 5.6); `nil` if its end is not
    /// there yet.
    private var sequenceLength: Int? {
        guard count > 1 else { return nil }
        switch self[1] {
        case UInt8(ascii: "["):
            return self[2...].firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
        case UInt8(ascii: "O"):
            return count > 2 ? 3 : nil
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
            UInt8(ascii: "_"):
            return stringEnd
        default:
            return 1
        }
    }

    /// The end of a control string: BEL, or ESC and a backslash.
    private var stringEnd: Int? {
        for index in indices.dropFirst(2) {
            if self[index] == 0x07 { return index + 1 }
            if self[index] == 0x1B, index + 1 < count { return index + 2 }
        }
        return nil
    }
}
