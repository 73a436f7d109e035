/// The number printed at the start of a heading, such as `1.2`, `Step 3:` or `Phase 2 –`.
package struct HeadingNumber: Sendable {
    /// The number without its word and its last dot.
    package let number: String
    /// How many bytes of the heading it takes, its separator included.
    package let width: Int
    /// Whether a word such as "Step" stands before it.
    package let hasWord: Bool

    /// Reads the start of `heading`; `nil` if no number is printed there.
    package init?(_ heading: ArraySlice<UInt8>) {
        var rest = heading
        let word = Self.words.first { word in
            heading.count > word.count && zip(heading, word).allSatisfy { $0.lowercased == $1 }
        }
        if let word { rest = rest.dropFirst(word.count) }
        guard let digits = Self.digits(rest) else { return nil }
        let after = rest[digits.endIndex...]
        let isDotted = digits.contains(0x2E)
        guard let separator = Self.separator(after, isDotted: isDotted || word != nil) else {
            return nil
        }
        let title = after.dropFirst(separator)
        guard !title.isEmpty else { return nil }
        number = String(utf8: digits)
        width = title.startIndex - heading.startIndex
        hasWord = word != nil
    }

    private static let words = ["step ", "phase ", "stage ", "part "].map { Array($0.utf8) }

    /// One or two digits a component, up to five components.
    private static func digits(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var end = bytes.startIndex
        var components = 0
        while components < 5 {
            let digits = bytes[end...].prefix(while: \.isDigit)
            guard (1...2).contains(digits.count) else { break }
            components += 1
            end = digits.endIndex
            let next = end + 1
            guard next < bytes.endIndex, bytes[end] == 0x2E, bytes[next].isDigit else { break }
            end = next
        }
        guard components > 0, end == bytes.endIndex || !bytes[end].isDigit else { return nil }
        return bytes[bytes.startIndex..<end]
    }

    /// The width of what parts the number from the title; `nil` if this is no numbering.
    private static func separator(_ bytes: ArraySlice<UInt8>, isDotted: Bool) -> Int? {
        var rest = bytes
        let mark = rest.first.map { $0 == 0x2E || $0 == 0x29 || $0 == .colon } ?? false
        if mark { rest = rest.dropFirst() }
        let blanks = rest.prefix(while: \.isBlank).count
        rest = rest.dropFirst(blanks)
        let dash = dashes.first {
            rest.starts(with: $0) && rest.dropFirst($0.count).first == .space
        }
        if let dash {
            rest = rest.dropFirst(dash.count).drop(while: \.isBlank)
        } else if blanks == 0 || !(mark || isDotted) {
            return nil
        }
        return rest.startIndex - bytes.startIndex
    }

    private static let dashes = ["-", "–", "—"].map { Array($0.utf8) }
}
