extension RunbookBuilder {
    /// Reads a paragraph: a label, a lead-in, or a list item's own text.
    mutating func paragraph(_ node: Document.Node) {
        let last = frames.count - 1
        let text = document.bytes(node.text)
        if frames[last].kind == .item, !frames[last].hasText {
            frames[last].hasText = true
            listItem(node)
            return
        }
        frames[last].endLabels()
        frames[last].leadIn = document.string(text)
        frames[last].condition = LeadIn.condition(text).map(document.string)
        if !labels(node) , LeadIn.announcesOutput(text) { frames[last].label = .expectedOutput }
    }

    /// Applies the labels at the starts of the paragraph's lines; whether the last line is one.
    @discardableResult
    mutating func labels(_ node: Document.Node) -> Bool {
        var isLabel = false
        var number = Int(node.line)
        for line in document.bytes(node.text).split(
            separator: .lineFeed, omittingEmptySubsequences: false)
        {
            isLabel = false
            if let label = label(line, in: node) {
                isLabel = true
                apply(label, line: number, in: node)
            }
            number += 1
        }
        return isLabel
    }

    /// The label at the start of `line`, one of the lines of `node`.
    func label(_ line: ArraySlice<UInt8>, in node: Document.Node) -> Label? {
        let start = Int32(line.startIndex)
        let strong = document.spans(of: node).first {
            $0.kind == .strong && $0.text.lowerBound == start
                && Int($0.text.upperBound) <= line.endIndex
        }
        return Label(
            line, strongEnd: strong.map { Int($0.text.upperBound) }, vocabulary: vocabulary)
    }

    /// Does what a label with text behind it says, or keeps a bare one for what follows.
    private mutating func apply(_ label: Label, line: Int, in node: Document.Node) {
        let last = frames.count - 1
        if label.rest.isEmpty { frames[last].label = label.meaning }
        if label.meaning == .command || label.meaning == .verification {
            offered(in: label, line: line, of: node)
        }
        guard let section, !label.rest.isEmpty else { return }
        switch label.meaning {
        case .timeout: runbook.sections[section].timeout = Duration.seconds(label.rest)
        case .host where !label.rest.contains(.space):
            runbook.sections[section].host = document.string(label.rest)
        case .trigger where facts[section].trigger == nil:
            facts[section].trigger = document.string(label.rest)
        case .criteria: criterion(document.string(label.rest), line: line)
        default: break
        }
    }

    /// Offers the commands in the code spans behind a label.
    private mutating func offered(in label: Label, line: Int, of node: Document.Node) {
        let range = Int32(label.rest.startIndex)..<Int32(label.rest.endIndex)
        let spans = document.spans(of: node).filter {
            $0.kind == .code && range.contains($0.text.lowerBound)
        }
        var isCommand = false
        for span in spans where label.meaning == .command || looksLikeCommand(span) {
            offer(span, title: nil)
            isCommand = true
        }
        if isCommand, label.meaning == .verification {
            criterion(document.string(label.rest), line: line)
        }
    }
}

/// Times as people write them.
enum Duration {
    /// The seconds of `text`, such as "10 minutes" or "90s"; `nil` if it is no such time.
    static func seconds(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.prefix(while: \.isDigit)
        let unit = text[digits.endIndex...].drop(while: \.isBlank).prefix(while: \.isASCIILetter)
        guard digits.count <= 6, let count = Int(String(utf8: digits)) else { return nil }
        switch String(utf8: unit).lowercased() {
        case "", "s", "sec", "secs", "second", "seconds": return count
        case "m", "min", "mins", "minute", "minutes": return count * 60
        case "h", "hr", "hrs", "hour", "hours": return count * 3_600
        default: return nil
        }
    }
}
