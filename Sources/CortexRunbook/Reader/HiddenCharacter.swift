/// The first character of a line that a person cannot see or that reorders what they see.
///
/// CVE-2021-42574 (Trojan Source): bidirectional controls and other format characters, private and
/// unassigned code points, tag characters, variation selectors, line and paragraph separators.
struct HiddenCharacter {
    /// The 1-based column in bytes.
    private let column: Int
    /// `nil` where the bytes are not UTF-8.
    private let scalar: Unicode.Scalar?

    /// Looks through `line`; `nil` if it holds nothing of the kind.
    init?(in line: ArraySlice<UInt8>) {
        guard let first = line.firstIndex(where: { $0 >= 0x80 }) else { return nil }
        var decoder = UTF8()
        var rest = line[first...].makeIterator()
        var column = first - line.startIndex + 1
        var previous: Unicode.Scalar?
        while true {
            switch decoder.decode(&rest) {
            case .scalarValue(let scalar):
                if scalar.isHidden, !scalar.isPresentation(of: previous) {
                    self.scalar = scalar
                    self.column = column
                    return
                }
                column += UTF8.width(scalar)
                previous = scalar
            case .emptyInput: return nil
            case .error:
                scalar = nil
                self.column = column
                return
            }
        }
    }

    /// What is wrong with a block that holds it.
    func problem(line: Int) -> Problem {
        guard let scalar else {
            return Problem(
                .refusedBlock,
                line: line,
                column: column,
                message: "the block holds bytes that are not UTF-8 and cannot run; "
                    + "save the file as UTF-8"
            )
        }
        let number = String(scalar.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
        return Problem(
            .refusedBlock,
            line: line,
            column: column,
            message: "the block holds the invisible character U+\(code) and cannot run; remove it"
        )
    }
}

extension Unicode.Scalar {
    /// Whether it is shown as nothing, or reorders or alters what stands beside it.
    fileprivate var isHidden: Bool {
        guard value >= 0x80 else { return false }
        if (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) { return true }
        switch properties.generalCategory {
        case .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    /// Whether it only says how the emoji before it is drawn (UTS 51, section 1.4.3).
    fileprivate func isPresentation(of previous: Unicode.Scalar?) -> Bool {
        guard value == 0xFE0E || value == 0xFE0F, let previous else { return false }
        return previous.value >= 0x80 && previous.properties.isEmoji
    }
}
