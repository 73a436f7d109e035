/// Tokens: operators, line ends and what words turn out to be.
extension SyntaxReader {
    /// Reads the next token of the grammar.
    mutating func advance() throws(Stop) {
        if token != .newline { previousEnd = position }
        context.beforeLast = context.last
        context.last = context.current
        context.current = try readToken()
        token = context.current
    }

    /// Reads one token without making it part of the context.
    mutating func readToken() throws(Stop) -> SyntaxToken {
        while let byte = nextByte(), Ascii.isBlank(byte) { position += 1 }
        let start = position
        defer { tokenStart = start }
        guard var byte = nextByte() else { return .end }
        if byte == Ascii.hash {
            while bytes[position] != Ascii.newline { position += 1 }
            byte = Ascii.newline
        }
        if byte == Ascii.newline {
            position += 1
            context.flags.remove(.declares)
            try readHeredocs()
            return .newline
        }
        if !context.flags.contains(.regularExpression), let found = try readOperator(byte) {
            return found
        }
        if byte == Ascii.hyphen, context.last == .lessAnd || context.last == .greaterAnd {
            position += 1
            return .hyphen
        }
        return try readWord(from: start)
    }

    /// Takes the operator at the position; `nil` if a word begins there.
    private mutating func readOperator(_ byte: UInt8) throws(Stop) -> SyntaxToken? {
        switch byte {
        case Ascii.open, Ascii.close, Ascii.less, Ascii.greater, Ascii.semicolon, Ascii.ampersand,
            Ascii.pipe:
            break
        default: return nil
        }
        context.flags.remove(.declares)
        let start = position
        position += 1
        let next = nextByte()
        if byte == Ascii.open {
            if next == Ascii.open, let found = try readDoubleParenthesis(start) { return found }
            return .open
        }
        if byte == Ascii.close { return closeParenthesis() }
        if next == Ascii.open, byte == Ascii.less || byte == Ascii.greater {
            position = start
            return nil
        }
        guard let next, let found = Self.pairs[UInt16(byte) << 8 | UInt16(next)] else {
            return Self.singles[byte]
        }
        position += 1
        return lengthened(found)
    }

    private mutating func lengthened(_ found: SyntaxToken) -> SyntaxToken {
        let third = nextByte()
        switch (found, third) {
        case (.lessLess, Ascii.hyphen):
            position += 1
            return .lessLessMinus
        case (.lessLess, Ascii.less):
            position += 1
            return .lessLessLess
        case (.andGreater, Ascii.greater):
            position += 1
            return .andGreaterGreater
        case (.semiSemi, Ascii.ampersand):
            position += 1
            context.flags.insert(.casePattern)
            return .semiSemiAnd
        case (.semiSemi, _), (.semiAnd, _):
            context.flags.insert(.casePattern)
            return found
        default: return found
        }
    }

    private static let singles: [UInt8: SyntaxToken] = [
        Ascii.less: .less, Ascii.greater: .greater, Ascii.semicolon: .semicolon,
        Ascii.ampersand: .ampersand, Ascii.pipe: .pipe,
    ]

    private static let pairs: [UInt16: SyntaxToken] = {
        let signs: [(String, SyntaxToken)] = [
            ("<<", .lessLess), (">>", .greaterGreater), (";;", .semiSemi), ("&&", .andAnd),
            ("||", .orOr), ("<&", .lessAnd), (">&", .greaterAnd), ("<>", .lessGreater),
            (">|", .greaterBar), ("&>", .andGreater), ("|&", .pipeBoth), (";&", .semiAnd),
        ]
        return Dictionary(
            uniqueKeysWithValues: signs.map { (UInt16(SyntaxWord.pack($0.0)), $0.1) }
        )
    }()

    private mutating func closeParenthesis() -> SyntaxToken {
        if context.last == .open, context.beforeLast == .word {
            context.flags.insert(.functionBody)
        }
        context.flags.remove(.casePattern)
        return .close
    }

    /// Takes `((…))` where it may stand; `nil` if the first `(` stands alone.
    private mutating func readDoubleParenthesis(_ start: Int) throws(Stop) -> SyntaxToken? {
        let isLoop = context.last == .for
        guard isLoop || allowsReservedWord else { return nil }
        let inner = position
        try takePair(.arithmetic, from: start)
        guard position < bytes.count, bytes[position] == Ascii.close else {
            // Bash stops reading here without a word, and runs nothing of what follows.
            if isLoop { throw refuse(start..<position, Self.oddLoop) }
            budget -= position - inner
            if budget < 0 { throw .unknown }
            position = inner
            return nil
        }
        position += 1
        if isLoop {
            try checkLoop(inner + 1..<position - 2)
            return .loopArithmetic
        }
        return .arithmetic
    }

    /// Whether a reserved word may stand where the token is read.
    var allowsReservedWord: Bool {
        if context.last.allowsReservedWord { return true }
        return context.last == .word
            && (context.beforeLast == .coproc || context.beforeLast == .function)
    }

