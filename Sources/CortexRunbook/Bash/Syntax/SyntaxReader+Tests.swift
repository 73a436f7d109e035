/// `[[ … ]]`, which has a grammar of its own.
extension SyntaxReader {
    /// Reads from behind `[[` to the token behind `]]`.
    mutating func readTest(_ start: Range<Int>) throws(Stop) {
        context.beforeLast = context.last
        context.last = .openTest
        context.flags.insert(.test)
        let outer = extglob
        let end = try readDisjunction(start)
        guard end == .closeTest else { throw oddTest(end, start) }
        extglob = outer
        context.flags.remove(.test)
        context.last = .openTest
        context.current = .closeTest
        try advance()
    }

    /// Reads terms joined by `||` and `&&`; returns the token behind them.
    private mutating func readDisjunction(_ start: Range<Int>) throws(Stop) -> SyntaxToken {
        try enter()
        defer { depth -= 1 }
        var end = try readTerm(start)
        while end == .orOr || end == .andAnd { end = try readTerm(start) }
        return end
    }

    private mutating func readPastNewlines() throws(Stop) -> SyntaxToken {
        while true {
            let found = try readToken()
            if found != .newline { return found }
        }
    }

    private mutating func readTerm(_ start: Range<Int>) throws(Stop) -> SyntaxToken {
        var found = try readPastNewlines()
        while found == .bang || (found == .word && word.isEqual(to: "!")) {
            found = try readPastNewlines()
        }
        if found == .open {
            let end = try readDisjunction(start)
            guard end == .close else { throw oddTest(end, start) }
            return try readPastNewlines()
        }
        // Bash stops reading here without a word, and runs nothing of what follows.
        if found == .closeTest { throw refuse(tokenStart..<position, Self.noExpression) }
        guard found == .word else { throw oddTest(found, start) }
        if let key = word.key, Self.unaryOperators.contains(key) {
            let operand = try readToken()
            guard operand == .word else { throw oddTest(operand, start) }
            return try readPastNewlines()
        }
        return try readBinary(start)
    }

    /// Reads what follows the first operand.
    private mutating func readBinary(_ start: Range<Int>) throws(Stop) -> SyntaxToken {
        let found = try readToken()
        var takesPattern = false
        switch found {
        case .closeTest, .andAnd, .orOr, .close: return found
        case .less, .greater: break
        case .word:
            guard let key = word.key, Self.binaryOperators.contains(key) else {
                throw oddTest(found, start)
            }
            takesPattern = Self.patternOperators.contains(key)
            if word.isEqual(to: "=~") { context.flags.insert(.regularExpression) }
        default: throw oddTest(found, start)
        }
        let outer = extglob
        if takesPattern { extglob = true }
        let operand = try readToken()
        extglob = outer
        context.flags.remove(.regularExpression)
        guard operand == .word else { throw oddTest(operand, start) }
        return try readPastNewlines()
    }

    private mutating func oddTest(_ found: SyntaxToken, _ start: Range<Int>) -> Stop {
        if found == .end { return refuse(start, Self.openTest) }
        let written = tokenStart..<position
        return refuse(written, Self.inTest(found == .newline ? nil : text(written)))
    }

    private static let unaryOperators = Set(
        "abcdefghknoprstuvwxzGLNORS".map { SyntaxWord.pack("-\($0)") }
    )
    private static let patternOperators = Set(["=", "==", "!="].map(SyntaxWord.pack))
    private static let binaryOperators = patternOperators.union(
        ["=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef", "<", ">"]
            .map(SyntaxWord.pack)
    )
}

extension SyntaxReader {
    fileprivate static let noExpression = "`]]` stands where an expression should begin"
    fileprivate static let openTest = "the `[[` is never closed by `]]`"
    fileprivate static func inTest(_ token: String?) -> String {
        guard let token else { return "unexpected end of the line in `[[ … ]]`" }
        return "unexpected \(code(token)) in `[[ … ]]`"
    }
}
