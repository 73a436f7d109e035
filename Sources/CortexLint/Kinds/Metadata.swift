import CortexRunbook

/// What a document says of itself in its front matter: `cortex: {kind: record, ignore: [CMD002]}`,
/// the same keys indented below `cortex:`, or a `kind` and a `profile` of their own.
struct Metadata: Equatable {
    var kind: DocumentKind?
    var profile: Profile?
    /// The rules to leave out, with the line that says so.
    var ignore: [(name: String, line: Int)] = []

    /// Reads the front matter of `source`.
    init(_ source: SourceText) {
        guard source.line(1).elementsEqual("---".utf8) else { return }
        var isOurs = false
        var isList = false
        for number in stride(from: 2, through: source.lineCount, by: 1) {
            let line = source.line(number)
            if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) { return }
            if let first = line.first, !first.isBlank, first != Self.dash {
                (isOurs, isList) = (false, false)
                read(line, number, isOurs: &isOurs)
            } else if isOurs {
                readNested(line, number, isList: &isList)
            }
        }
        // A front matter without an end is none.
        self = Metadata()
    }

    private init() {}

    private mutating func read(_ line: ArraySlice<UInt8>, _ number: Int, isOurs: inout Bool) {
        guard let (key, value) = Self.pair(line) else { return }
        guard key == "cortex" else { return set(key, value, line: number) }
        isOurs = value.isEmpty
        guard value.first == Self.brace, value.last == Self.brace + 2 else { return }
        for member in Self.members(value.dropFirst().dropLast()) {
            if let (key, value) = Self.pair(member) { setOurs(key, value, line: number) }
        }
    }

    private mutating func readNested(
        _ line: ArraySlice<UInt8>,
        _ number: Int,
        isList: inout Bool
    ) {
        let text = line.trimmed
        if text.first == Self.dash {
            if isList { addIgnored(text.dropFirst().trimmed, line: number) }
        } else if let (key, value) = Self.pair(text) {
            isList = key == "ignore" && value.isEmpty
            setOurs(key, value, line: number)
        }
    }

    private mutating func set(_ key: String, _ value: ArraySlice<UInt8>, line: Int) {
        switch key {
        case "kind": kind = kind ?? DocumentKind(rawValue: Self.word(value))
        case "profile": profile = profile ?? Profile(rawValue: Self.word(value))
        default: break
        }
    }

    private mutating func setOurs(_ key: String, _ value: ArraySlice<UInt8>, line: Int) {
        switch key {
        case "kind": kind = DocumentKind(rawValue: Self.word(value))
        case "profile": profile = Profile(rawValue: Self.word(value))
        case "ignore":
            let isList = value.first == Self.bracket && value.last == Self.bracket + 2
            let names = isList ? value.dropFirst().dropLast() : value
            for name in names.split(separator: Self.comma) { addIgnored(name, line: line) }
        default: break
        }
    }

    private mutating func addIgnored(_ name: ArraySlice<UInt8>, line: Int) {
        let name = Self.word(name)
        if !name.isEmpty { ignore.append((name, line)) }
    }

    /// The key and the value of `key: value`.
    private static func pair(
        _ line: ArraySlice<UInt8>
    ) -> (key: String, value: ArraySlice<UInt8>)? {
        guard let colon = line.firstIndex(of: .colon) else { return nil }
        let after = line[(colon + 1)...]
        guard after.isEmpty || after.first == .space else { return nil }
        return (word(line[..<colon]), withoutComment(after).trimmed)
    }

    /// The parts of `kind: record, ignore: [A, B]`.
    private static func members(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var members: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case bracket: depth += 1
            case bracket + 2: depth -= 1
            case comma where depth == 0:
                members.append(text[start..<index])
                start = index + 1
            default: break
            }
        }
        return members + [text[start...]]
    }

    private static func withoutComment(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let mark = text.indices.first { text[$0] == 0x23 && text[$0 - 1].isBlank }
        return text[..<(mark ?? text.endIndex)]
    }

    /// The text without blanks and quotes around it.
    private static func word(_ text: ArraySlice<UInt8>) -> String {
        String(utf8: text.trimmed.drop(while: isQuote).prefix { !isQuote($0) })
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

    private static let dash: UInt8 = 0x2D
    private static let comma: UInt8 = 0x2C
    private static let brace: UInt8 = 0x7B
    private static let bracket: UInt8 = 0x5B

    static func == (left: Metadata, right: Metadata) -> Bool {
        left.kind == right.kind && left.profile == right.profile
            && left.ignore.elementsEqual(right.ignore) { $0 == $1 }
    }
}
