/// A pattern for paths as git's ignore files have it.
///
/// `*`, `?` and `[…]` match within a name; `**` between slashes or at an end matches any number of
/// folders; a backslash takes the next byte as it is.
struct Wildcard: Sendable, Equatable {
    private let pattern: [UInt8]
    /// The number of bytes at the start that match only themselves.
    private let literal: Int

    init(_ pattern: some Sequence<UInt8>) {
        self.pattern = Array(pattern)
        literal = self.pattern.firstIndex { Self.special.contains($0) } ?? self.pattern.count
    }

    /// Whether all of `path` matches.
    func matches(_ path: some Sequence<UInt8>) -> Bool {
        let path = Array(path)
        guard path.count >= literal, path[..<literal] == pattern[..<literal] else { return false }
        if literal == pattern.count { return path.count == literal }
        return match(literal, path, literal) == .yes
    }

    private enum Answer {
        case yes
        case no
        /// Nor with any more of the path taken by a `*` before.
        case never
    }

    /// Matches the pattern from `at` with the path from `from`.
    ///
    /// This is the `wildmatch` of git (after Rich Salz), whose answer `never` keeps it from trying
    /// in vain.
    private func match(_ at: Int, _ path: [UInt8], _ from: Int) -> Answer {
        var at = at
        var from = from
        while at < pattern.count {
            let byte = pattern[at]
            if from == path.count, byte != Self.star { return .never }
            switch byte {
            case Self.star: return matchStar(at, path, from)
            case Self.question:
                if path[from] == Self.slash { return .no }
            case Self.bracket:
                guard let end = matchClass(&at, path[from]) else { return .never }
                if !end || path[from] == Self.slash { return .no }
            case Self.escape where at + 1 < pattern.count:
                at += 1
                if pattern[at] != path[from] { return .no }
            default:
                if byte != path[from] { return .no }
            }
            at += 1
            from += 1
        }
        return from == path.count ? .yes : .no
    }

    private func matchStar(_ start: Int, _ path: [UInt8], _ from: Int) -> Answer {
        var at = start
        while at < pattern.count, pattern[at] == Self.star { at += 1 }
        let begins = start == 0 || pattern[start - 1] == Self.slash
        let ends = at == pattern.count || pattern[at] == Self.slash
        let crosses = at - start == 2 && begins && ends
        if crosses, at < pattern.count, match(at + 1, path, from) == .yes {
            return .yes
        }
        if at == pattern.count {
            return crosses || !path[from...].contains(Self.slash) ? .yes : .no
        }
        var from = from
        while from < path.count {
            let answer = match(at, path, from)
            if answer == .yes || answer == .never && crosses { return answer }
            if !crosses, path[from] == Self.slash { return .no }
            from += 1
        }
        return match(at, path, from) == .yes ? .yes : .never
    }

    /// Whether `byte` is in the class that opens at `at`, which then stands on its bracket.
    ///
    /// - Returns: `nil` for a class without an end, which matches nothing.
    private func matchClass(_ at: inout Int, _ byte: UInt8) -> Bool? {
        var index = at + 1
        let isNegated = index < pattern.count && Self.negations.contains(pattern[index])
        if isNegated { index += 1 }
        var isFirst = true
        var found = false
        while index < pattern.count, isFirst || pattern[index] != Self.bracketEnd {
            isFirst = false
            if let name = className(&index) {
                found = found || Self.contains(name, byte)
                continue
            }
            guard let low = member(&index) else { return nil }
            let isRange =
                index + 1 < pattern.count && pattern[index] == Self.dash
                && pattern[index + 1] != Self.bracketEnd
            guard isRange else {
                found = found || byte == low
                continue
            }
            index += 1
            guard let high = member(&index) else { return nil }
            found = found || (low <= high && (low...high).contains(byte))
        }
        guard index < pattern.count else { return nil }
        at = index
        return found != isNegated
    }

    /// A byte of a class, a backslash before it left out.
    private func member(_ index: inout Int) -> UInt8? {
        if pattern[index] == Self.escape { index += 1 }
        guard index < pattern.count else { return nil }
        defer { index += 1 }
        return pattern[index]
    }

    /// The name in `[:alpha:]`, behind which `index` then stands; `nil` for something else.
    private func className(_ index: inout Int) -> String? {
        guard pattern[index] == Self.bracket, index + 1 < pattern.count,
            pattern[index + 1] == Self.colon
        else { return nil }
        let rest = pattern[(index + 2)...]
        guard let end = rest.firstIndex(of: Self.bracketEnd), end > index + 2,
            pattern[end - 1] == Self.colon
        else { return nil }
        index = end + 1
        return String(decoding: rest[..<(end - 1)], as: UTF8.self)
    }

    private static func contains(_ name: String, _ byte: UInt8) -> Bool {
        let isUpper = (0x41...0x5A).contains(byte)
        let isLower = (0x61...0x7A).contains(byte)
        let isDigit = (0x30...0x39).contains(byte)
        switch name {
        case "alnum": return isUpper || isLower || isDigit
        case "alpha": return isUpper || isLower
        case "blank": return byte == 0x20 || byte == 0x09
        case "cntrl": return byte < 0x20 || byte == 0x7F
        case "digit": return isDigit
        case "graph": return (0x21...0x7E).contains(byte)
        case "lower": return isLower
        case "print": return (0x20...0x7E).contains(byte)
        case "punct":
            return (0x21...0x7E).contains(byte) && !isUpper && !isLower && !isDigit
        case "space": return byte == 0x20 || (0x09...0x0D).contains(byte)
        case "upper": return isUpper
        case "xdigit":
            return isDigit || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
        default: return false
        }
    }

    private static let star = UInt8(ascii: "*")
    private static let question = UInt8(ascii: "?")
    private static let bracket = UInt8(ascii: "[")
    private static let bracketEnd = UInt8(ascii: "]")
    private static let escape = UInt8(ascii: "\\")
    private static let slash = UInt8(ascii: "/")
    private static let dash = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")
    private static let negations: Set<UInt8> = [UInt8(ascii: "!"), UInt8(ascii: "^")]
    private static let special: Set<UInt8> = [star, question, bracket, escape]
}
