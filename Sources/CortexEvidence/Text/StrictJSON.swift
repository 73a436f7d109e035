import CortexRunbook
import FoundationEssentials

/// JSON that every reader understands in the same way.
///
/// Refused are repeated keys, numbers that are no whole numbers or beyond 2^53, more than 32
/// levels, text that is not UTF-8 or holds half a surrogate pair, and anything behind the value.
package enum StrictJSON {
    /// The most levels of objects and arrays.
    static let maximumDepth = 32
    private static let largest: UInt64 = 1 << 53

    /// Checks and decodes `bytes`; `wide` are the keys whose numbers may have 64 bits.
    package static func decode<Value: Decodable>(
        _ type: Value.Type,
        from bytes: [UInt8],
        wide: Set<String> = []
    ) throws(Refused) -> Value {
        try check(bytes, wide: wide)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw Refused("it lacks a field, or one has another type")
        }
    }

    /// Returns `value` as one line, keys sorted.
    static func line(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value) + [UInt8(ascii: "\n")]
    }

    /// Requires that `bytes` are one value of strict JSON, with a line end behind it or without.
    package static func check(_ bytes: [UInt8], wide: Set<String> = []) throws(Refused) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Refused("it is not UTF-8")
        }
        var checker = Checker(bytes: bytes, wide: wide)
        try checker.value(depth: 0, isWide: false)
        checker.skipBlanks()
        guard checker.index == bytes.count else { throw Refused("something follows the value") }
    }

    private struct Checker {
        let bytes: [UInt8]
        let wide: Set<String>
        var index = 0

        init(bytes: [UInt8], wide: Set<String>) {
            self.bytes = bytes
            self.wide = wide
        }

        private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

        mutating func skipBlanks() {
            while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                index += 1
            }
        }

        mutating func value(depth: Int, isWide: Bool) throws(Refused) {
            guard depth <= StrictJSON.maximumDepth else { throw Refused("it is nested too deeply") }
            skipBlanks()
            switch byte {
            case UInt8(ascii: "{"): try object(depth: depth)
            case UInt8(ascii: "["): try array(depth: depth)
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "t"): try word("true")
            case UInt8(ascii: "f"): try word("false")
            case UInt8(ascii: "n"): try word("null")
            default: try number(isWide: isWide)
            }
        }

        private mutating func object(depth: Int) throws(Refused) {
            index += 1
            var keys: Set<String> = []
            skipBlanks()
            if take("}") { return }
            repeat {
                skipBlanks()
                guard byte == UInt8(ascii: "\"") else { throw Refused("a key is missing") }
                let key = try string()
                guard keys.insert(key).inserted else { throw Refused("a key is there twice") }
                skipBlanks()
                guard take(":") else { throw Refused("a colon is missing") }
                try value(depth: depth + 1, isWide: wide.contains(key))
                skipBlanks()
            } while take(",")
            guard take("}") else { throw Refused("an object does not end") }
        }

        private mutating func array(depth: Int) throws(Refused) {
            index += 1
            skipBlanks()
            if take("]") { return }
            repeat {
                try value(depth: depth + 1, isWide: false)
                skipBlanks()
            } while take(",")
            guard take("]") else { throw Refused("an array does not end") }
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard byte == UInt8(ascii: character) else { return false }
            index += 1
            return true
        }

        private mutating func word(_ word: String) throws(Refused) {
            guard bytes[index...].starts(with: word.utf8) else { throw Refused("it is not JSON") }
            index += word.utf8.count
        }

        private mutating func number(isWide: Bool) throws(Refused) {
            let isNegative = take("-")
            let start = index
            while let byte, byte.isDigit { index += 1 }
            let digits = bytes[start..<index]
            guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0"),
                let number = UInt64(String(decoding: digits, as: UTF8.self)),
                number <= StrictJSON.largest || (isWide && (!isNegative || number <= 1 << 63))
            else { throw Refused("it holds no JSON, or a number beyond 2^53") }
            if let byte, byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") {
                throw Refused("a number is no whole number")
            }
        }

        /// Returns the text of a string with its escapes resolved.
        private mutating func string() throws(Refused) -> String {
            index += 1
            var text: [UInt8] = []
            while let byte {
                index += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"): text += try escape()
                case 0..<0x20: throw Refused("a string holds a control character")
                default: text.append(byte)
                }
            }
            throw Refused("a string does not end")
        }

        private mutating func escape() throws(Refused) -> [UInt8] {
            let letter = byte
            index += 1
            switch letter {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter ?? 0]
            case UInt8(ascii: "b"): return [0x08]
            case UInt8(ascii: "f"): return [0x0C]
            case UInt8(ascii: "n"): return [0x0A]
            case UInt8(ascii: "r"): return [0x0D]
            case UInt8(ascii: "t"): return [0x09]
            case UInt8(ascii: "u"): return try unicode()
            default: throw Refused("a string has an unknown escape")
            }
        }

        private mutating func unicode() throws(Refused) -> [UInt8] {
            var unit = try hexadecimal()
            if (0xD800..<0xDC00).contains(unit), take("\\"), take("u") {
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw Refused(Self.half) }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw Refused(Self.half) }
            return Array(String(Character(scalar)).utf8)
        }

        private mutating func hexadecimal() throws(Refused) -> UInt32 {
            let digits = bytes[index...].prefix(4)
            guard digits.count == 4, digits.allSatisfy({ $0.isDigit || $0.isASCIILetter }),
                let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            else { throw Refused("a string has an unknown escape") }
            index += 4
            return unit
        }

        private static let half = "a string holds half a character"
    }
}
