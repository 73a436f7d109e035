/// Reads a regular expression: literals, `.`, classes, groups, `|`, `* + ? {m,n}`, `^`, `$`,
/// `\d \w \s \b` and their opposites; not what needs memory, such as back-references.
struct LineExpressionParser {
    private typealias Step = LineExpression.Step

    private var rest: Substring.UnicodeScalarView
    private var depth = 0

    init(_ text: Substring) {
        rest = text.unicodeScalars
    }

    /// The longest expression, in steps.
    private static let most = 4_096
    private static let deepest = 32

    /// Returns the steps, the last of them `found`; `nil` if the expression is not understood.
    mutating func steps() -> [LineExpression.Step]? {
        guard let steps = alternatives(), rest.isEmpty else { return nil }
        return steps + [.found]
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    /// Reads `a|b`; the steps count from 0, and are moved when they are put together with others.
    private mutating func alternatives() -> [Step]? {
        guard var all = sequence() else { return nil }
        while skip("|") {
            guard let other = sequence() else { return nil }
            // fork to both; the first ends with a jump behind the second.
            let jump = all.count + 1
            let end = jump + 1 + other.count
            all =
                [.fork(1, jump + 1)] + all.moved(by: 1) + [.fork(end, end)]
                + other.moved(by: jump + 1)
        }
        return all.count <= Self.most ? all : nil
    }

    private mutating func sequence() -> [Step]? {
        var all: [Step] = []
        while let next = rest.first, next != "|", next != ")" {
            guard let atom = atom(), let part = repeated(atom) else { return nil }
            all += part.moved(by: all.count)
            guard all.count <= Self.most else { return nil }
        }
        return all
    }

    private mutating func atom() -> [Step]? {
        switch rest.removeFirst() {
        case "(": return group()
        case "[": return bracket().map { [.character($0)] }
        case ".": return [.character(.any)]
        case "^": return [.edge(isStart: true)]
        case "$": return [.edge(isStart: false)]
        case "\\": return skip("b") ? [.wordEdge] : escape().map { [.character($0)] }
        case "*", "+", "?", "{": return nil
        case let other: return [.character(CharacterClass(ranges: [other...other]))]
        }
    }

    private mutating func group() -> [Step]? {
        if skip("?"), !skip(":") { return nil }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest, let inside = alternatives(), skip(")") else { return nil }
        return inside
    }

    /// Reads what says how often `atom` stands.
    private mutating func repeated(_ atom: [Step]) -> [Step]? {
        let range: (least: Int, most: Int?)
        if skip("*") {
            range = (0, nil)
        } else if skip("+") {
            range = (1, nil)
        } else if skip("?") {
            range = (0, 1)
        } else if skip("{") {
            guard let counts = counts() else { return nil }
            range = counts
        } else {
            return atom
        }
        _ = skip("?")
        let times = max(range.least, range.most ?? range.least + 1)
        guard times <= 1_000, times * (atom.count + 1) <= Self.most else { return nil }
        var all: [Step] = []
        for _ in 0..<range.least { all += atom.moved(by: all.count) }
        guard let most = range.most else { return all + Self.loop(atom).moved(by: all.count) }
        for _ in range.least..<max(range.least, most) {
            let optional = [Step.fork(1, atom.count + 1)] + atom.moved(by: 1)
            all += optional.moved(by: all.count)
        }
        return all
    }

    private static func loop(_ atom: [Step]) -> [Step] {
        [.fork(1, atom.count + 2)] + atom.moved(by: 1) + [.fork(0, 0)]
    }

    /// Reads `3}`, `3,}` or `3,5}`.
    private mutating func counts() -> (Int, Int?)? {
        guard let least = number() else { return nil }
        if skip("}") { return (least, least) }
        guard skip(",") else { return nil }
        if skip("}") { return (least, nil) }
        guard let most = number(), most >= least, skip("}") else { return nil }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { CharacterClass.digit.contains($0) }
        rest.removeFirst(digits.count)
        return digits.count <= 4 ? Int(String(digits)) : nil
    }

    private mutating func bracket() -> CharacterClass? {
        var found = CharacterClass(ranges: [])
        found.isInverted = skip("^")
        var isFirst = true
        while isFirst || rest.first != "]" {
            isFirst = false
            guard let first = member() else { return nil }
            guard first.ranges.count == 1, first.ranges[0].lowerBound == first.ranges[0].upperBound,
                rest.first == "-", rest.dropFirst().first != "]"
            else {
                guard !first.isInverted else { return nil }
                found.ranges += first.ranges
                continue
            }
            rest.removeFirst()
            guard let last = member()?.ranges.first, last.upperBound >= first.ranges[0].lowerBound
            else { return nil }
            found.ranges.append(first.ranges[0].lowerBound...last.upperBound)
        }
        rest.removeFirst()
        return found
    }

    private mutating func member() -> CharacterClass? {
        guard let next = rest.popFirst() else { return nil }
        return next == "\\" ? escape() : CharacterClass(ranges: [next...next])
    }

    /// Reads what stands behind a backslash.
    private mutating func escape() -> CharacterClass? {
        guard let next = rest.popFirst() else { return nil }
        switch next {
        case "d": return .digit
        case "w": return .word
        case "s": return .blank
        case "D": return CharacterClass(ranges: CharacterClass.digit.ranges, isInverted: true)
        case "W": return CharacterClass(ranges: CharacterClass.word.ranges, isInverted: true)
        case "S": return CharacterClass(ranges: CharacterClass.blank.ranges, isInverted: true)
        case "t": return CharacterClass(ranges: ["\t"..."\t"])
        case _ where CharacterClass.word.contains(next): return nil
        default: return CharacterClass(ranges: [next...next])
        }
    }
}

extension [LineExpression.Step] {
    /// The same steps for a place `offset` steps further on.
    fileprivate func moved(by offset: Int) -> [LineExpression.Step] {
        map { step in
            guard case .fork(let one, let other) = step else { return step }
            return .fork(one + offset, other + offset)
        }
    }
}
