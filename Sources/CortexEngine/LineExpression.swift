/// A regular expression of a sample's line, `/took [0-9]+ ms/`.
///
/// It is matched by following all ways at once (Ken Thompson, "Regular Expression Search
/// Algorithm", 1968), so that no expression takes longer than its length times the text's.
struct LineExpression: Sendable {
    enum Step: Sendable {
        case character(CharacterClass)
        /// The beginning (`^`) or the end (`$`) of the line.
        case edge(isStart: Bool)
        /// The beginning or the end of a word (`\b`).
        case wordEdge
        /// Both ways are open.
        case fork(Int, Int)
        case found
    }

    private let steps: [Step]

    /// Reads the expression between the slashes of `text`; `nil` if it is none, or one that is not
    /// understood here.
    init?(between text: String) {
        guard text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
        var parser = LineExpressionParser(text.dropFirst().dropLast())
        guard let steps = parser.steps() else { return nil }
        self.steps = steps
    }

    /// Whether a part of `line` is what the expression describes.
    func matches(_ line: String) -> Bool {
        let scalars = Array(line.unicodeScalars)
        var current = Ways(count: steps.count)
        var next = Ways(count: steps.count)
        for place in 0...scalars.count {
            guard !add(0, &current, scalars, place) else { return true }
            guard place < scalars.count else { break }
            next.removeAll()
            for index in current.list {
                guard case .character(let characters) = steps[index],
                    characters.contains(scalars[place])
                else { continue }
                guard !add(index + 1, &next, scalars, place + 1) else { return true }
            }
            swap(&current, &next)
        }
        return false
    }

    /// The steps that are reached; each once.
    private struct Ways {
        private(set) var list: [Int] = []
        private var known: [Bool]

        init(count: Int) {
            known = Array(repeating: false, count: count)
        }

        mutating func add(_ step: Int) -> Bool {
            guard !known[step] else { return false }
            known[step] = true
            list.append(step)
            return true
        }

        mutating func removeAll() {
            for step in list { known[step] = false }
            list.removeAll(keepingCapacity: true)
        }
    }

    /// Adds what is reached at `place` without reading on from `step`; whether the end is.
    private func add(
        _ step: Int,
        _ ways: inout Ways,
        _ scalars: [Unicode.Scalar],
        _ place: Int
    ) -> Bool {
        var open = [step]
        while let index = open.popLast() {
            guard ways.add(index) else { continue }
            switch steps[index] {
            case .found: return true
            case .character: break
            case .fork(let one, let other): open += [other, one]
            case .edge(let isStart):
                if place == (isStart ? 0 : scalars.count) { open.append(index + 1) }
            case .wordEdge:
                let before = place > 0 && CharacterClass.word.contains(scalars[place - 1])
                let after = place < scalars.count && CharacterClass.word.contains(scalars[place])
                if before != after { open.append(index + 1) }
            }
        }
        return false
    }
}

/// Some characters, or all others.
struct CharacterClass: Sendable {
    var ranges: [ClosedRange<Unicode.Scalar>]
    var isInverted = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar) } != isInverted
    }

    static let any = CharacterClass(ranges: [], isInverted: true)
    static let digit = CharacterClass(ranges: ["0"..."9"])
    static let word = CharacterClass(ranges: ["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])
    static let blank = CharacterClass(ranges: ["\t"..."\r", " "..." "])
}
