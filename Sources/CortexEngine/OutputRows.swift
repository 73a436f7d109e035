/// The difference of a sample and the output that it does not stand for, in few lines.
struct OutputRows {
    private var rows: [(mark: Character, text: String)] = []

    /// Aligns `expected` with the lines shown so that as few as possible differ.
    init(expected: [LinePattern], _ shown: ShownLines) {
        let lines = shown.first + shown.last
        var gap = shown.left > 0 ? shown.first.count : nil
        let costs = Costs(expected, lines)
        var (left, right) = (0, 0)
        for line in shown.before { add(" ", line) }
        while left < expected.count || right < lines.count {
            if right == gap {
                rows.append((" ", Self.left(shown.left)))
                gap = nil
            }
            switch costs.step(left, right) {
            case .same:
                add(" ", lines[right])
                left += 1
                right += 1
            case .open:
                left += 1
            case .taken:
                add(" ", lines[right])
                right += 1
            case .missing:
                rows.append(("-", expected[left].text))
                left += 1
            case .surplus:
                add("+", lines[right])
                right += 1
            }
        }
    }

    /// Lists what is `missing`, then how the output begins and ends.
    init(missing: [LinePattern], _ shown: ShownLines) {
        rows = missing.map { ("-", $0.text) }
        for line in shown.first { add("+", line) }
        if shown.left > 0 { rows.append(("+", Self.left(shown.left))) }
        for line in shown.last { add("+", line) }
    }

    private mutating func add(_ mark: Character, _ line: [UInt8]) {
        rows.append((mark, String(decoding: line, as: UTF8.self)))
    }

    /// The rows around the first that differs.
    var difference: LineDiff {
        let first = rows.firstIndex { $0.mark != " " } ?? 0
        let part = rows[max(0, first - 3)...]
        var lines = part.prefix(Self.most).map { row in
            let isLong = row.text.count > Self.width
            return "\(row.mark)\(isLong ? row.text.prefix(Self.width) + "…" : row.text[...])"
        }
        if part.count > Self.most { lines.append(" \(Self.left(part.count - Self.most))") }
        return LineDiff(lines: lines)
    }

    private static let most = 40
    private static let width = 240

    private static func left(_ count: Int) -> String {
        count == 1 ? "… 1 more line" : "… \(count) more lines"
    }
}

/// The fewest lines that differ from each place of a sample and an output on.
private struct Costs {
    enum Step {
        case same
        /// `...` stands for no further line.
        case open
        /// `...` stands for this line, too.
        case taken
        case missing
        case surplus
    }

    private let expected: [LinePattern]
    private let lines: [[UInt8]]
    private var costs: [[Int32]]

    init(_ expected: [LinePattern], _ lines: [[UInt8]]) {
        self.expected = expected
        self.lines = lines
        let row = [Int32](repeating: 0, count: lines.count + 1)
        costs = Array(repeating: row, count: expected.count + 1)
        for left in stride(from: expected.count, through: 0, by: -1) {
            for right in stride(from: lines.count, through: 0, by: -1) {
                costs[left][right] = best(left, right)?.cost ?? 0
            }
        }
    }

    func step(_ left: Int, _ right: Int) -> Step { best(left, right)?.step ?? .open }

    /// The cheapest step from a place; `nil` at the end of both.
    private func best(_ left: Int, _ right: Int) -> (step: Step, cost: Int32)? {
        let hasLine = right < lines.count
        guard left < expected.count else {
            return hasLine ? (.surplus, costs[left][right + 1] + 1) : nil
        }
        if expected[left].isAnyLines {
            let open = costs[left + 1][right]
            guard hasLine, costs[left][right + 1] < open else { return (.open, open) }
            return (.taken, costs[left][right + 1])
        }
        let missing = costs[left + 1][right] + 1
        guard hasLine else { return (.missing, missing) }
        let surplus = costs[left][right + 1] + 1
        if costs[left + 1][right + 1] < min(missing, surplus),
            expected[left].matches(lines[right])
        {
            return (.same, costs[left + 1][right + 1])
        }
        return missing <= surplus ? (.missing, missing) : (.surplus, surplus)
    }
}
