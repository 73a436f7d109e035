/// Lists, pipelines and simple commands.
extension SyntaxReader {
    typealias Opening = BashScript.SyntaxError.Opening

    mutating func readScript() throws(Stop) {
        while true {
            try advance()
            if token == .end { return try refuseOpenHeredocs() }
            if token != .newline { try readLine() }
        }
    }

    /// Reads the list of a line; it ends with the line or the text.
    private mutating func readLine() throws(Stop) {
        try readPipelineCommand(after: nil)
        while token != .newline {
            switch token {
            case .end: return try refuseOpenHeredocs()
            case .andAnd, .orOr: try readNextOfList()
            case .ampersand, .semicolon:
                try advance()
                if token != .newline, token != .end { try readPipelineCommand(after: nil) }
            default: throw unexpected()
            }
        }
    }

    /// Reads the pipeline behind `&&` or `||`.
    private mutating func readNextOfList() throws(Stop) {
        let link = tokenText
        try advance()
        try skipNewlines()
        try readPipelineCommand(after: link)
    }

    mutating func skipNewlines() throws(Stop) {
        while token == .newline { try advance() }
    }

    /// Reads at least one command, and all that follow up to a token that begins none.
    ///
    /// `opener` is the word or bracket before them.
    mutating func readCompoundList(after opener: String) throws(Stop) {
        try enter()
        defer { depth -= 1 }
        try skipNewlines()
        try readPipelineCommand(after: opener)
        while true {
            switch token {
            case .andAnd, .orOr: try readNextOfList()
            case .ampersand, .semicolon, .newline:
                try advance()
                try skipNewlines()
                guard token.beginsCommand else { return }
                try readPipelineCommand(after: nil)
            default: return
            }
        }
    }

    /// Reads the commands of `$(…)` up to its parenthesis; the `(` has been taken.
    mutating func readSubstitution(from start: Int) throws(Stop) {
        let opened = start..<position
        try advance()
        try skipNewlines()
        if token != .close {
            if token == .end { throw unclosed(opened, Ascii.close) }
            try readCompoundList(after: text(opened))
        }
        if token == .end { throw unclosed(opened, Ascii.close) }
        guard token == .close else {
            throw refuse(tokenRange, standing, opening(opened, needs: "`)`"))
        }
        try refuseOpenHeredocs()
    }

    private mutating func readPipelineCommand(after link: String?) throws(Stop) {
        var link = link
        while token == .bang || token == .time {
            link = tokenText
            let isTime = token == .time
            try advance()
            if isTime, token == .timeOption { try advance() }
            if isTime, token == .timeEnd { try advance() }
            if token == .newline || token == .semicolon || token == .end { return }
        }
        try readCommand(after: link)
        while token == .pipe || token == .pipeBoth {
            link = tokenText
            try advance()
            try skipNewlines()
            try readCommand(after: link)
        }
    }

    private mutating func readCommand(after link: String?) throws(Stop) {
        switch token {
        case .word:
            let name = tokenRange
            try advance()
            if token == .open { return try readFunction(named: name) }
            try readElements()
        case .function: try readFunctionKeyword()
        case .coproc: try readCoprocess()
        case _ where token.beginsCompound:
            try readCompound()
            try readRedirections()
        case .assignment, .number, .descriptorName: try readSimpleCommand()
        case _ where token.isRedirection: try readSimpleCommand()
        default: throw missingCommand(after: link)
        }
    }

    private mutating func readSimpleCommand() throws(Stop) {
        context.flags.insert(.redirectionsOnly)
        try readElements()
    }

    /// Reads the words, assignments and redirections that follow.
    private mutating func readElements() throws(Stop) {
        while true {
            switch token {
            case .word, .assignment:
                context.flags.remove(.redirectionsOnly)
                try advance()
            case .number, .descriptorName: try readRedirection()
            case _ where token.isRedirection: try readRedirection()
            default:
                context.flags.remove(.redirectionsOnly)
                return
            }
        }
    }

    mutating func readRedirections() throws(Stop) {
        while token == .number || token == .descriptorName || token.isRedirection {
            try readRedirection()
        }
    }

    private mutating func readRedirection() throws(Stop) {
        if token == .number || token == .descriptorName {
            try advance()
            guard token.isRedirection else { throw unexpected() }
        }
        let kind = token
        let sign = tokenRange
        try advance()
        switch token {
        case .word: break
        case .number, .hyphen:
            guard kind == .lessAnd || kind == .greaterAnd else { throw missingTarget(sign) }
        default: throw missingTarget(sign)
        }
        if kind == .lessLess || kind == .lessLessMinus {
            try expectHeredoc(stripsTabs: kind == .lessLessMinus)
        }
        try advance()
    }

    private mutating func readCoprocess() throws(Stop) {
        let keyword = tokenText
        try advance()
        if token == .word {
            try advance()
            if token.beginsCompound {
                try readCompound()
                return try readRedirections()
            }
            return try readElements()
        }
        if token.beginsCompound {
            try readCompound()
            return try readRedirections()
        }
        guard
            token == .assignment || token == .number || token == .descriptorName
                || token.isRedirection
        else { throw missingCommand(after: keyword) }
        try readSimpleCommand()
    }
}
