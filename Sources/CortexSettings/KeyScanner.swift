/// Finds where the keys and values of a TOML text stand, which its parser does not tell.
///
/// The text has been parsed: what is no TOML only has to end.
struct KeyScanner {
    /// A step from a table to one of its values, or from a list to one of its elements.
    enum Step: Hashable {
        case key(String)
        case index(Int)
    }
    typealias Path = [Step]

    /// Where a key and its value stand; a table's own are where its header names it.
    struct Places: Equatable {
        let key: SettingsPlace
        let value: SettingsPlace
    }

    private(set) var places: [Path: Places] = [:]
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var lineStart = 0
    /// How many elements the lists of tables have so far.
    private var counts: [Path: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        var table: Path = []
        while true {
            skipBlank(lines: true)
            guard let byte = current else { return }
            if byte == UInt8(ascii: "[") { table = header() } else { pair(in: table) }
        }
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private var place: SettingsPlace { SettingsPlace(line: line, column: offset - lineStart + 1) }

    private mutating func advance() {
        if current == UInt8(ascii: "\n") {
            line += 1
            lineStart = offset + 1
        }
        offset = min(offset + 1, bytes.count)
    }

    /// Advances over `byte` if it is next, and says whether it was.
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        advance()
        return true
    }

    /// Advances over blanks and comments; over line ends, too, if `lines` says so.
    private mutating func skipBlank(lines: Bool) {
        while let byte = current {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): advance()
            case UInt8(ascii: "\n") where lines: advance()
            case UInt8(ascii: "#") where lines: skipLine()
            default: return
            }
        }
    }

    private mutating func skipLine() {
        while let byte = current, byte != UInt8(ascii: "\n") { advance() }
    }

    /// Reads `[a.b]` or `[[a.b]]`.
    private mutating func header() -> Path {
        advance()
        let isElement = skip(UInt8(ascii: "["))
        let keys = dottedKey()
        skipLine()
        var path: Path = []
        for (index, key) in keys.enumerated() {
            path.append(.key(key.text))
            note(path, key.place, key.place)
            let isNew = isElement && index == keys.count - 1
            if isNew { counts[path, default: 0] += 1 }
            guard let count = counts[path] else { continue }
            path.append(.index(count - 1))
            if isNew { note(path, key.place, key.place) }
        }
        return path
    }

    /// Reads `a.b = value`.
    private mutating func pair(in table: Path) {
        let start = offset
        let keys = dottedKey()
        var path = table
        for key in keys.dropLast() {
            path.append(.key(key.text))
            note(path, key.place, key.place)
        }
        _ = skip(UInt8(ascii: "="))
        skipBlank(lines: false)
        if let key = keys.last {
            path.append(.key(key.text))
            note(path, key.place, place)
        }
        value(at: path)
        if offset == start { advance() }
    }

    private mutating func note(_ path: Path, _ key: SettingsPlace, _ value: SettingsPlace) {
        if places[path] == nil { places[path] = Places(key: key, value: value) }
    }

    private mutating func value(at path: Path) {
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = string()
        case UInt8(ascii: "["): array(at: path)
        case UInt8(ascii: "{"): inlineTable(at: path)
        default: scalar()
        }
    }

    /// Advances over a number, a boolean or a date, which may have a blank in it.
    private mutating func scalar() {
        while let byte = current, !",]}#\n".utf8.contains(byte) { advance() }
    }

    private mutating func array(at path: Path) {
        advance()
        var index = 0
        while true {
            skipBlank(lines: true)
            guard let byte = current, !skip(UInt8(ascii: "]")) else { return }
            guard byte != UInt8(ascii: ",") else {
                advance()
                continue
            }
            note(path + [.index(index)], place, place)
            let start = offset
            value(at: path + [.index(index)])
            index += 1
            if offset == start { advance() }
        }
    }

    private mutating func inlineTable(at path: Path) {
        advance()
        while true {
            skipBlank(lines: true)
            guard current != nil, !skip(UInt8(ascii: "}")) else { return }
            if !skip(UInt8(ascii: ",")) { pair(in: path) }
        }
    }
}

extension KeyScanner {
    private mutating func dottedKey() -> [(text: String, place: SettingsPlace)] {
        var keys: [(text: String, place: SettingsPlace)] = []
        repeat {
            skipBlank(lines: false)
            let start = place
            keys.append((key(), start))
            skipBlank(lines: false)
        } while skip(UInt8(ascii: "."))
        return keys
    }

    private mutating func key() -> String {
        if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") { return string() }
        let start = offset
        while let byte = current, !" \t\r\n.=]}".utf8.contains(byte) { advance() }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Advances over a string of any of the four kinds; returns the text of those of one line.
    private mutating func string() -> String {
        guard let quote = current else { return "" }
        let isLiteral = quote == UInt8(ascii: "'")
        if bytes[offset...].starts(with: [quote, quote, quote]) {
            skipLongString(quote, isLiteral: isLiteral)
            return ""
        }
        advance()
        var text: [UInt8] = []
        while let byte = current, byte != UInt8(ascii: "\n"), !skip(quote) {
            if byte == UInt8(ascii: "\\"), !isLiteral {
                text += escape()
            } else {
                text.append(byte)
                advance()
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The last three of up to five quotes end the string.
    private mutating func skipLongString(_ quote: UInt8, isLiteral: Bool) {
        for _ in 0..<3 { advance() }
        while let byte = current {
            if bytes[offset...].starts(with: [quote, quote, quote]) {
                while skip(quote) {}
                return
            }
            if byte == UInt8(ascii: "\\"), !isLiteral { advance() }
            advance()
        }
    }

    /// Reads what stands behind a backslash.
    private mutating func escape() -> [UInt8] {
        advance()
        guard let letter = current else { return [] }
        advance()
        switch letter {
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "u"): return scalar(digits: 4)
        case UInt8(ascii: "U"): return scalar(digits: 8)
        default: return [letter]
        }
    }

    private mutating func scalar(digits: Int) -> [UInt8] {
        let text = String(decoding: bytes[offset...].prefix(digits), as: UTF8.self)
        for _ in 0..<digits { advance() }
        guard let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init) else { return [] }
        return Array(String(scalar).utf8)
    }
}
