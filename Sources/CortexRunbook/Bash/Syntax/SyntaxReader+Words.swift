/// Words, with the quotations and expansions in them.
extension SyntaxReader {
    /// Reads the word at the position and tells what it is to the grammar.
    mutating func readWord(from start: Int) throws(Stop) -> SyntaxToken {
        let outer = word
        word = SyntaxWord()
        do {
            while let byte = nextByte(), try takePart(byte) {}
        } catch {
            word = outer
            throw error
        }
        return classify(start, next: position < bytes.count ? bytes[position] : nil)
    }

    /// Takes one byte, quotation or expansion; returns false where the word ends.
    private mutating func takePart(_ byte: UInt8) throws(Stop) -> Bool {
        switch byte {
        case Ascii.backslash:
            position = min(position + 2, bytes.count)
            word.addOpaque()
            word.isQuoted = true
        case Ascii.quote, Ascii.doubleQuote, Ascii.backtick:
            try takeOpaque { reader throws(Stop) in try reader.takeQuotation(byte) }
            if byte != Ascii.backtick { word.isQuoted = true }
        case Ascii.open where context.flags.contains(.regularExpression):
            let start = position
            try takeOpaque { reader throws(Stop) in
                try reader.takePair(.parenthesis, from: start)
            }
        case Ascii.pipe where context.flags.contains(.regularExpression): addByte(byte)
        case Ascii.at, Ascii.star, Ascii.plus, Ascii.question, Ascii.bang:
            if extglob, try takeExtendedPattern() { return true }
            addByte(byte)
        case Ascii.dollar, Ascii.less, Ascii.greater: return try takeExpansion(byte)
        case Ascii.openBracket: try takeBracket()
        case Ascii.equals: try takeEquals()
        case Ascii.space, Ascii.tab, Ascii.newline, Ascii.semicolon, Ascii.ampersand, Ascii.pipe,
            Ascii.open, Ascii.close:
            return false
        default: addByte(byte)
        }
        return true
    }

    private mutating func addByte(_ byte: UInt8) {
        word.add(byte)
        position += 1
    }

    /// Takes what `take` takes, and in which words of their own may stand, as one part of the word.
    private mutating func takeOpaque(
        _ take: (inout SyntaxReader) throws(Stop) -> Void
    ) throws(Stop) {
        let outer = word
        try take(&self)
        word = outer
        word.addOpaque()
    }

    /// Takes `?(…)` and its kin; the sign is at the position.
    private mutating func takeExtendedPattern() throws(Stop) -> Bool {
        let start = position
        position += 1
        guard nextByte() == Ascii.open else {
            position = start
            return false
        }
        try takeOpaque { reader throws(Stop) in try reader.takePair(.parenthesis, from: start) }
        return true
    }

    private mutating func takeExpansion(_ byte: UInt8) throws(Stop) -> Bool {
        let start = position
        position += 1
        let next = nextByte()
        let isDollar = byte == Ascii.dollar
        switch next {
        case Ascii.open:
            try takeOpaque { reader throws(Stop) in try reader.takeSubstitution(from: start) }
            word.hasDollar = true
        case Ascii.openBrace where isDollar, Ascii.openBracket where isDollar:
            let pair = next == Ascii.openBrace ? Pair.brace : .bracket
            try takeOpaque { reader throws(Stop) in try reader.takePair(pair, from: start) }
            word.hasDollar = true
        case Ascii.quote where isDollar, Ascii.doubleQuote where isDollar:
            let quote = next == Ascii.quote ? Ascii.quote : Ascii.doubleQuote
            try takeOpaque { reader throws(Stop) in try reader.takeDollarQuotation(quote) }
            word.isQuoted = true
        case Ascii.dollar where isDollar:
            position += 1
            word.addOpaque()
            word.hasDollar = true
        default:
            position = start
            guard isDollar else { return false }
            addByte(byte)
        }
        return true
    }

    /// Takes a `[`, with all up to its `]` where it may be a subscript.
    private mutating func takeBracket() throws(Stop) {
        let isElement = word.count == 0 && context.flags.contains(.array)
        guard isElement || (word.head == .name && allowsAssignment) else {
            return addByte(Ascii.openBracket)
        }
        let start = position
        let outer = word
        try takePair(.index, from: start)
        word = outer
        word.addSubscript()
    }

    /// Takes an `=`, with the array behind it where it assigns one.
    private mutating func takeEquals() throws(Stop) {
        let assigns =
            word.mayAssign && (allowsAssignment || context.flags.contains(.declares))
        addByte(Ascii.equals)
        guard assigns, nextByte() == Ascii.open else { return }
        let start = position
        try takeOpaque { reader throws(Stop) in try reader.takeArray(from: start) }
    }

    /// Takes `(…)` behind `NAME=`: words and line ends, nothing else.
    private mutating func takeArray(from start: Int) throws(Stop) {
        try enter()
        defer { depth -= 1 }
        position += 1
        let outer = context
        context.last = .word
        context.flags.insert(.array)
        context.waitsForIn = 0
        context.waitsForEsac = 0
        while true {
            let part = try readToken()
            if part == .close { break }
            guard part == .word || part == .assignment || part == .newline else {
                throw part == .end
                    ? unclosed(start..<start + 1, Ascii.close)
                    : refuse(tokenStart..<position, Self.inArray(text(tokenStart..<position)))
            }
        }
        let heredocs = context.heredocs
        context = outer
        context.heredocs = heredocs
    }

    /// Takes the commands of `$(…)`, `<(…)` or `>(…)`; the `(` is at the position.
    ///
    /// What begins with `$((` is taken for arithmetic, of which bash only counts the parentheses.
    mutating func takeSubstitution(from start: Int) throws(Stop) {
        if position + 1 < bytes.count, bytes[position + 1] == Ascii.open {
            return try takePair(.arithmetic, from: start)
        }
        try enter()
        defer { depth -= 1 }
        position += 1
        let outer = (context, token, previousEnd)
        context.flags.subtract([.regularExpression, .test, .array, .casePattern, .redirectionsOnly])
        context.isSubstitution = true
        context.heredocs = []
        context.waitsForIn = 0
        context.waitsForEsac = 0
        context.last = .newline
        context.current = .substitution
        try readSubstitution(from: start)
        (context, token, previousEnd) = outer
    }
}

extension SyntaxReader {
    fileprivate static func inArray(_ token: String) -> String {
        "unexpected \(code(token)) in an array; quote it if it is text"
    }
}
