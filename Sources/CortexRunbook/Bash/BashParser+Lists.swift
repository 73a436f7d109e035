/// Where a list of commands stands while it is read: one for a script and one for each `$(…)`.
struct CommandList {
    /// A compound command that is not closed yet.
    struct Open {
        enum Phase {
            /// Between `if`, `while`, `until`, `elif` and `then` or `do`.
            case condition
            /// The patterns of a `case`.
            case pattern
            case body
        }
        var compound: Int
        var phase: Phase
    }

    var open: [Open] = []
    var pipeline: Int?
    var element = 0
    var command: Int?
    /// Whether a compound command has just closed, so that redirections belong to it.
    var isAfterCompound = false
    /// The function whose body comes next.
    var function: String?

    var isCondition: Bool { open.contains { $0.phase == .condition } }
}

extension BashParser {
    /// Reads commands up to the limit or, inside a substitution, to its parenthesis.
    mutating func parse(_ list: inout CommandList, closesWithParenthesis: Bool) {
        while position < limit {
            skipBlanks()
            guard position < limit else { break }
            let start = position
            switch bytes[position] {
            case Ascii.newline:
                position += 1
                endPipeline(&list, .sequence)
                readHeredocs()
            case Ascii.hash: skipComment()
            case Ascii.semicolon: parseSemicolon(&list)
            case Ascii.ampersand: parseAmpersand(&list)
            case Ascii.pipe: parsePipe(&list)
            case Ascii.open: parseOpen(&list)
            case Ascii.close:
                position += 1
                if closeSubshell(&list) { continue }
                endPipeline(&list, .sequence)
                if closesWithParenthesis {
                    finish(&list)
                    return
                }
            default: parseRedirectionOrWord(&list)
            }
            if position == start { position += 1 }
        }
        if closesWithParenthesis { noteUnclosed(position) }
        finish(&list)
    }

    private mutating func finish(_ list: inout CommandList) {
        endPipeline(&list, .sequence)
        while let open = list.open.popLast() {
            compounds[open.compound].range = compounds[open.compound].range.lowerBound..<position
        }
    }

    mutating func endCommand(_ list: inout CommandList) {
        list.command = nil
        list.isAfterCompound = false
    }

    mutating func endPipeline(
        _ list: inout CommandList,
        _ separator: BashScript.Pipeline.Separator
    ) {
        endCommand(&list)
        if let pipeline = list.pipeline { pipelines[pipeline].separator = separator }
        list.pipeline = nil
        list.element = 0
    }

    private mutating func parseSemicolon(_ list: inout CommandList) {
        position += 1
        var isClauseEnd = false
        while peek() == Ascii.semicolon || (peek() == Ascii.ampersand && peek(1) != Ascii.ampersand)
        {
            position += 1
            isClauseEnd = true
        }
        endPipeline(&list, .sequence)
        if isClauseEnd, let last = list.open.indices.last,
            compounds[list.open[last].compound].kind == .choice
        {
            list.open[last].phase = .pattern
        }
    }

    private mutating func parseAmpersand(_ list: inout CommandList) {
        if peek(1) == Ascii.ampersand {
            position += 2
            endPipeline(&list, .and)
        } else if peek(1) == Ascii.greater {
            parseRedirection(&list)
        } else {
            position += 1
            endPipeline(&list, .background)
        }
    }

    private mutating func parsePipe(_ list: inout CommandList) {
        if peek(1) == Ascii.pipe {
            position += 2
            endPipeline(&list, .or)
            return
        }
        position += peek(1) == Ascii.ampersand ? 2 : 1
        if inPattern(list) { return }
        let pipeline = openPipeline(&list)
        endCommand(&list)
        list.element += 1
        pipelines[pipeline].elements = list.element + 1
    }

    func inPattern(_ list: CommandList) -> Bool { list.open.last?.phase == .pattern }

    /// The pipeline being read, begun if there is none.
    mutating func openPipeline(_ list: inout CommandList) -> Int {
        if let pipeline = list.pipeline { return pipeline }
        pipelines.append(
            BashScript.Pipeline(
                compound: list.open.last?.compound,
                isCondition: list.isCondition,
                parent: currentWord
            )
        )
        list.pipeline = pipelines.count - 1
        list.element = 0
        return pipelines.count - 1
    }

    /// The command being read, begun if there is none.
    mutating func openCommand(
        _ list: inout CommandList,
        _ kind: BashScript.Command.Kind = .simple
    ) -> Int {
        if let command = list.command { return command }
        let pipeline = openPipeline(&list)
        commands.append(
            BashScript.Command(
                kind: list.isAfterCompound ? .redirections : kind,
                range: position..<position,
                pipeline: pipeline,
                element: list.element,
                compound: list.open.last?.compound,
                isCondition: list.isCondition,
                parent: currentWord
            )
        )
        list.command = commands.count - 1
        return commands.count - 1
    }

    /// Takes `word` into the command being read.
    mutating func add(_ word: Int, to command: Int) {
        words[word].command = command
        commands[command].range = commands[command].range.lowerBound..<words[word].range.upperBound
        if words[word].role == .assignment {
            let assignment = assignment(in: word)
            commands[command].assignments.append(assignment)
            if !commands[command].words.isEmpty { commands[command].words.append(word) }
        } else {
            commands[command].words.append(word)
        }
    }

    private func assignment(in word: Int) -> BashScript.Assignment {
        let range = words[word].range
        var nameEnd = range.lowerBound
        while nameEnd < range.upperBound, Ascii.isName(bytes[nameEnd]) { nameEnd += 1 }
        let prefix = spans[words[word].spans.lowerBound].range
        return BashScript.Assignment(
            word: word,
            name: range.lowerBound..<nameEnd,
            value: prefix.upperBound..<range.upperBound,
            isArray: prefix.upperBound < range.upperBound && bytes[prefix.upperBound] == Ascii.open
        )
    }
}
