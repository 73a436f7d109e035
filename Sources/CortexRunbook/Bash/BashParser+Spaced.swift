/// `{{ name }}` and `[the port number]` outside quotes: one blank to a person, words to bash.
extension BashParser {
    private static let maximumSpaced = 80

    /// The end of the placeholder with blanks in it that begins at `start`; `nil` for other text.
    ///
    /// Without a blank inside, the text is one word to bash, too, and is looked at as such.
    func spacedEnd(_ start: Int, wordStart: Int) -> Int? {
        switch bytes[start] {
        case Ascii.openBrace: spacedMustacheEnd(start)
        case Ascii.openBracket: spacedBracketEnd(start, wordStart: wordStart)
        default: nil
        }
    }

    private func spacedMustacheEnd(_ start: Int) -> Int? {
        guard start + 1 < limit, bytes[start + 1] == Ascii.openBrace else { return nil }
        let name = run(from: run(from: start + 2, while: Ascii.isBlank)) {
            Ascii.isName($0) || $0 == Ascii.hyphen
        }
        let close = run(from: name, while: Ascii.isBlank)
        guard name > start + 2, close > name || Ascii.isBlank(bytes[start + 2]),
            bytes[close..<limit].starts(with: "}}".utf8)
        else { return nil }
        let words = bytes[start + 2..<name].drop(while: Ascii.isBlank)
        let isName = words.first.map(Ascii.isNameStart) ?? false
        return isName && !Self.templateWords.contains(String(utf8: words)) ? close + 2 : nil
    }

    /// Two words or more, and nothing else: `[ -f x ]` has a blank at its start, a class has none.
    private func spacedBracketEnd(_ start: Int, wordStart: Int) -> Int? {
        guard start == wordStart || "/=:@".utf8.contains(bytes[start - 1]), start + 1 < limit,
            Ascii.isLetter(bytes[start + 1])
        else { return nil }
        let end = run(from: start + 1) { byte in
            Ascii.isName(byte) || byte == Ascii.hyphen || byte == Ascii.space
        }
        guard end < limit, end - start < Self.maximumSpaced, bytes[end] == Ascii.closeBracket,
            bytes[end - 1] != Ascii.space, bytes[start..<end].contains(Ascii.space),
            !isWholeLine(start..<end + 1)
        else { return nil }
        return end + 1
    }

    /// Whether nothing else stands on the line: `[the same steps]` is a remark then, since no value
    /// could be a command.
    private func isWholeLine(_ range: Range<Int>) -> Bool {
        let before = bytes[..<range.lowerBound].lastIndex { !Ascii.isBlank($0) }
        let after = run(from: range.upperBound, while: Ascii.isBlank)
        guard after >= limit || bytes[after] == Ascii.newline else { return false }
        guard let before else { return true }
        return bytes[before] == Ascii.newline
            && (before == 0 || bytes[before - 1] != Ascii.backslash)
    }

    private static let templateWords: Set<String> = ["break", "else", "end", "nl", "tab"]

    private func run(from offset: Int, while belongs: (UInt8) -> Bool) -> Int {
        var end = offset
        while end < limit, belongs(bytes[end]) { end += 1 }
        return end
    }
}
