import CortexRunbook

/// The forms in which a secret appears in what programs print.
struct SecretForms {
    /// The forms, each once and none shorter than a block of the filter needs.
    private(set) var all: Set<[UInt8]> = []

    init(of value: [UInt8]) {
        addTexts(value)
        add(Self.hex(value, Self.small))
        add(Self.hex(value, Self.capital))
        for offset in 0..<3 {
            let encoded = Self.base64(value, at: offset)
            add(encoded)
            add(encoded.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 })
        }
        let lines = value.split { $0 == .lineFeed || $0 == .carriageReturn }
        guard lines.count > 1 else { return }
        for line in lines.map({ Array($0.trimmed) })
        where Secrets.objection(to: line) == nil { addTexts(line) }
    }

    /// Adds the forms that keep letters and digits readable.
    private mutating func addTexts(_ value: [UInt8]) {
        add(value)
        add(SecondView.without(value))
        for kept in [Self.unreserved, Self.unreserved + Array("!*'()".utf8)] {
            add(Self.percent(value, Self.capital, keeping: kept))
            add(Self.percent(value, Self.small, keeping: kept))
            let form = value.map { $0 == .space ? UInt8(ascii: "+") : $0 }
            add(Self.percent(form, Self.capital, keeping: kept + [UInt8(ascii: "+")]))
        }
        for (slash, ascii) in [(false, false), (true, false), (false, true), (true, true)] {
            add(Self.json(value, escapesSlash: slash, isASCII: ascii))
        }
        add(Self.replacing(value) { $0 == 0x27 ? Array(#"'\''"#.utf8) : nil })
        add(Self.replacing(value) { $0 == 0x27 ? Array(#"'"'"'"#.utf8) : nil })
        add(Self.replacing(value) { #"$`"\"#.utf8.contains($0) ? [.backslash, $0] : nil })
        add(Self.replacing(value) { $0.isPlainInShell ? nil : [.backslash, $0] })
        add(Self.replacing(value, with: Self.dollarQuoted))
    }

    private mutating func add(_ form: [UInt8]) {
        if form.count >= BlockFilter.shortest { all.insert(form) }
    }

    private static func replacing(
        _ value: [UInt8],
        with replacement: (UInt8) -> [UInt8]?
    ) -> [UInt8] {
        value.flatMap { replacement($0) ?? [$0] }
    }

    private static func hex(_ value: [UInt8], _ digits: [UInt8]) -> [UInt8] {
        value.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    private static func percent(
        _ value: [UInt8],
        _ digits: [UInt8],
        keeping kept: [UInt8]
    ) -> [UInt8] {
        replacing(value) { byte in
            byte.isASCIILetter || byte.isDigit || kept.contains(byte)
                ? nil : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    /// Returns the characters of base64 (RFC 4648) that `value` alone decides, where it stands
    /// `offset` bytes behind the start of a group of three.
    private static func base64(_ value: [UInt8], at offset: Int) -> [UInt8] {
        let bytes = [UInt8](repeating: 0, count: offset) + value
        var result: [UInt8] = []
        var (bits, width) = (0, 0)
        for byte in bytes {
            (bits, width) = (bits << 8 | Int(byte), width + 8)
            while width >= 6 {
                width -= 6
                result.append(alphabet[bits >> width & 63])
            }
            bits &= (1 << width) - 1
        }
        return Array(result.dropFirst(offset == 0 ? 0 : offset + 1))
    }

    private static func json(_ value: [UInt8], escapesSlash: Bool, isASCII: Bool) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in String(decoding: value, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"", "\\": result += [.backslash, UInt8(ascii: scalar)]
            case "\n": result += [.backslash, UInt8(ascii: "n")]
            case "\r": result += [.backslash, UInt8(ascii: "r")]
            case "\t": result += [.backslash, UInt8(ascii: "t")]
            case "/" where escapesSlash: result += [.backslash, UInt8(ascii: "/")]
            case _ where scalar.value < 0x20 || scalar.value >= 0x80 && isASCII:
                for unit in String(scalar).utf16 {
                    let digits = hex([UInt8(unit >> 8), UInt8(unit & 0xFF)], small)
                    result += [.backslash, UInt8(ascii: "u")] + digits
                }
            default: result += Array(String(scalar).utf8)
            }
        }
        return result
    }

    /// How bash quotes a byte in `$'…'`.
    private static func dollarQuoted(_ byte: UInt8) -> [UInt8]? {
        switch byte {
        case .backslash, 0x27: [.backslash, byte]
        case .lineFeed: Array(#"\n"#.utf8)
        case .carriageReturn: Array(#"\r"#.utf8)
        case .tab: Array(#"\t"#.utf8)
        case 0x1B: Array(#"\E"#.utf8)
        case 0..<0x20, 0x7F...:
            [.backslash, 0x30 + (byte >> 6), 0x30 + (byte >> 3 & 7), 0x30 + (byte & 7)]
        default: nil
        }
    }

    private static let small = Array("0123456789abcdef".utf8)
    private static let capital = Array("0123456789ABCDEF".utf8)
    private static let unreserved = Array("-_.~".utf8)
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
}

extension UInt8 {
    /// Whether `printf %q` leaves the byte as it is.
    fileprivate var isPlainInShell: Bool {
        isASCIILetter || isDigit || self >= 0x80 || "%+,-./:=@_".utf8.contains(self)
    }
}
