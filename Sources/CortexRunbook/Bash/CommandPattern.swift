/// What the arguments of a command must be for something to be known of it.
///
/// `push --force|-f !--dry-run`: a word is a part of the subcommand, `-x` an option that must be
/// there, `!-x` one that must not, `~text` a text in an argument or the input, `=word` an argument,
/// `@1` at most one operand behind the subcommand; `|` separates alternatives, `get-*` stands for
/// all such words, and `_` for a space in a text. Of several texts one must be there, and so of
/// several `=word`. A lone colon ends the pattern.
package struct CommandPattern: Sendable {
    private let text: ArraySlice<UInt8>

    /// The pattern in `text`, the command's name taken off before.
    package init(_ text: ArraySlice<UInt8>) {
        self.text = text
    }

    package init(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    /// Whether `call` is what the pattern asks for.
    package func matches(_ call: CommandCall) -> Bool {
        var match = Match()
        var isEnded = false
        let refused = first(of: text.indices, at: Ascii.space) { word in
            isEnded = isEnded || word.count == 1 && text[word.lowerBound] == Ascii.colon
            return !isEnded && !takes(word, call, &match)
        }
        return refused == nil && isComplete(match, call)
    }

    /// The first of the parts between separators that `satisfies`, empty ones left out.
    private func first(
        of range: Range<Int>,
        at separator: UInt8,
        _ satisfies: (Range<Int>) -> Bool
    ) -> Range<Int>? {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, text[end] != separator { end += 1 }
            if end > start, satisfies(start..<end) { return start..<end }
            start = end + 1
        }
        return nil
    }

    /// How far a call has been held against the pattern.
    private struct Match {
        /// How many words the subcommand has.
        var words = 0
        var maximumOperands = Int.max
        /// Whether one of the arguments asked for is there; `nil` where none is asked for.
        var hasArgument: Bool?
        /// The same for texts.
        var hasText: Bool?
    }

    /// Reads a word of the pattern; false if the call cannot match any more.
    private func takes(_ word: Range<Int>, _ call: CommandCall, _ match: inout Match) -> Bool {
        let rest = word.dropFirst()
        switch text[word.lowerBound] {
        case Ascii.bang: return !has(rest) { call.has(string($0)) }
        case Ascii.hyphen: return has(word) { call.has(string($0)) }
        case Ascii.tilde:
            match.hasText = match.hasText == true || has(rest) { call.mentions(phrase($0)) }
        case Ascii.equals:
            match.hasArgument =
                match.hasArgument == true || has(rest) { call.arguments.contains(whole($0)) }
        case Ascii.at: match.maximumOperands = Int(string(rest)) ?? .max
        default:
            guard match.words < call.operands.count else { return false }
            let operand = call.operands[match.words]
            match.words += 1
            return has(word) { stands($0, for: operand) }
        }
        return true
    }

    /// Whether the call holds what can be told only behind the last word.
    private func isComplete(_ match: Match, _ call: CommandCall) -> Bool {
        call.operands.count - match.words <= match.maximumOperands
            && match.hasArgument != false && match.hasText != false
    }

    /// Whether one of the alternatives of `word` `satisfies`.
    private func has(_ word: Range<Int>, _ satisfies: (Range<Int>) -> Bool) -> Bool {
        first(of: word, at: Ascii.pipe, satisfies) != nil
    }

    /// Whether the alternative is `operand`, or with a star at its end begins it.
    private func stands(_ alternative: Range<Int>, for operand: String) -> Bool {
        let hasStar = text[alternative.upperBound - 1] == Ascii.star
        let length = alternative.count - (hasStar ? 1 : 0)
        let bytes = operand.utf8
        guard hasStar ? bytes.count >= length : bytes.count == length else { return false }
        var index = alternative.lowerBound
        for byte in bytes {
            guard index < alternative.lowerBound + length else { return true }
            guard text[index] == byte else { return false }
            index += 1
        }
        return true
    }

    private func string(_ range: Range<Int>) -> String { String(utf8: text[range]) }

    /// An argument, its own mark taken off.
    private func whole(_ range: Range<Int>) -> String {
        String(utf8: text[range].drop { $0 == Ascii.equals })
    }

    private func phrase(_ range: Range<Int>) -> [UInt8] {
        text[range].map { $0 == Ascii.underscore ? Ascii.space : $0 }
    }
}
