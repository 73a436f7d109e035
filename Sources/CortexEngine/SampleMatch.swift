/// Follows output along a sample, line by line.
///
/// Where `...` leaves open how many lines it stands for, all ways are followed at once.
struct SampleMatch: Sendable {
    private let patterns: [LinePattern]
    /// Which lines of the sample may come next, in ascending order; none if the output differs.
    private var open: [Int]
    /// The first line of the sample that did not stand for the line it met, while there was only
    /// one way.
    private var settled = 0
    private var shown = ShownLines(first: 200, last: 20)

    /// Reads a sample; `nil` if it has no line.
    init?(_ text: String) {
        patterns = PlainLines.lines(of: text).filter { !$0.isEmpty }
            .map { LinePattern($0) }
        guard !patterns.isEmpty else { return nil }
        open = [0]
        open = reached(from: [0])
    }

    /// Takes the next line of the output; blank ones do not count.
    mutating func read(_ line: [UInt8]) {
        guard !line.isEmpty else { return }
        if open == [settled], settled < patterns.count, patterns[settled].matches(line) {
            settled += 1
            shown.settle(line)
            open = reached(from: [settled])
            return
        }
        shown.add(line)
        var next: [Int] = []
        for index in open where index < patterns.count && patterns[index].matches(line) {
            next.append(patterns[index].isAnyLines ? index : index + 1)
        }
        open = reached(from: next)
    }

    /// Adds the lines that may come next because `...` before them stands for nothing.
    private func reached(from indices: [Int]) -> [Int] {
        var found: [Int] = []
        for var index in indices where found.last.map({ $0 < index }) ?? true {
            found.append(index)
            while index < patterns.count, patterns[index].isAnyLines {
                index += 1
                found.append(index)
            }
        }
        return found
    }

    /// What differs now that the output has ended; `nil` if nothing does.
    var difference: LineDiff? {
        guard open.last != patterns.count else { return nil }
        let rest = patterns[settled...].prefix(200)
        return OutputRows(expected: Array(rest), shown).difference
    }
}

/// The lines of an output that a person gets to see: its first and last, with a count between.
struct ShownLines: Sendable {
    private(set) var first: [[UInt8]] = []
    private(set) var last: [[UInt8]] = []
    /// How many lines stand between the first and the last.
    private(set) var left = 0
    /// The last lines that were as expected.
    private(set) var before: [[UInt8]] = []
    private let limits: (first: Int, last: Int)

    init(first: Int, last: Int) {
        limits = (first, last)
    }

    /// Adds a line that was as expected and is only shown as what precedes a difference.
    mutating func settle(_ line: [UInt8]) {
        if before.count == 3 { before.removeFirst() }
        before.append(Self.cut(line))
    }

    mutating func add(_ line: [UInt8]) {
        guard first.count == limits.first else { return first.append(Self.cut(line)) }
        if last.count == limits.last {
            last.removeFirst()
            left += 1
        }
        last.append(Self.cut(line))
    }

    private static func cut(_ line: [UInt8]) -> [UInt8] { Array(line.prefix(4_096)) }
}
