import Synchronization

/// The text of a shell block, read into words, commands and where each byte stands.
///
/// This is a lexer with as much grammar as placeholders, hazards and lint rules need. It reads any
/// text: what bash would refuse still gives words. Offsets are in bytes of the UTF-8 text.
package final class BashScript: Sendable {
    /// The text as it was given.
    package let text: String
    package let bytes: [UInt8]
    /// Where each line begins; never empty.
    package let lineStarts: [Int]
    /// Stretches of one quoting, in the order of the text.
    package let spans: [Span]
    /// Every word, nested ones included, in the order in which they begin.
    package let words: [Word]
    /// Every command, nested ones included, in the order in which they begin.
    package let commands: [Command]
    package let pipelines: [Pipeline]
    package let compounds: [Compound]
    package let heredocs: [Heredoc]
    package let variables: [VariableUse]
    /// The names of the functions that the text defines.
    package let functions: Set<String>
    /// Where a quote or bracket opens that the text never closes; `nil` if all are closed.
    package let unclosed: Int?
    private let knownTraits = Mutex<[CommandTraits]?>(nil)
    private let knownInvocations = Mutex<[Invocation]?>(nil)
    let knownBlanks = Mutex<[Blank]?>(nil)

    package init(_ text: String) {
        let bytes = Array(text.utf8)
        var parser = BashParser(bytes)
        parser.parseScript()
        self.text = text
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == Ascii.newline }.map { $0 + 1 }
        spans = parser.spans
        words = parser.words
        commands = parser.commands
        pipelines = parser.pipelines
        compounds = parser.compounds
        heredocs = parser.heredocs
        variables = parser.variables
        functions = parser.functions
        unclosed = parser.unclosed
    }
}

extension BashScript {
    /// For each command, what is known of it: what it does, whether it ends, what it needs.
    ///
    /// What redirections write is left out. A command that its surroundings end, or keep in the
    /// background, does end.
    package var traits: [CommandTraits] {
        knownTraits { HazardSearch(self, depth: 0).traits }
    }

    /// Each command as it reaches its program; that of a compound command or an assignment is empty.
    package var invocations: [Invocation] {
        knownInvocations { commands.map { Invocation($0, in: self) } }
    }

    /// The 0-based line and the 1-based column, in bytes, of the byte at `offset`.
    package func position(of offset: Int) -> (line: Int, column: Int) {
        let line = lineStarts.firstSortedIndex { $0 > offset } - 1
        return (line, offset - lineStarts[line] + 1)
    }

    /// The heredoc whose delimiter ends at `offset`.
    package func heredoc(announcedAt offset: Int) -> Heredoc? {
        let index = heredocs.firstSortedIndex { $0.announced >= offset }
        return index < heredocs.count && heredocs[index].announced == offset ? heredocs[index] : nil
    }

    /// The commands that begin within `range`, nested ones included.
    package func commands(in range: Range<Int>) -> ArraySlice<Command> {
        let start = commands.firstSortedIndex { $0.range.lowerBound >= range.lowerBound }
        let end = commands.firstSortedIndex { $0.range.lowerBound >= range.upperBound }
        return commands[start..<max(start, end)]
    }

    /// The text of a range of bytes.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The word as bash would pass it on; `nil` if it holds an expansion or a placeholder.
    package func literal(_ word: Int) -> String? {
        let word = words[word]
        guard !word.hasExpansion else { return nil }
        if let only = plainSpan(of: word) { return text(only.range) }
        var value: [UInt8] = []
        value.reserveCapacity(word.range.count)
        for span in spans[word.spans] {
            switch span.kind {
            case .text: appendUnescaped(span.range, to: &value)
            case .double: appendUnescaped(span.range, to: &value, doubleQuoted: true)
            case .single, .ansi, .heredoc, .quotedHeredoc, .assignmentName:
                value += bytes[span.range]
            case .angle, .variable, .substitution, .parameter, .arithmetic, .comment, .opaque:
                return nil
            }
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// The span that is the whole of `word` and stands for its own bytes, as in most words.
    private func plainSpan(of word: Word) -> Span? {
        guard word.spans.count == 1, let span = spans[word.spans].first, span.kind == .text,
            !bytes[span.range].contains(Ascii.backslash)
        else { return nil }
        return span
    }

    private func appendUnescaped(
        _ range: Range<Int>,
        to value: inout [UInt8],
        doubleQuoted: Bool = false
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == Ascii.backslash, index + 1 < range.upperBound {
                let next = bytes[index + 1]
                if doubleQuoted, !Ascii.isEscapableInDoubleQuotes(next) {
                    value.append(Ascii.backslash)
                }
                if next != Ascii.newline { value.append(next) }
                index += 2
            } else {
                value.append(bytes[index])
                index += 1
            }
        }
    }
}

extension Array {
    /// The index of the first element that `satisfies`, if those that do stand last; else the count.
    @inlinable package func firstSortedIndex(where satisfies: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if satisfies(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