    /// Whether a command's name or an assignment may stand there.
    var isCommandPosition: Bool {
        if context.last == .assignment { return true }
        if context.flags.contains(.redirectionsOnly), !context.last.isRedirection { return true }
        return !context.last.endsClause && allowsReservedWord
    }

    var allowsAssignment: Bool { isCommandPosition && !context.flags.contains(.casePattern) }

    /// What the word just read is to the grammar; `next` is the byte behind it.
    mutating func classify(_ start: Int, next: UInt8?) -> SyntaxToken {
        let beginsRedirection = next == Ascii.less || next == Ascii.greater
        if word.isNumber, word.count > 0, word.number <= SyntaxWord.largestDescriptor,
            beginsRedirection || context.last == .lessAnd || context.last == .greaterAnd
        {
            return .number
        }
        if let special = specialToken() ?? reservedWord() { return special }
        let isAssignment = word.head == .assigned && allowsAssignment
        if isCommandPosition, let key = word.key, SyntaxWord.declaring.contains(key) {
            context.flags.insert(.declares)
        }
        if beginsRedirection, isDescriptorName(start) { return .descriptorName }
        switch context.last {
        case .function: context.flags.insert(.functionBody)
        case .case, .select, .for: context.waitsForIn += 1
        default: break
        }
        return isAssignment ? .assignment : .word
    }

    /// Words that are reserved only behind certain others.
    private mutating func specialToken() -> SyntaxToken? {
        let last = context.last
        let before = context.beforeLast
        let heads = last == .word && (before == .for || before == .select)
        if word.isEqual(to: "in") {
            let waits = context.waitsForIn > 0
            if heads || (last == .word && before == .case) {
                if before == .case { expectPatterns() }
                if waits { context.waitsForIn -= 1 }
                return .in
            }
            if waits, last == .word || last == .newline {
                if context.flags.contains(.caseCommand) { expectPatterns() }
                context.waitsForIn -= 1
                return .in
            }
        }
        if word.isEqual(to: "do") {
            let waits = context.waitsForIn > 0
            if heads || (waits && (last == .newline || last == .semicolon)) {
                if waits { context.waitsForIn -= 1 }
                return .do
            }
            if last == .loopArithmetic { return .do }
        }
        if context.waitsForEsac > 0, last == .in, word.isEqual(to: "esac") {
            context.waitsForEsac -= 1
            context.flags.remove(.casePattern)
            return .esac
        }
        if context.flags.contains(.functionBody) {
            context.flags.remove(.functionBody)
            if word.isEqual(to: "{") { return openBrace() }
        }
        if last == .loopArithmetic, word.isEqual(to: "{") { return openBrace() }
        if openBraces > 0, allowsReservedWord, word.isEqual(to: "}") {
            openBraces -= 1
            return .closeBrace
        }
        if last == .time, word.isEqual(to: "-p") { return .timeOption }
        if last == .time || last == .timeOption, word.isEqual(to: "--") { return .timeEnd }
        if context.flags.contains(.test), word.isEqual(to: "]]") { return .closeTest }
        return nil
    }

    private mutating func expectPatterns() {
        context.flags.insert(.casePattern)
        context.waitsForEsac += 1
    }

    private mutating func openBrace() -> SyntaxToken {
        openBraces += 1
        return .openBrace
    }

    private mutating func reservedWord() -> SyntaxToken? {
        guard !word.hasDollar, !word.isQuoted, let key = word.key, allowsReservedWord,
            let found = SyntaxToken.reserved[key]
        else { return nil }
        if context.flags.contains(.casePattern) {
            guard found == .esac, context.last != .pipe, context.last != .open else { return nil }
        }
        switch found {
        case .time:
            let isLateInPipe = context.last == .newline || context.last == .semicolon
            guard context.last.allowsTime, !(isLateInPipe && context.beforeLast == .pipe) else {
                return nil
            }
        case .esac:
            context.flags.subtract([.casePattern, .caseCommand])
            context.waitsForEsac -= 1
        case .case: context.flags.insert(.caseCommand)
        case .openBrace: openBraces += 1
        case .closeBrace: openBraces = max(0, openBraces - 1)
        default: break
        }
        return found
    }

    /// Whether the word is `{NAME}` or `{NAME[…]}`.
    private func isDescriptorName(_ start: Int) -> Bool {
        let written = bytes[start..<position]
        guard written.first == Ascii.openBrace, written.last == Ascii.closeBrace,
            written.count > 2
        else { return false }
        let name = written.dropFirst().dropLast()
        guard let first = name.first, Ascii.isNameStart(first) else { return false }
        let rest = name.drop(while: Ascii.isName)
        return rest.isEmpty
            || (rest.first == Ascii.openBracket && rest.last == Ascii.closeBracket
                && rest.count > 2)
    }
}

extension SyntaxReader {
    fileprivate static let oddLoop = "the `((` of the loop is never closed by `))`"
}
