/// Turns foreign text into text that is safe to show, noting the lines it had to change.
struct Escaper {
    private(set) var text = ""
    private(set) var escapedLines: [Int] = []
    private(set) var lookalikeLines: [Int] = []
    private var line = 1

    init(reservingCapacity capacity: Int) {
        text.reserveCapacity(capacity)
    }

    /// Escapes `foreign`.
    mutating func take(_ foreign: String) {
        if foreign.isPrintable {
            text += foreign
        } else {
            take(scalars: Array(foreign.unicodeScalars))
        }
    }

    /// Escapes `bytes`; those that are not part of a UTF-8 sequence are shown as `<FF>`.
    mutating func take(bytes: some Collection<UInt8>) {
        if let whole = String(validating: bytes, as: UTF8.self) { return take(whole) }
        var rest = Array(bytes)[...]
        var valid: [Unicode.Scalar] = []
        while let byte = rest.first {
            if let scalar = Self.firstScalar(of: rest) {
                valid.append(scalar)
                rest = rest.dropFirst(UTF8.width(scalar))
            } else {
                take(scalars: valid)
                valid = []
                noteEscape()
                text += "<\(hexadecimal(UInt32(byte), digits: 2))>"
                rest = rest.dropFirst()
            }
        }
        take(scalars: valid)
    }

    private static func firstScalar(of bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        for count in 1...4 {
            if let text = String(validating: bytes.prefix(count), as: UTF8.self) {
                return text.unicodeScalars.first
            }
        }
        return nil
    }

    /// Escapes a piece that begins and ends between words.
    private mutating func take(scalars: [Unicode.Scalar]) {
        var index = 0
        while index < scalars.count {
            let end = scalars[index...].firstIndex { !$0.isWordPart } ?? scalars.count
            if end > index {
                take(word: scalars[index..<end])
                index = end
            } else {
                take(scalars[index], after: index > 0 ? scalars[index - 1] : nil)
                index += 1
            }
        }
    }

    private mutating func take(word: ArraySlice<Unicode.Scalar>) {
        let isMixed = word.contains(where: \.isLatinLetter) && word.contains(where: \.isLookalike)
        for scalar in word {
            if scalar.mayHide {
                escape(scalar)
            } else if isMixed && scalar.isLookalike {
                escape(scalar)
                noteLookalike()
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
        switch scalar {
        case "\n":
            text += "\n"
            line += 1
        case "\t", " "..."~":
            text.unicodeScalars.append(scalar)
        case "\0"..<" ":
            noteEscape()
            text += "^"
            text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x40))
        case "\u{FE0E}", "\u{FE0F}":
            takeVariation(scalar, of: previous)
        default:
            if scalar.properties.generalCategory == .spaceSeparator {
                escape(scalar)
                noteLookalike()
            } else if scalar.mayHide {
                escape(scalar)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Lets a selector pass that only chooses between the two forms of a symbol.
    private mutating func takeVariation(_ scalar: Unicode.Scalar, of symbol: Unicode.Scalar?) {
        if let symbol, symbol.properties.isEmoji, !symbol.isASCII {
            text.unicodeScalars.append(scalar)
        } else {
            escape(scalar)
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        noteEscape()
        text += scalar.codePoint
    }

    private mutating func noteEscape() {
        if escapedLines.last != line { escapedLines.append(line) }
    }

    private mutating func noteLookalike() {
        if lookalikeLines.last != line { lookalikeLines.append(line) }
    }
}

/// Returns `value` in upper-case hexadecimal, with at least so many digits.
private func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}

extension Unicode.Scalar {
    /// How the scalar is spelt out, `<U+202E>`.
    var codePoint: String {
        "<U+\(hexadecimal(value, digits: 4))>"
    }

    /// Whether it is a control, invisible, bidirectional, private or unassigned character.
    var mayHide: Bool {
        if properties.isDefaultIgnorableCodePoint || properties.isVariationSelector { return true }
        return switch properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate: true
        case .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Whether it goes on a word, so that a digit or an accent does not hide a mixture.
    fileprivate var isWordPart: Bool {
        if properties.isAlphabetic || self == "_" { return true }
        return switch properties.generalCategory {
        case .decimalNumber: true
        case .nonspacingMark, .enclosingMark: !properties.isVariationSelector
        default: false
        }
    }

    /// Whether it is a letter of the Latin script.
    fileprivate var isLatinLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: true
        default: false
        }
    }

    /// Whether it belongs to a script with letters that look Latin: Greek, Coptic, Cyrillic,
    /// Armenian, Cherokee or Lisu (Unicode Technical Standard 39).
    fileprivate var isLookalike: Bool {
        switch value {
        case 0x370...0x3FF, 0x1F00...0x1FFF, 0x2C80...0x2CFF: true
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: true
        case 0x530...0x58F, 0x13A0...0x13FF, 0xAB70...0xABBF, 0xA4D0...0xA4FF: true
        default: false
        }
    }
}
