/// Compound commands: keywords, groups and functions.
extension BashParser {
    mutating func open(
        _ list: inout CommandList,
        _ kind: BashScript.Compound.Kind,
        _ phase: CommandList.Open.Phase,
        at start: Int
    ) {
        let pipeline = openPipeline(&list)
        guard list.open.count < Self.maximumCompounds else { return endPipeline(&list, .sequence) }
        compounds.append(
            BashScript.Compound(
                kind: kind,
                range: start..<start,
                pipeline: pipeline,
                element: list.element,
                function: list.function,
                parent: list.open.last?.compound
            )
        )
        list.function = nil
        list.open.append(CommandList.Open(compound: compounds.count - 1, phase: phase))
        list.pipeline = nil
        list.element = 0
        endCommand(&list)
    }

    /// Closes the innermost compound command of one of `kinds`; what is open inside it ends too.
    mutating func close(_ list: inout CommandList, _ kinds: Set<BashScript.Compound.Kind>) {
        guard
            let index = list.open.lastIndex(where: { kinds.contains(compounds[$0.compound].kind) })
        else { return }
        endPipeline(&list, .sequence)
        for open in list.open[index...] {
            compounds[open.compound].range = compounds[open.compound].range.lowerBound..<position
        }
        list.pipeline = compounds[list.open[index].compound].pipeline
        list.element = compounds[list.open[index].compound].element
        list.open.removeSubrange(index...)
        list.isAfterCompound = true
    }

    /// Takes a `)` as the end of a pattern or of a subshell; returns false if it closes neither.
    mutating func closeSubshell(_ list: inout CommandList) -> Bool {
        if inPattern(list) {
            setPhase(.body, &list)
            return true
        }
        guard list.open.contains(where: { compounds[$0.compound].kind == .subshell }) else {
            return false
        }
        close(&list, [.subshell])
        return true
    }

    /// Takes a `(`: a function's parentheses, `((…))`, or a subshell.
    mutating func parseOpen(_ list: inout CommandList) {
        let start = position
        if inPattern(list) {
            position += 1
        } else if let command = list.command, isFunctionHead(command) {
            defineFunction(&list, command)
        } else if list.command == nil, peek(1) == Ascii.open, let end = arithmeticEnd(position + 2)
        {
            let command = openCommand(&list, .arithmetic)
            position += 2
            parseArithmetic(to: end)
            position = min(end + 2, limit)
            commands[command].range = start..<position
            list.command = nil
            list.isAfterCompound = true
        } else {
            position += 1
            list.command = nil
            open(&list, .subshell, .body, at: start)
        }
    }

    /// Whether `name` is followed by `()`.
    private func isFunctionHead(_ command: Int) -> Bool {
        guard commands[command].words.count == 1, commands[command].assignments.isEmpty,
            commands[command].redirections.isEmpty
        else { return false }
        var offset = position + 1
        while offset < limit, Ascii.isBlank(bytes[offset]) { offset += 1 }
        return offset < limit && bytes[offset] == Ascii.close
    }

    private mutating func defineFunction(_ list: inout CommandList, _ command: Int) {
        while peek() != Ascii.close { position += 1 }
        position += 1
        let word = commands[command].words[0]
        words[word].role = .name
        words[word].command = nil
        list.function = text(words[word].range)
        functions.insert(text(words[word].range))
        commands[command].words = []
        if command == commands.count - 1 { commands.removeLast() }
        list.command = nil
        while position < limit, Ascii.isWhitespace(bytes[position]) { position += 1 }
    }

    /// The keyword at the position, where a command may begin.
    func keywordAhead() -> Keyword? {
        let first = peek()
        guard
            Ascii.isLower(first) || first == Ascii.openBrace || first == Ascii.closeBrace
                || first == Ascii.bang || first == Ascii.openBracket
        else { return nil }
        var end = position
        while end < limit, end - position <= 8, !Self.isOperator(bytes[end]) { end += 1 }
        guard end - position <= 8 else { return nil }
        return Keyword.table[text(position..<end)]
    }

