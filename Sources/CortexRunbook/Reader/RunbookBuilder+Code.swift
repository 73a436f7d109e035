extension RunbookBuilder {
    /// Reads a code block, and the command in it if it has one.
    mutating func code(_ node: Document.Node) {
        let text = document.bytes(node.text)
        let fence = Fence(of: node, in: document, source)
        let lineCount = text.count { $0 == .lineFeed }
        let info = document.aside(node.info).trimmed
        let firstLine = Int(node.line) + (fence == nil ? 0 : 1)
        var block = CodeBlock(
            line: Int(node.line),
            endLine: firstLine + lineCount - (fence == nil ? 1 : 0),
            language: String(utf8: info.prefix { !$0.isBlank }),
            text: String(utf8: text),
            bytes: text.count,
            sha256: isForRun ? Digest.hex(of: text) : "",
            disposition: .shown,
            reason: nil,
            section: section
        )
        if let fence {
            let isClosed = fence.isClosed(by: source.line(block.endLine))
            if !isClosed || fence.opensAgain(in: text) {
                runbook.problems.append(.runaway(line: block.line))
            }
            if !isClosed { block.endLine -= 1 }
        }
        let isDemanded = frames[frames.count - 1].label == .requiredOutput
        let language = Language(block.language)
        let transcript =
            language.mayBeSession && fence != nil
            ? Transcript(text, isSession: language == .session) : nil
        (block.disposition, block.reason) = disposition(
            language,
            text,
            isFenced: fence != nil,
            isTranscript: transcript != nil
        )
        let index = runbook.blocks.count
        if let before = runbook.blocks.last, before.endLine == block.line {
            runbook.blocks[index - 1].endLine -= 1
            runbook.problems.append(.runaway(line: before.line))
        }
        runbook.blocks.append(block)
        switch block.disposition {
        case .command, .transcript:
            command(index, Verbatim(text, from: firstLine, in: source), transcript, firstLine)
        case .expectedOutput: expect(block.text, isDemanded: isDemanded)
        case .shown: break
        }
    }

    private mutating func disposition(
        _ language: Language,
        _ text: ArraySlice<UInt8>,
        isFenced: Bool,
        isTranscript: Bool
    ) -> (CodeBlock.Disposition, String?) {
        let last = frames.count - 1
        if frames[last].label == .expectedOutput || frames[last].label == .requiredOutput {
            frames[last].endLabels()
            return (.expectedOutput, .expected)
        }
        if language == .output { return (.expectedOutput, .expected) }
        guard isFenced else { return (.shown, .indented) }
        if isTranscript { return (.transcript, nil) }
        switch language {
        case .shell:
            if text.allSatisfy({ $0.isBlank || $0 == .lineFeed }) { return (.shown, .empty) }
            return Comments.areAll(of: text) ? (.shown, .comments) : (.command, nil)
        case .session: return (.shown, .noPrompt)
        case .none: return (.shown, .noLanguage)
        case .output, .other(_): return (.shown, .language(language))
        }
    }

    private mutating func command(
        _ block: Int,
        _ verbatim: Verbatim,
        _ transcript: Transcript?,
        _ firstLine: Int
    ) {
        let last = frames.count - 1
        if let manual = frames[last].manualBefore, frames[last].leadIn == nil {
            dropped.insert(manual)
        }
        dropManualsAround()
        let script = transcript.map { String(utf8: $0.script) } ?? runbook.blocks[block].text
        let rows = transcript?.lines ?? Array(verbatim.offsets.indices)
        let offsets = rows.indices.map {
            verbatim.offsets[rows[$0]] + (transcript?.offsets[$0] ?? 0)
        }
        let bash = BashScript(script)
        if !isForRun { scripts[block] = bash }
        var command = Command(
            block: block,
            bash: bash,
            lines: rows.map { $0 + firstLine },
            offsets: offsets
        )
        command.refusal = verbatim.refusal?.message
        let stated = bash.statedOutput
        command.expectations = stated.map(\.text)
        let words = stated.compactMap(\.demand)
        if !words.isEmpty { command.demand = OutputDemand(words: words) }
        if let sample = transcript?.sample, !sample.isEmpty {
            command.expectedOutput = String(utf8: sample)
        }
        if let problem = verbatim.refusal {
            runbook.problems.append(problem)
            runbook.blocks[block].reason = problem.message
        } else {
            addSyntaxProblem(of: bash, lines: command.lines, offsets: offsets)
        }
        lastCommand = runbook.items.count
        append(
            .command(command),
            title: title,
            condition: bash.isAlternativesInside ? Comments.alternative(in: script) : nil,
            line: runbook.blocks[block].line
        )
        frames[last].commandBefore = lastCommand
    }

    /// Notes what bash would refuse in a command, as `run` finds it before the first step.
    private mutating func addSyntaxProblem(of bash: BashScript, lines: [Int], offsets: [Int]) {
        if !extglob, bash.namesExtglob { extglob = bash.setsExtglob }
        let problem = bash.syntaxProblem(lines: lines, offsets: offsets, extglob: extglob)
        if let problem { runbook.problems.append(problem) }
    }

    /// What introduces the block: the sentence before it or the text of its list item.
    private var title: String? {
        let frame = frames[frames.count - 1]
        if let leadIn = frame.leadIn { return introduction(leadIn) }
        guard let manual = frame.manualBefore,
            case .manual(let words) = runbook.items[manual].content
        else { return introduction(nil) }
        return introduction(words)
    }

    /// Gives the section's last command the sample of its output.
    ///
    /// One that is demanded goes before one that is only shown.
    private mutating func expect(_ output: String, isDemanded: Bool) {
        guard let lastCommand, case .command(var command) = runbook.items[lastCommand].content,
            command.expectedOutput == nil || isDemanded && command.demand?.isSample != true
        else { return }
        command.expectedOutput = output
        if isDemanded {
            command.demand = OutputDemand(isSample: true, words: command.demand?.words ?? [])
        }
        runbook.items[lastCommand].content = .command(command)
    }

    /// How many bytes stand before `text` in its line; spans of one line come in order.
    private mutating func offset(of text: ArraySlice<UInt8>, line: Int) -> Int {
        let start = lastSpan.line == line ? lastSpan.offset : 0
        let whole = source.line(line)
        guard let found = whole.dropFirst(start).range(of: text) else { return 0 }
        lastSpan = (line, found.upperBound - whole.startIndex)
        return found.lowerBound - whole.startIndex
    }

    /// Adds the command in a code span; the operator is offered it.
    mutating func offer(_ bash: BashScript, of span: Document.Span, title: String?) {
        let text = document.bytes(span.text)
        let offset = offset(of: text, line: Int(span.line))
        var command = Command(
            block: nil,
            bash: bash,
            lines: [Int(span.line)],
            offsets: [offset]
        )
        command.isOffered = true
        if let hidden = HiddenCharacter(in: text) {
            command.refusal = hidden.problem(line: Int(span.line)).message
        } else {
            addSyntaxProblem(of: bash, lines: command.lines, offsets: [offset])
        }
        append(.command(command), title: title, line: Int(span.line))
    }
}

