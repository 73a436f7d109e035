/// Quotes and expansions, within words and heredocs.
extension BashParser {
    mutating func parseQuotation(_ byte: UInt8) {
        switch byte {
        case Ascii.quote:
            noteQuoted()
            parseSingleQuotes(.single)
        case Ascii.doubleQuote:
            noteQuoted()
            position += 1
            parseExpandable(.double, until: Ascii.doubleQuote)
        default: parseBackticks()
        }
    }

    private mutating func parseSingleQuotes(_ kind: BashScript.Span.Kind) {
        let start = position
        position += 1
        while position < limit, bytes[position] != Ascii.quote {
            position += kind == .ansi && bytes[position] == Ascii.backslash ? 2 : 1
        }
        position = min(position, limit)
        push(kind, start + 1..<position)
        if position < limit { position += 1 } else { noteUnclosed(start) }
    }

    /// Reads text in which bash expands: double quotes, or a heredoc's body up to the limit.
    mutating func parseExpandable(_ kind: BashScript.Span.Kind, until end: UInt8?) {
        let start = position
        var textStart = position
        while position < limit {
            let byte = bytes[position]
            if byte == end {
                push(kind, textStart..<position)
                position += 1
                return
            } else if byte == Ascii.backslash {
                position = min(position + 2, limit)
            } else if byte == Ascii.backtick {
                push(kind, textStart..<position)
                parseBackticks()
                textStart = position
            } else if byte == Ascii.dollar, startsExpansion(quoted: true) {
                push(kind, textStart..<position)
                parseExpansion(quoted: true)
                textStart = position
            } else {
                position += 1
            }
        }
        push(kind, textStart..<position)
        if end != nil { noteUnclosed(start) }
    }

    /// Whether the `$` at the position begins an expansion or `$'…'`.
    mutating func startsExpansion(quoted: Bool) -> Bool {
        switch peek(1) {
        case Ascii.openBrace, Ascii.open, Ascii.at, Ascii.star, Ascii.hash, Ascii.question,
            Ascii.hyphen, Ascii.dollar, Ascii.bang:
            true
        case Ascii.quote, Ascii.doubleQuote: !quoted
        case Ascii.openBracket: oldArithmeticEnd() != nil
        case let byte: Ascii.isName(byte)
        }
    }

    mutating func parseExpansion(quoted: Bool) {
        switch peek(1) {
        case Ascii.openBrace: parseParameter(quoted: quoted)
        case Ascii.open: parseArithmeticOrCommand()
        case Ascii.quote:
            noteQuoted()
            position += 1
            parseSingleQuotes(.ansi)
        case Ascii.doubleQuote:
            position += 1
            parseQuotation(Ascii.doubleQuote)
        case Ascii.openBracket:
            guard let end = oldArithmeticEnd() else {
                position += 1
                return
            }
            push(.arithmetic, position..<position + 2)
            position += 2
            parseArithmetic(to: end)
            position = end + 1
        default: parseVariable()
        }
    }

    private mutating func parseVariable() {
        let start = position
        position += 2
        if Ascii.isNameStart(bytes[start + 1]) {
            while Ascii.isName(peek()) { position += 1 }
        }
        push(.variable, start..<position)
        use(start + 1..<position, at: start)
    }

    private mutating func use(_ name: Range<Int>, at offset: Int, hasFallback: Bool = false) {
        variables.append(
            BashScript.VariableUse(
                name: text(name),
                offset: offset,
                hasFallback: hasFallback,
                word: currentWord,
                surroundings: surroundings
            )
        )
    }

    /// Reads `${…}`.
    private mutating func parseParameter(quoted: Bool) {
        guard depth < Self.maximumDepth else { return takeOpaque() }
        depth += 1
        let outer = surroundings
        surroundings.insert(.parameter)
        defer {
            depth -= 1
            surroundings = outer
        }
        let start = position
        position += 2
        parseParameterName(start)
        var textStart = start
        while position < limit {
            let byte = bytes[position]
            switch byte {
            case Ascii.closeBrace:
                position += 1
                push(.parameter, textStart..<position)
                return
            case Ascii.backslash: position = min(position + 2, limit)
            case Ascii.quote where quoted: position += 1
            case Ascii.quote, Ascii.doubleQuote, Ascii.backtick:
                push(.parameter, textStart..<position)
                parseQuotation(byte)
                textStart = position
            case Ascii.dollar where startsExpansion(quoted: quoted):
                push(.parameter, textStart..<position)
                parseExpansion(quoted: quoted)
                textStart = position
            default: position += 1
            }
        }
        push(.parameter, textStart..<position)
        noteUnclosed(start)
    }