    mutating func parseKeyword(_ keyword: Keyword, _ list: inout CommandList) {
        let start = position
        if keyword == .test { return parseTest(&list) }
        _ = parseWord(.keyword)
        switch keyword {
        case .if: open(&list, .conditional, .condition, at: start)
        case .while: open(&list, .whileLoop, .condition, at: start)
        case .until: open(&list, .untilLoop, .condition, at: start)
        case .then, .do, .else: setPhase(.body, &list)
        case .elif: setPhase(.condition, &list)
        case .fi: close(&list, [.conditional])
        case .done: close(&list, [.whileLoop, .untilLoop, .forLoop])
        case .esac: close(&list, [.choice])
        case .openBrace: open(&list, .group, .body, at: start)
        case .closeBrace: close(&list, [.group])
        case .bang: pipelines[openPipeline(&list)].isNegated = true
        case .for, .select: parseLoopHead(&list, at: start)
        case .case: parseCaseHead(&list, at: start)
        case .function: parseFunctionKeyword(&list)
        case .time: parseTimeOption()
        case .coproc, .test: break
        }
    }

    private mutating func parseTimeOption() {
        skipBlanks()
        if peek() == Ascii.hyphen, peek(1) == UInt8(ascii: "p"), Ascii.isWhitespace(peek(2)) {
            _ = parseWord(.keyword)
        }
    }

    private mutating func setPhase(_ phase: CommandList.Open.Phase, _ list: inout CommandList) {
        endPipeline(&list, .sequence)
        guard let last = list.open.indices.last else { return }
        list.open[last].phase = phase
    }

    private mutating func parseLoopHead(_ list: inout CommandList, at start: Int) {
        open(&list, .forLoop, .body, at: start)
        skipBlanks()
        let command = openCommand(&list, .loopHead)
        if peek() == Ascii.open, peek(1) == Ascii.open, let end = arithmeticEnd(position + 2) {
            position += 2
            parseArithmetic(to: end)
            position = min(end + 2, limit)
            commands[command].range = start..<position
            endPipeline(&list, .sequence)
            return
        }
        parseHeadWords(command, name: true)
        endPipeline(&list, .sequence)
    }

    private mutating func parseCaseHead(_ list: inout CommandList, at start: Int) {
        open(&list, .choice, .body, at: start)
        skipBlanks()
        let command = openCommand(&list, .caseHead)
        parseHeadWords(command, name: false)
        endPipeline(&list, .sequence)
        setPhase(.pattern, &list)
    }

    /// Reads the words of a head up to the end of its line, a `;`, or the `in` of a `case`.
    private mutating func parseHeadWords(_ command: Int, name: Bool) {
        var count = 0
        while position < limit {
            skipBlanks()
            guard isWordStart() else { return }
            let word = parseWord(.argument)
            count += 1
            let isIn = !words[word].isQuoted && text(words[word].range) == "in"
            if count == 2, isIn {
                words[word].role = .keyword
                if !name { return }
            } else {
                if count == 1, name { words[word].role = .name }
                add(word, to: command)
            }
        }
    }

    private mutating func parseFunctionKeyword(_ list: inout CommandList) {
        skipBlanks()
        guard isWordStart() else { return }
        let word = parseWord(.name)
        list.function = text(words[word].range)
        functions.insert(text(words[word].range))
        skipBlanks()
        if peek() == Ascii.open {
            while position < limit, peek() != Ascii.close, peek() != Ascii.newline { position += 1 }
            if peek() == Ascii.close { position += 1 }
        }
        while position < limit, Ascii.isWhitespace(bytes[position]) { position += 1 }
    }

    /// Reads `[[ … ]]`, in which `<`, `(` and `&&` are no operators of the shell.
    private mutating func parseTest(_ list: inout CommandList) {
        if list.isAfterCompound { endPipeline(&list, .sequence) }
        let command = openCommand(&list, .test)
        add(parseWord(.argument), to: command)
        let outer = surroundings
        surroundings.insert(.test)
        defer { surroundings = outer }
        var continues = true
        var isPattern = false
        while position < limit {
            skipBlanks()
            guard position < limit else { return }
            if bytes[position] == Ascii.semicolon { return }
            if bytes[position] == Ascii.newline {
                guard continues else { return }
                position += 1
                continue
            }
            let word = parseTestWord(isPattern: isPattern)
            add(word, to: command)
            let text = words[word].isQuoted ? "" : text(words[word].range)
            if text == "]]" { break }
            continues = text == "&&" || text == "||" || text == "[["
            isPattern = text == "=~"
        }
        list.command = nil
        list.isAfterCompound = true
    }
}

/// The words that bash reserves at the start of a command.
enum Keyword: String, CaseIterable {
    case `if`
    case then
    case elif
    case `else`
    case fi
    case `while`
    case until
    case `for`
    case select
    case `do`
    case done
    case `case`
    case esac
    case function
    case time
    case coproc
    case openBrace = "{"
    case closeBrace = "}"
    case bang = "!"
    case test = "[["

    static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
