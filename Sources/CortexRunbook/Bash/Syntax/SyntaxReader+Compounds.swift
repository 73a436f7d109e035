/// Compound commands and functions.
extension SyntaxReader {
    /// Reads the compound command that begins with the token, and the token behind it.
    mutating func readCompound() throws(Stop) {
        try enter()
        defer { depth -= 1 }
        let start = tokenRange
        switch token {
        case .if: try readConditional(start)
        case .while, .until:
            try readPart(start, then: .do)
            try readPart(start, then: .done)
        case .for, .select: try readLoop(start)
        case .case: try readCase(start)
        case .open: try readPart(start, then: .close)
        case .openBrace: try readPart(start, then: .closeBrace)
        case .openTest: try readTest(start)
        default: try advance()
        }
    }

    /// Reads the list behind the token and the token `end`, which the construct at `start` needs.
    private mutating func readPart(_ start: Range<Int>, then end: SyntaxToken) throws(Stop) {
        let opener = tokenText
        try advance()
        try readCompoundList(after: opener)
        try expect(end, of: start)
    }

    /// Requires `wanted`; does not take it if it opens the next part.
    private mutating func expect(_ wanted: SyntaxToken, of start: Range<Int>) throws(Stop) {
        guard token == wanted else { throw missing([wanted], of: start) }
        if wanted == .do || wanted == .then { return }
        try advance()
    }

    private mutating func readConditional(_ start: Range<Int>) throws(Stop) {
        try readPart(start, then: .then)
        while true {
            let opener = tokenText
            try advance()
            try readCompoundList(after: opener)
            switch token {
            case .elif: try readPart(start, then: .then)
            case .else: return try readPart(start, then: .fi)
            case .fi: return try advance()
            default: throw missing([.fi], of: start)
            }
        }
    }

    private mutating func readLoop(_ start: Range<Int>) throws(Stop) {
        let isFor = token == .for
        try advance()
        if isFor, token == .loopArithmetic {
            try advance()
            if token == .semicolon || token == .newline { try advance() }
            try skipNewlines()
            return try readLoopBody(start)
        }
        guard token == .word else { throw missingName(of: start) }
        try advance()
        if token == .semicolon {
            try advance()
            try skipNewlines()
            return try readLoopBody(start)
        }
        try skipNewlines()
        if token == .in {
            try advance()
            while token == .word { try advance() }
            guard token == .semicolon || token == .newline else {
                throw token == .end ? missing([.do], of: start) : unexpected()
            }
            try advance()
            try skipNewlines()
        }
        try readLoopBody(start)
    }

    private mutating func readLoopBody(_ start: Range<Int>) throws(Stop) {
        switch token {
        case .do: try readPart(start, then: .done)
        case .openBrace: try readPart(tokenRange, then: .closeBrace)
        default: throw missing([.do], of: start)
        }
    }

    private mutating func readCase(_ start: Range<Int>) throws(Stop) {
        try advance()
        guard token == .word else { throw missingName(of: start) }
        try advance()
        try skipNewlines()
        guard token == .in else { throw missing([.in], of: start) }
        try advance()
        try skipNewlines()
        while token != .esac {
            try readPatterns(start)
            try skipNewlines()
            if !token.endsClause, token != .esac {
                try readCompoundList(after: ")")
            }
            guard token.endsClause || token == .esac else {
                throw missing([.semiSemi, .esac], of: start)
            }
            if token.endsClause {
                try advance()
                try skipNewlines()
            }
        }
        try advance()
    }

    private mutating func readPatterns(_ start: Range<Int>) throws(Stop) {
        if token == .open { try advance() }
        while true {
            guard token == .word else { throw missingPattern(start) }
            try advance()
            if token != .pipe { break }
            try advance()
        }
        guard token == .close else { throw missingPattern(start) }
        try advance()
    }

    private mutating func missingPattern(_ start: Range<Int>) -> Stop {
        if token == .end { return missing([.esac], of: start) }
        return refuse(tokenRange, standing, Self.pattern(start))
    }

    /// Reads a function of which the name has been read and the `(` comes.
    mutating func readFunction(named name: Range<Int>) throws(Stop) {
        let parenthesis = tokenRange
        try advance()
        guard token == .close else { throw refuse(parenthesis, Self.oddParenthesis) }
        try advance()
        try skipNewlines()
        try readFunctionBody(name)
    }

    mutating func readFunctionKeyword() throws(Stop) {
        let keyword = tokenRange
        try advance()
        guard token == .word else { throw missingName(of: keyword) }
        let name = tokenRange
        try advance()
        if token == .open {
            let parenthesis = tokenRange
            try advance()
            if token != .close { return try readSubshellBody(parenthesis) }
            try advance()
        }
        try skipNewlines()
        try readFunctionBody(name)
    }

    /// Reads `(…)` as the body of a function, of which the parenthesis has been taken.
    private mutating func readSubshellBody(_ start: Range<Int>) throws(Stop) {
        try readCompoundList(after: "(")
        try expect(.close, of: start)
        try readRedirections()
    }

    private mutating func readFunctionBody(_ name: Range<Int>) throws(Stop) {
        guard token.beginsCompound else {
            throw refuse(name, Self.noBody(text(name)))
        }
        try readCompound()
        try readRedirections()
    }

    /// Requires the three expressions of `for ((…;…;…))`.
    mutating func checkLoop(_ range: Range<Int>) throws(Stop) {
        var separators = 0
        let end = position
        position = range.lowerBound
        while position < range.upperBound {
            switch bytes[position] {
            case Ascii.semicolon:
                separators += 1
                position += 1
            case Ascii.backslash: position += 2
            case Ascii.quote, Ascii.doubleQuote, Ascii.backtick:
                try takeQuotation(bytes[position])
            default: position += 1
            }
        }
        position = end
        if separators != 2 { throw refuse(range, Self.loopExpressions) }
    }
}

extension SyntaxReader {
    fileprivate static func pattern(_ start: Range<Int>) -> Opening {
        Opening(text: "case", offset: start.lowerBound, needs: "a pattern and `)`, or `esac`")
    }
    fileprivate static let oddParenthesis =
        "unexpected `(`; quote it if it is text, write `()` for a function"
    fileprivate static func noBody(_ name: String) -> String {
        "the function \(code(name)) has no body; `{` must follow"
    }
    fileprivate static let loopExpressions =
        "`for ((…))` needs three expressions with `;` between them"
}