extension Command {
    /// A command as the document has it; `offsets` are the bytes before each line of the script.
    fileprivate init(block: Int?, bash: BashScript, lines: [Int], offsets: [Int]) {
        var placeholders = bash.placeholders(lines: lines, columns: 0)
        for index in placeholders.indices {
            let row = lines.firstSortedIndex { $0 >= placeholders[index].line }
            if row < offsets.count { placeholders[index].column += offsets[row] }
        }
        self.init(
            block: block,
            script: bash.text,
            lines: lines,
            hazards: bash.hazards,
            placeholders: placeholders,
            isOffered: false
        )
    }
}

extension Problem {
    fileprivate static func runaway(line: Int) -> Problem {
        Problem(
            .runawayFence,
            line: line,
            message: "the fence has no closing line of its own, so that text and code change "
                + "places; close it at its own indentation"
        )
    }
}

extension String {
    fileprivate static let expected = "it shows what a command prints"
    fileprivate static let indented = "indented code is not executed"
    fileprivate static let empty = "it is empty"
    fileprivate static let comments = "it holds only comments"
    fileprivate static let noPrompt = "it shows a session without a prompt"
    fileprivate static let noLanguage = "its fence names no language"

    fileprivate static func language(_ language: Language) -> String {
        if case .other(let name) = language { return "`\(name)` is not executed" }
        return "it is not executed"
    }
}
