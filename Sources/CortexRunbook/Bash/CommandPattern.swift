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
        var match = Match(text: text, call: call)
        var isEnded = false
        let refused = Self.parts(of: text, text.indices, at: Ascii.space) { word in
            isEnded = isEnded || word.count == 1 && text[word.lowerBound] == Ascii.colon
            return !isEnded && !match.takes(word)
        }
        return refused == nil && match.isComplete
    }

    /// The first of the parts between separators that `satisfies`, empty ones left out.
    private static func parts(
        of text: ArraySlice<UInt8>,
        _ range: Range<Int>,
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

    /// A call held against a pattern, word by word.
    private struct Match {
        let text: ArraySlice<UInt8>
        let call: CommandCall
        /// How many words the subcommand has.
        private var words = 0
        private var maximumOperands = Int.max
        /// Whether one of the arguments asked for is there; `nil` where none is asked for.
        private var hasArgument: Bool?
        /// The same for texts.
        private var hasText: Bool?

        init(text: ArraySlice<UInt8>, call: CommandCall) {
            self.text = text
            self.call = call
        }

        /// Reads a word of the pattern; false if the call cannot match any more.
        mutating func takes(_ word: Range<Int>) -> Bool {
            let rest = word.dropFirst()
            switch text[word.lowerBound] {
            case Ascii.bang: return !has(rest) { call.has(string($0)) }
            case Ascii.hyphen: return has(word) { call.has(string($0)) }
            case Ascii.tilde: hasText = hasText == true || has(rest) { call.mentions(phrase($0)) }
            case Ascii.equals:
                hasArgument = hasArgument == true || has(rest) { call.arguments.contains(whole($0)) }
            case Ascii.at: maximumOperands = Int(string(rest)) ?? .max
            default:
                guard words < call.operands.count else { return false }
                let operand = call.operands[words]
                words += 1
                return has(word) { stands($0, for: operand) }
            }
            return true
        }

        /// Whether the call holds what can be told only behind the last word.
        var isComplete: Bool {
            call.operands.count - words <= maximumOperands && hasArgument != false
                && hasText != false
        }

        /// Whether one of the alternatives of `word` `satisfies`.
        private func has(_ word: Range<Int>, _ satisfies: (Range<Int>) -> Bool) -> Bool {
            CommandPattern.parts(of: text, word, at: Ascii.pipe, satisfies) != nil
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
}
