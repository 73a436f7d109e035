/// Words: from one blank or operator to the next, quotes and expansions included.
extension BashParser {
    static func isOperator(_ byte: UInt8) -> Bool {
        switch byte {
        case Ascii.space, Ascii.tab, Ascii.newline, Ascii.semicolon, Ascii.ampersand, Ascii.pipe,
            Ascii.open, Ascii.close, Ascii.less, Ascii.greater:
            true
        default: false
        }
    }

    /// Whether a word begins at the position, be it with `<(…)`, `>(…)` or `<name>`.
    func isWordStart() -> Bool {
        guard position < limit else { return false }
        let byte = bytes[position]
        guard byte == Ascii.less || byte == Ascii.greater else { return !Self.isOperator(byte) }
        return peek(1) == Ascii.open || (byte == Ascii.less && angleEnd(position) != nil)
    }

    /// Reads the word that begins at the position; returns its index.
    mutating func parseWord(_ role: BashScript.Word.Role, assignmentEnd: Int? = nil) -> Int {
        let outer = currentWord
        let word = beginWord(assignmentEnd == nil ? role : .assignment)
        var textStart = position
        if let assignmentEnd {
            position = assignmentEnd
            push(.assignmentName, textStart..<position)
            if peek() == Ascii.open { parseArray() }
            textStart = position
        }
        while position < limit, parsePart(&textStart) {}
        push(.text, textStart..<position)
        endWord(word, outer: outer)
        return word
    }

    mutating func beginWord(_ role: BashScript.Word.Role) -> Int {
        words.append(
            BashScript.Word(
                role: role,
                range: position..<position,
                spans: spans.count..<spans.count,
                parent: currentWord
            )
        )
        currentWord = words.count - 1
        return words.count - 1
    }

    mutating func endWord(_ word: Int, outer: Int?) {
        words[word].range = words[word].range.lowerBound..<position
        words[word].spans = words[word].spans.lowerBound..<spans.count
        currentWord = outer
    }

    /// Takes one byte, quotation or expansion of a word; returns false where the word ends.
    ///
    /// The text that is not pushed yet begins at `textStart`.
    private mutating func parsePart(_ textStart: inout Int) -> Bool {
        let byte = bytes[position]
        switch byte {
        case Ascii.backslash:
            noteQuoted()
            position = min(position + 2, limit)
        case Ascii.quote, Ascii.doubleQuote, Ascii.backtick:
            push(.text, textStart..<position)
            parseQuotation(byte)
            textStart = position
        case Ascii.dollar:
            guard startsExpansion(quoted: false) else {
                position += 1
                return true
            }
            push(.text, textStart..<position)
            parseExpansion(quoted: false)
            textStart = position
        case Ascii.less, Ascii.greater:
            return parseAngleOrProcess(byte, &textStart)
        case Ascii.open:
            return parseExtendedPattern(textStart)
        case Ascii.space, Ascii.tab, Ascii.newline, Ascii.semicolon, Ascii.ampersand, Ascii.pipe,
            Ascii.close:
            return false
        case Ascii.openBrace, Ascii.openBracket:
            guard let end = spacedEnd(position, wordStart: textStart) else {
                position += 1
                return true
            }
            push(.text, textStart..<position)
            push(.angle, position..<end)
            position = end
            textStart = position
        default: position += 1
        }
        return true
    }

    mutating func noteQuoted() {
        if let currentWord { words[currentWord].isQuoted = true }
    }

    private mutating func parseAngleOrProcess(_ byte: UInt8, _ textStart: inout Int) -> Bool {
        if peek(1) == Ascii.open {
            push(.text, textStart..<position)
            parseSubstitution()
        } else if byte == Ascii.less, let end = angleEnd(position) {
            push(.text, textStart..<position)
            push(.angle, position..<end)
            position = end
        } else {
            return false
        }
        textStart = position
        return true
    }

    /// Takes `?(…)`, `*(…)`, `+(…)` and `@(…)`, and `!(…)` within a word, as text.
    private mutating func parseExtendedPattern(_ textStart: Int) -> Bool {
        guard position > textStart else { return false }
        let before = bytes[position - 1]
        guard
            before == Ascii.question || before == Ascii.star || before == Ascii.plus
                || before == Ascii.at || (before == Ascii.bang && position - 1 > textStart),
            let end = closingParenthesis(position)
        else { return false }
        position = end + 1
        return true
    }

    /// The `)` that closes the `(` at `start` on its line.
    private mutating func closingParenthesis(_ start: Int) -> Int? {
        var open = 0
        var offset = start
        while offset < limit, bytes[offset] != Ascii.newline, lookahead > 0 {
            lookahead -= 1
            if bytes[offset] == Ascii.open { open += 1 }
            if bytes[offset] == Ascii.close {
                open -= 1
                if open == 0 { return offset }
            }
            offset += 1
        }
        return nil
    }

    /// Reads one word between `[[` and `]]`; a regular expression keeps its parentheses.
    mutating func parseTestWord(isPattern: Bool) -> Int {
        let outer = currentWord
        let word = beginWord(.argument)
        var textStart = position
        var open = 0
        if Self.isOperator(bytes[position]), !isPattern, !isWordStart() {
            let first = bytes[position]
            position += 1
            if first == peek(), first == Ascii.ampersand || first == Ascii.pipe { position += 1 }
        } else {
            while position < limit {
                let byte = bytes[position]
                if Self.isOperator(byte), byte != Ascii.less, byte != Ascii.greater {
                    guard isPattern, takesPatternByte(byte, &open) else { break }
                    position += 1
                } else if !parsePart(&textStart) {
                    guard isPattern else { break }
                    position += 1
                }
            }
        }
        push(.text, textStart..<position)
        endWord(word, outer: outer)
        return word
    }

    private func takesPatternByte(_ byte: UInt8, _ open: inout Int) -> Bool {
        switch byte {
        case Ascii.open: open += 1
        case Ascii.close: open -= 1
        case Ascii.pipe where peek(1) != Ascii.pipe || open > 0: break
        case Ascii.space, Ascii.tab: return open > 0
        default: return false
        }
        return open >= 0
    }

    /// The end of `NAME=`, `NAME+=` or `NAME[…]=` at the position.
    mutating func assignmentEnd() -> Int? {
        guard Ascii.isNameStart(peek()) else { return nil }
        var offset = position + 1
        while offset < limit, Ascii.isName(bytes[offset]) { offset += 1 }
        if offset < limit, bytes[offset] == Ascii.openBracket {
            while offset < limit, bytes[offset] != Ascii.closeBracket,
                bytes[offset] != Ascii.newline, lookahead > 0
            {
                offset += 1
                lookahead -= 1
            }
            offset += 1
        }
        if offset < limit, bytes[offset] == Ascii.plus { offset += 1 }
        guard offset < limit, bytes[offset] == Ascii.equals else { return nil }
        return offset + 1
    }

    /// Reads the elements of an array up to its parenthesis.
    private mutating func parseArray() {
        let start = position
        position += 1
        while position < limit {
            let byte = bytes[position]
            if byte == Ascii.close {
                position += 1
                return
            } else if byte == Ascii.hash {
                skipComment()
            } else if isWordStart() {
                _ = parseWord(.element)
            } else {
                position += 1
            }
        }
        noteUnclosed(start)
    }
}
