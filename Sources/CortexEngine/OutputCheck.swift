package import CortexRunbook
package import SystemPackage

/// Compares what a step printed with what the document says that it prints.
///
/// Colours, blanks, blank lines and the carriage returns of terminals do not matter. In a sample, a
/// line `...` stands for any lines, `...` in a line and blanks such as `<id>` for anything there,
/// and `/…/` is a regular expression. The output is read once, in whatever pieces it comes; memory
/// does not grow with it.
package struct OutputCheck: Sendable {
    private var lines = PlainLines()
    private var sample: SampleMatch?
    private var wanted: WantedLines

    /// Prepares the comparison for `command`; `nil` if there is nothing to compare.
    ///
    /// What the document demands ("must print") is compared in any case, samples and what comments
    /// expect only if the operator `asks` for it. A comment in the form of a sentence ("should list
    /// the pods") is never compared.
    package init?(_ command: Command, asks: Bool) {
        let isSampleDue = asks || command.demand?.isSample ?? false
        if isSampleDue, let text = command.expectedOutput { sample = SampleMatch(text) }
        let expected = asks ? command.expectations.filter(Self.isOutput) : []
        wanted = WantedLines(expected + (command.demand?.words ?? []))
        if sample == nil, wanted.isEmpty { return nil }
    }

    /// Reads the next bytes of the output.
    package mutating func read(_ bytes: some Sequence<UInt8>) {
        var (sample, wanted) = (sample, wanted)
        (self.sample, self.wanted) = (nil, WantedLines([]))
        lines.read(bytes) { line in
            sample?.read(line)
            wanted.read(line)
        }
        (self.sample, self.wanted) = (sample, wanted)
    }

    /// Ends the output; returns what differs, at most 41 lines of it, or `nil` if nothing does.
    package mutating func finish() -> LineDiff? {
        if let last = lines.finish() {
            sample?.read(last)
            wanted.read(last)
        }
        return sample?.difference ?? wanted.difference
    }

    /// Compares the file at `path`, which may be of any size.
    ///
    /// - Throws: `Errno` if it cannot be read.
    package static func difference(
        of command: Command,
        asks: Bool,
        inFileAt path: FilePath
    ) throws -> LineDiff? {
        guard var check = OutputCheck(command, asks: asks) else { return nil }
        let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
        return try file.closeAfter {
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = try unsafe chunk.withUnsafeMutableBytes {
                    try unsafe file.read(into: $0)
                }
                guard count > 0 else { return check.finish() }
                check.read(chunk[..<count])
            }
        }
    }

    /// Whether a comment's expectation is output itself rather than a sentence about it.
    private static func isOutput(_ expectation: String) -> Bool {
        let start = expectation.lowercased()
        return !sentences.contains { start.hasPrefix($0) }
    }

    private static let sentences = [
        "expect ", "expects ", "should ", "you should ", "output should ",
    ]
}

/// Words that lines of the output have to hold.
private struct WantedLines: Sendable {
    private var open: [LinePattern]
    private let isAlone: Bool
    private var shown = ShownLines(first: 5, last: 5)

    init(_ words: [String]) {
        open = words.map { LinePattern(heldBy: PlainLines.lines(of: $0).first ?? []) }
        isAlone = words.isEmpty
    }

    var isEmpty: Bool { isAlone }

    mutating func read(_ line: [UInt8]) {
        guard !isAlone, !line.isEmpty else { return }
        open.removeAll { $0.matches(line) }
        shown.add(line)
    }

    /// What no line holds, and how the output begins and ends.
    var difference: LineDiff? {
        guard !open.isEmpty else { return nil }
        return OutputRows(missing: open, shown).difference
    }
}
