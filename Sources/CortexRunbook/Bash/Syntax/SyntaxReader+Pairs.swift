/// Quotes and brackets, which reach over line ends.
extension SyntaxReader {
    /// What opens and closes together.
    enum Pair {
        /// `${…}`
        case brace
        /// `$[…]`
        case bracket
        /// `NAME[…]`
        case index
        /// `((…))`, `$((…))`
        case arithmetic
        /// Parentheses of patterns and regular expressions.
        case parenthesis

        var close: UInt8 {
            switch self {
            case .brace: Ascii.closeBrace
            case .bracket, .index: Ascii.closeBracket
            case .arithmetic, .parenthesis: Ascii.close
            }
        }

        /// The byte that opens another one of its kind within it; none within `${…}`.
        var open: UInt8? {
            switch self {
            case .brace: nil
            case .bracket, .index: Ascii.openBracket
            case .arithmetic, .parenthesis: Ascii.open
            }
        }

        /// Whether `${…}`, `$[…]` and `<(…)` are read within it; else they count as brackets.
        var holdsExpansions: Bool { self == .brace || self == .index }
        /// Whether `$(…)` is read within it.
        var holdsSubstitutions: Bool { self != .parenthesis }
    }

    /// Takes the quotation that opens at the position.
    mutating func takeQuotation(_ byte: UInt8) throws(Stop) {
        switch byte {
        case Ascii.doubleQuote: try takeDoubleQuotes()
        case Ascii.quote: try takeQuotes(Ascii.quote, escapes: false, from: position)
        default: try takeQuotes(Ascii.backtick, escapes: true, from: position)
        }
    }

    /// Takes text up to `close`; the quote stands at the position.
    private mutating func takeQuotes(
        _ close: UInt8,
        escapes: Bool,
        from start: Int
    ) throws(Stop) {
        position += 1
        while position < bytes.count, bytes[position] != close {
            position += escapes && bytes[position] == Ascii.backslash ? 2 : 1
        }
        guard position < bytes.count else { throw unclosed(start..<start + 1, close) }
        position += 1
    }

    private mutating func takeDoubleQuotes() throws(Stop) {
        let start = position
        try enter()
        defer { depth -= 1 }
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case Ascii.doubleQuote:
                position += 1
                return
            case Ascii.backslash: position += 2
            case Ascii.backtick: try takeQuotation(byte)
            case Ascii.dollar: try takeDollar(from: position, inGroup: false)
            default: position += 1
            }
        }
        throw unclosed(start..<start + 1, Ascii.doubleQuote)
    }

    /// Takes the `$` at the position with the bracket that it opens; `$$` opens none.
    private mutating func takeDollar(from start: Int, inGroup: Bool) throws(Stop) {
        position += 1
        switch nextByte() {
        case Ascii.dollar: position += 1
        case Ascii.open: try takeSubstitution(from: start)
        case Ascii.openBrace: try takePair(.brace, from: start)
        case Ascii.openBracket: try takePair(.bracket, from: start)
        case Ascii.quote where inGroup:
            try takeQuotes(Ascii.quote, escapes: true, from: position)
        default: break
        }
    }

    /// Takes what stands between brackets; the opening one is at the position.
    ///
    /// The construct begins at `start`, for example with a `$`.
    mutating func takePair(_ pair: Pair, from start: Int) throws(Stop) {
        try enter()
        defer { depth -= 1 }
        position += 1
        let opened = start..<position
        var open = 1
        while let byte = nextByte() {
            if byte == pair.close {
                position += 1
                open -= 1
                if open == 0 { return }
            } else if byte == pair.open {
                position += 1
                open += 1
            } else {
                try takePart(byte, of: pair)
            }
        }
        throw unclosed(opened, pair.close)
    }

    private mutating func takePart(_ byte: UInt8, of pair: Pair) throws(Stop) {
        switch byte {
        case Ascii.backslash: position += 2
        case Ascii.quote, Ascii.doubleQuote, Ascii.backtick: try takeQuotation(byte)
        case Ascii.dollar where pair.holdsExpansions:
            try takeDollar(from: position, inGroup: true)
        case Ascii.dollar: try takePlainDollar(of: pair)
        case Ascii.less where pair.holdsExpansions, Ascii.greater where pair.holdsExpansions:
            let start = position
            position += 1
            let next = nextByte()
            if next == Ascii.open { return try takeSubstitution(from: start) }
            if next == Ascii.less || next == Ascii.greater { position += 1 }
        default: position += 1
        }
    }

    /// Takes a `$` where braces and square brackets behind it are only counted.
    private mutating func takePlainDollar(of pair: Pair) throws(Stop) {
        let start = position
        position += 1
        switch nextByte() {
        case Ascii.dollar: position += 1
        case Ascii.quote: try takeQuotes(Ascii.quote, escapes: true, from: position)
        case Ascii.open where pair.holdsSubstitutions: try takeSubstitution(from: start)
        default: break
        }
    }

    /// Takes `$'…'` or `$"…"` in a word; the quote is at the position.
    mutating func takeDollarQuotation(_ byte: UInt8) throws(Stop) {
        if byte == Ascii.doubleQuote { return try takeDoubleQuotes() }
        try takeQuotes(Ascii.quote, escapes: true, from: position)
    }

    mutating func unclosed(_ opened: Range<Int>, _ close: UInt8) -> Stop {
        refuse(opened, Self.neverClosed(text(opened), by: String(decoding: [close], as: UTF8.self)))
    }
}

extension SyntaxReader {
    fileprivate static func neverClosed(_ open: String, by close: String) -> String {
        if open == close { return "the quote \(code(open)) is never closed" }
        return "the \(code(open)) is never closed by \(code(close))"
    }

    /// The text between backquotes, more of them where it holds one itself.
    static func code(_ text: String) -> String {
        text.contains("`") ? "`` \(text) ``" : "`\(text)`"
    }
}
