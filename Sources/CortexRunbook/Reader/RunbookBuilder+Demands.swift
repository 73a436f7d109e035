/// What the document demands of a command's output, and how a check is tried again.
extension RunbookBuilder {
    /// Reads what stands behind a label such as "Must print:", if it is in code or a single word.
    ///
    /// Returns whether there was any of it. A sentence is left to the person who reads it: no output holds its words.
    mutating func readDemand(behind label: Label, in node: Document.Node) -> Bool {
        let spans = document.spans(of: node, startingIn: label.rest).filter { $0.kind == .code }
        var words = spans.map { String(utf8: document.bytes($0.text)) }
        if words.isEmpty, !label.rest.contains(.space) { words = [document.string(label.rest)] }
        guard !words.isEmpty, let lastCommand else { return false }
        demand(words, of: lastCommand)
        return true
    }

    /// Reads a paragraph right behind a command, such as "It must print `ready`".
    mutating func readDemand(in node: Document.Node) {
        guard let command = frames[frames.count - 1].commandBefore else { return }
        let text = document.bytes(node.text)
        for span in document.spans(of: node) where span.kind == .code {
            let before = text[..<Int(span.text.lowerBound)].dropLast {
                $0 == .backtick || $0 == .space
            }
            let sentence = before.suffix(Vocabulary.longest).split { $0 == 0x2E || $0 == .lineFeed }
            guard let words = sentence.last,
                vocabulary.meaning(of: words) == .requiredOutput,
                !Self.verbsOfOthers.contains(where: { words.map(\.lowercased).contains($0) })
            else { continue }
            demand([String(utf8: document.bytes(span.text))], of: command)
        }
    }

    /// What a page or a person may have to do, too, while only commands print.
    private static let verbsOfOthers = ["show", "return"].map { Array($0.utf8) }

    private mutating func demand(_ words: [String], of index: Int) {
        guard case .command(var command) = runbook.items[index].content else { return }
        var demand = command.demand ?? OutputDemand()
        demand.words += words.filter { !demand.words.contains($0) }
        command.demand = demand
        runbook.items[index].content = .command(command)
    }

    /// Reads what stands behind "Retry:", if it says how often.
    ///
    /// It speaks of the command right before, of the block right behind, or else of the section's
    /// last command or its first. Returns whether it says how often.
    mutating func readRetry(behind label: Label, line: Int) -> Bool {
        guard let words = RetryWords(label: label.rest) else { return false }
        let introduces = next?.kind == .code
        if let before = commandMeant(introduces: introduces, label.rest) {
            retry(before, words, line)
        } else if !introduces, let lastScript {
            retry(lastScript, words, line)
        } else {
            awaitedRetry = AwaitedRetry(words: words, line: line, isClose: false)
        }
        return true
    }

    /// Reads a sentence such as "Poll every 30 seconds, up to 10 times." of a paragraph right
    /// before or behind a command.
    mutating func readRetry(in node: Document.Node, _ text: ArraySlice<UInt8>) {
        let introduces = next?.kind == .code
        let before = commandMeant(introduces: introduces, text)
        guard before != nil || introduces, awaitedRetry == nil,
            let words = RetryWords(sentencesOf: text), words != .excessive
        else { return }
        if let before {
            retry(before, words, Int(node.line))
        } else {
            awaitedRetry = AwaitedRetry(words: words, line: Int(node.line), isClose: true)
        }
    }

    /// The command right before that `text` speaks of; `nil` if it speaks of the block behind it,
    /// which its colon shows, or that the one before has been spoken of.
    private func commandMeant(introduces: Bool, _ text: ArraySlice<UInt8>) -> Int? {
        guard let before = frames[frames.count - 1].commandBefore else { return nil }
        let isTaken = command(at: before)?.retry != nil || text.trimmed.last == .colon
        return introduces && isTaken ? nil : before
    }

    /// Gives the command that was added last what was said before it.
    mutating func takeRetry() {
        let index = runbook.items.count - 1
        lastScript = index
        guard let awaited = awaitedRetry else { return }
        awaitedRetry = nil
        retry(index, awaited.words, awaited.line)
    }

    /// Forgets, behind a node, what command was right before it and what was said in front of it.
    ///
    /// `before` and `awaited` are what they were before the node.
    mutating func forgetWhatIsNotClose(_ before: Int?, _ awaited: AwaitedRetry?) {
        if frames[frames.count - 1].commandBefore == before {
            frames[frames.count - 1].commandBefore = nil
        }
        if awaited?.isClose == true { awaitedRetry = nil }
    }

    /// Notes what was said about trying again in a section that ends without a command.
    mutating func endRetry() {
        if let awaited = awaitedRetry, !awaited.isClose {
            runbook.problems.append(.retry(awaited.line, .noCommand))
        }
        awaitedRetry = nil
    }

    private func command(at index: Int) -> Command? {
        guard case .command(let command) = runbook.items[index].content else { return nil }
        return command
    }

    private mutating func retry(_ index: Int, _ words: RetryWords, _ line: Int) {
        guard var command = command(at: index) else { return }
        switch words {
        case .retry where command.hazards != [.readOnly]:
            runbook.problems.append(.retry(line, .changesThings))
        case .retry(let retry):
            command.retry = retry
            runbook.items[index].content = .command(command)
        case .endless: runbook.problems.append(.retry(line, .endless))
        case .excessive: runbook.problems.append(.retry(line, .excessive))
        }
    }
}

extension Problem {
    fileprivate static func retry(_ line: Int, _ message: String) -> Problem {
        Problem(.unusableRetry, line: line, message: message)
    }
}

extension String {
    fileprivate static let changesThings =
        "only a command that changes nothing is tried again by itself; this one runs once"
    fileprivate static let noCommand =
        "no command of the section follows that could be tried again"
    fileprivate static let endless =
        "trying again needs an end: write `every 10s for 5 minutes` or `every 10s, up to 30 times`"
    fileprivate static let excessive =
        "a check is tried again every second to every hour, for a day or 10,000 times at most"
}

extension ArraySlice<UInt8> {
    /// The bytes without those at the end that satisfy `isLast`.
    fileprivate func dropLast(while isLast: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var rest = self
        while let last = rest.last, isLast(last) { rest.removeLast() }
        return rest
    }
}