    private mutating func parseParameterName(_ start: Int) {
        if peek() == Ascii.hash || peek() == Ascii.bang, peek(1) != Ascii.closeBrace {
            position += 1
        }
        let nameStart = position
        if Ascii.isNameStart(peek()) {
            while Ascii.isName(peek()) { position += 1 }
        } else if Ascii.isDigit(peek()) {
            while Ascii.isDigit(peek()) { position += 1 }
        } else if position < limit, peek() != Ascii.closeBrace {
            position += 1
        }
        let next = peek() == Ascii.colon ? peek(1) : peek()
        let hasFallback =
            next == Ascii.hyphen || next == Ascii.equals || next == Ascii.question
            || next == Ascii.plus
        if position > nameStart { use(nameStart..<position, at: start, hasFallback: hasFallback) }
    }

    /// Reads `$((…))` or, if its parentheses do not close together, `$(…)`.
    private mutating func parseArithmeticOrCommand() {
        guard peek(2) == Ascii.open, let end = arithmeticEnd(position + 3) else {
            return parseSubstitution()
        }
        push(.arithmetic, position..<position + 3)
        position += 3
        parseArithmetic(to: end)
        position = min(end + 2, limit)
    }

    /// Reads the commands of `$(…)`, `<(…)` or `>(…)`.
    mutating func parseSubstitution() {
        guard depth < Self.maximumDepth else { return takeOpaque() }
        depth += 1
        let outer = surroundings
        surroundings.remove(.test)
        defer {
            depth -= 1
            surroundings = outer
        }
        push(.substitution, position..<min(position + 2, limit))
        position = min(position + 2, limit)
        var list = CommandList()
        parse(&list, closesWithParenthesis: true)
    }

    private mutating func parseBackticks() {
        guard depth < Self.maximumDepth else { return takeOpaque() }
        let start = position
        var end = position + 1
        while end < limit, bytes[end] != Ascii.backtick {
            end += bytes[end] == Ascii.backslash ? 2 : 1
        }
        end = min(end, limit)
        if end == limit { noteUnclosed(start) }
        push(.substitution, start..<start + 1)
        position += 1
        depth += 1
        let outer = (limit, surroundings)
        limit = end
        surroundings.insert(.backticks)
        var list = CommandList()
        parse(&list, closesWithParenthesis: false)
        (limit, surroundings) = outer
        depth -= 1
        position = min(end + 1, limit)
    }

    private mutating func takeOpaque() {
        push(.opaque, position..<limit)
        position = limit
    }

    /// Reads the text of an arithmetic expression, which ends at `end`.
    mutating func parseArithmetic(to end: Int) {
        let outer = (limit, surroundings)
        limit = end
        surroundings.insert(.arithmetic)
        parseExpandable(.arithmetic, until: nil)
        (limit, surroundings) = outer
    }

    /// The offset of the `))` that ends the arithmetic whose text begins at `start`.
    mutating func arithmeticEnd(_ start: Int) -> Int? {
        var open = 0
        var offset = start
        while offset < limit, lookahead > 0 {
            lookahead -= 1
            switch bytes[offset] {
            case Ascii.backslash: offset += 1
            case Ascii.open: open += 1
            case Ascii.close where open > 0: open -= 1
            case Ascii.close:
                return offset + 1 < limit && bytes[offset + 1] == Ascii.close ? offset : nil
            default: break
            }
            offset += 1
        }
        return nil
    }

    /// The offset of the `]` that ends the `$[…]` at the position.
    private mutating func oldArithmeticEnd() -> Int? {
        var offset = position + 2
        while offset < limit, lookahead > 0, bytes[offset] != Ascii.newline {
            lookahead -= 1
            if bytes[offset] == Ascii.closeBracket { return offset }
            offset += 1
        }
        return nil
    }
}
