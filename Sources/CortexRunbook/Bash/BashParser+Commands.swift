/// Simple commands: words, assignments and redirections.
extension BashParser {
    mutating func parseRedirectionOrWord(_ list: inout CommandList) {
        if inPattern(list) {
            parsePattern(&list)
        } else if startsRedirection() {
            parseRedirection(&list)
        } else if list.command == nil || list.isAfterCompound, let keyword = keywordAhead() {
            parseKeyword(keyword, &list)
        } else {
            parseCommandWord(&list)
        }
    }

    private mutating func parseCommandWord(_ list: inout CommandList) {
        if list.isAfterCompound { endPipeline(&list, .sequence) }
        let command = openCommand(&list)
        let end = takesAssignments(command) ? assignmentEnd() : nil
        add(parseWord(.argument, assignmentEnd: end), to: command)
    }

    private func takesAssignments(_ command: Int) -> Bool {
        guard let first = commands[command].words.first else { return true }
        guard words[first].range.count <= 8 else { return false }
        return Self.declarations.contains(text(words[first].range))
    }

    /// The builtins whose arguments may be assignments.
    static let declarations: Set<String> = ["export", "declare", "local", "readonly", "typeset"]

    private mutating func parsePattern(_ list: inout CommandList) {
        guard isWordStart() else { return }
        if keywordAhead() == .esac { return parseKeyword(.esac, &list) }
        _ = parseWord(.pattern)
    }

    /// Whether a redirection begins at the position, with or without a descriptor.
    private func startsRedirection() -> Bool {
        var offset = position
        let first = bytes[offset]
        if first == Ascii.less || first == Ascii.greater { return !isWordStart() }
        if Ascii.isDigit(first) {
            while offset < limit, Ascii.isDigit(bytes[offset]) { offset += 1 }
        } else if first == Ascii.openBrace, Ascii.isNameStart(peek(1)) {
            offset += 1
            while offset < limit, Ascii.isName(bytes[offset]) { offset += 1 }
            guard offset < limit, bytes[offset] == Ascii.closeBrace else { return false }
            offset += 1
        } else {
            return false
        }
        return offset < limit && (bytes[offset] == Ascii.less || bytes[offset] == Ascii.greater)
    }

    mutating func parseRedirection(_ list: inout CommandList) {
        let command = openCommand(&list)
        let start = position
        while !(peek() == Ascii.less || peek() == Ascii.greater || peek() == Ascii.ampersand),
            position < limit
        {
            position += 1
        }
        let kind = takeOperator()
        let stripsTabs = kind == .heredoc && peek() == Ascii.hyphen
        if stripsTabs { position += 1 }
        skipBlanks()
        var target: Int?
        if isWordStart() {
            let word = parseWord(kind == .heredoc ? .heredocDelimiter : .target)
            words[word].command = command
            if kind == .heredoc { expectHeredoc(word, stripsTabs: stripsTabs, command) }
            target = word
        }
        commands[command].redirections.append(
            BashScript.Redirection(kind: kind, target: target, offset: start)
        )
        commands[command].range = commands[command].range.lowerBound..<position
    }

    private mutating func takeOperator() -> BashScript.Redirection.Operator {
        for (text, kind) in Self.operators where hasPrefix(text) {
            position += text.utf8.count
            return kind
        }
        position = min(position + 1, limit)
        return .input
    }

    /// Longer operators before those they begin with.
    private static let operators: [(String, BashScript.Redirection.Operator)] = [
        ("&>>", .bothAppend), ("&>", .both), ("<<<", .hereString), ("<<", .heredoc),
        ("<&", .duplicateInput), ("<>", .readWrite), ("<", .input), (">>", .append),
        (">&", .duplicateOutput), (">|", .clobber), (">", .output),
    ]
}
