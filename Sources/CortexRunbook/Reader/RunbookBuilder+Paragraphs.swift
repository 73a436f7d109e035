extension RunbookBuilder {
    /// Reads a paragraph: a label, a lead-in, or a list item's own text.
    mutating func paragraph(_ node: Document.Node, before next: Document.Node?) {
        let last = frames.count - 1
        let text = document.bytes(node.text)
        if frames[last].kind == .item, !frames[last].hasText {
            frames[last].hasText = true
            listItem(node)
            return
        }
        let isTable = table(node)
        frames[last].endLabels()
        let isSettled = labels(node)
        guard !isTable else { return }
        if !isSettled { readRetry(in: node, text) }
        readDemand(in: node)
        guard next?.isIntroduced ?? false else { return }
        if !isSettled, frames[last].label == nil { frames[last].leadIn = document.string(text) }
        frames[last].condition = LeadIn.condition(text).map(document.string)
        if frames[last].label == nil || frames[last].label == .expectedOutput {
            if let meaning = LeadIn.outputMeaning(text) { frames[last].label = meaning }
        }
    }

    /// Applies the labels at the starts of the lines of `node`.
    ///
    /// Returns whether they say all that is to be done about the text.
    @discardableResult
    mutating func labels(_ node: Document.Node) -> Bool {
        var isSettled = false
        var number = Int(node.line)
        var rest = document.bytes(node.text)
        if frames[frames.count - 1].kind == .item {
            rest = rest.dropFirst(TaskMark(rest)?.width ?? 0)
        }
        while true {
            let end = rest.firstIndex(of: .lineFeed) ?? rest.endIndex
            frames[frames.count - 1].label = nil
            if let label = label(rest[..<end], in: node), apply(label, line: number, in: node) {
                isSettled = true
            }
            guard end < rest.endIndex else { break }
            rest = rest[(end + 1)...]
            number += 1
        }
        return isSettled
    }

    /// The label at the start of `line`, one of the lines of `node`.
    func label(_ line: ArraySlice<UInt8>, in node: Document.Node) -> Label? {
        let start = document.spans(of: node, startingIn: line.prefix(1))
        let strong = start.first { $0.kind == .strong && Int($0.text.upperBound) <= line.endIndex }
        return Label(
            line,
            strongEnd: strong.map { Int($0.text.upperBound) },
            vocabulary: vocabulary
        )
    }

    /// Does what a label with text behind it says, or keeps a bare one for what follows.
    private mutating func apply(_ label: Label, line: Int, in node: Document.Node) -> Bool {
        guard !label.rest.isEmpty else {
            if label.meaning != .retry { frames[frames.count - 1].label = label.meaning }
            return false
        }
        let words = document.string(label.rest)
        switch label.meaning {
        case .command, .verification: return offered(in: label, line: line, of: node)
        case .criteria: criterion(words, line: line)
        case .timeout: section.map { runbook.sections[$0].timeout = TimeWords.seconds(label.rest) }
        case .retry: return readRetry(behind: label, line: line)
        case .requiredOutput: return readDemand(behind: label, in: node)
        case .host where !label.rest.contains(.space):
            section.map { runbook.sections[$0].host = words }
        case .trigger:
            section.map { if facts[$0].trigger == nil { facts[$0].trigger = words } }
        default: return false
        }
        return true
    }

    /// Offers the commands in the code spans behind a label.
    private mutating func offered(
        in label: Label,
        line: Int,
        of node: Document.Node
    ) -> Bool {
        let words = document.string(label.rest)
        var isCommand = false
        for span in document.spans(of: node, startingIn: label.rest) where span.kind == .code {
            let meant = label.meaning == .command ? script(in: span) : command(in: span)
            guard let meant else { continue }
            offer(meant, of: span, title: words)
            isCommand = true
        }
        if isCommand, label.meaning == .verification { criterion(words, line: line) }
        return isCommand
    }
}

extension Document.Node {
    /// Whether a paragraph before it says something about it.
    fileprivate var isIntroduced: Bool {
        kind == .code || kind == .orderedList || kind == .bulletList
    }
}
