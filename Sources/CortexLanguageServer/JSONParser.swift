import CortexRunbook

/// Why bytes are not JSON.
struct JSONError: Error, Equatable {
    /// The byte at which reading stopped.
    let offset: Int
}

extension JSONValue {
    /// Reads one value and nothing else.
    ///
    /// - Throws: `JSONError` if the bytes are not JSON, or are nested too deep to be a message.
    package init(parsing bytes: [UInt8]) throws {
        var parser = JSONParser(bytes)
        self = try parser.document()
    }
}

private struct JSONParser {
    private let bytes: [UInt8]
    private var index = 0
    private static let deepest = 200

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws -> JSONValue {
        let value = try value(depth: 0)
        skipBlanks()
        guard index == bytes.count else { throw JSONError(offset: index) }
        return value
    }

    private mutating func value(depth: Int) throws -> JSONValue {
        guard depth < Self.deepest else { throw JSONError(offset: index) }
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, byte.isBlank || byte == .lineFeed || byte == .carriageReturn {
            index += 1
        }
    }

    private mutating func take(_ byte: UInt8) throws {
        skipBlanks()
        guard peek == byte else { throw JSONError(offset: index) }
        index += 1
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws -> JSONValue {
        guard bytes[index...].starts(with: text.utf8) else { throw JSONError(offset: index) }
        index += text.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws -> JSONValue {
        index += 1
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if peek != UInt8(ascii: "}") {
            repeat {
                skipBlanks()
                guard peek == UInt8(ascii: "\"") else { throw JSONError(offset: index) }
                let name = try string()
                try take(.colon)
                members[name] = try value(depth: depth + 1)
            } while try hasNext()
        }
        try take(UInt8(ascii: "}"))
        return .object(members)
    }

    private mutating func array(depth: Int) throws -> JSONValue {
        index += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if peek != UInt8(ascii: "]") {
            repeat { elements.append(try value(depth: depth + 1)) } while try hasNext()
        }
        try take(UInt8(ascii: "]"))
        return .array(elements)
    }

    /// Goes over a comma, if there is one.
    private mutating func hasNext() throws -> Bool {
        skipBlanks()
        guard peek == UInt8(ascii: ",") else { return false }
        index += 1
        return true
    }

    private mutating func number() throws -> JSONValue {
        let start = index
        while let byte = peek, byte.isDigit || "+-.eE".utf8.contains(byte) { index += 1 }
        let digits = bytes[start..<index].first == UInt8(ascii: "-") ? start + 1 : start
        guard digits < index, bytes[digits].isDigit, bytes[index - 1].isDigit,
            let number = Double(String(utf8: bytes[start..<index])), number.isFinite
        else { throw JSONError(offset: start) }
        return .number(number)
    }

    private mutating func string() throws -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = peek {
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard let text = String(validating: text, as: UTF8.self) else { break }
                return text
            }
            guard byte >= 0x20 else { break }
            index += 1
            if byte == .backslash { try escape(into: &text) } else { text.append(byte) }
        }
        throw JSONError(offset: index)
    }

    private mutating func escape(into text: inout [UInt8]) throws {
        guard let byte = peek else { throw JSONError(offset: index) }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"): text += String(try scalar()).utf8
        default: throw JSONError(offset: index)
        }
    }

    /// Reads the digits of `\u`, of two where they are a pair; half a pair becomes U+FFFD.
    private mutating func scalar() throws -> Unicode.Scalar {
        let first = try unit()
        guard UTF16.isLeadSurrogate(first), bytes[index...].starts(with: "\\u".utf8) else {
            return Unicode.Scalar(first) ?? "\u{FFFD}"
        }
        let rewind = index
        index += 2
        let second = try unit()
        guard UTF16.isTrailSurrogate(second) else {
            index = rewind
            return "\u{FFFD}"
        }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func unit() throws -> UInt16 {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy(\.isHexDigit),
            let unit = UInt16(String(utf8: digits), radix: 16)
        else { throw JSONError(offset: index) }
        index += 4
        return unit
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { isDigit || (0x61...0x66).contains(lowercased) }
}
