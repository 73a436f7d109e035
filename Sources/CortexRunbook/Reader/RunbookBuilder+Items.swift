extension RunbookBuilder {
    /// Reads a list item's own text as what its list is.
    mutating func listItem(_ node: Document.Node) {
        let last = frames.count - 1
        let task = TaskMark(document.bytes(node.text))
        let text = document.bytes(node.text).dropFirst(task?.width ?? 0)
        let words = document.string(text)
        frames[last].leadIn = words
        if next?.kind == .code, label(text, in: node)?.meaning != .retry {
            readRetry(in: node, text)
        }
        frames[last].condition =
            LeadIn.condition(text).map(document.string) ?? frames[last].condition
        let line = Int(node.line)
        switch frames[last].role {
        case .criteria: criterion(words, line: line)
        case .roles: role(text, line: line)
        case .access: runbook.access.append(words)
        case .gates: gate(node, text)
        case .evidence:
            let found = references(node, words)
            runbook.evidence += found
            if found.isEmpty { leaveOut(words, node, .namesNoFile) }
        case .related:
            let found = references(node, words)
            runbook.related += found
            if found.isEmpty, !isBullet || task != nil { leaveOut(words, node, .namesNoFile) }
        case .verification where task != nil || isBullet:
            check(node, words, isTask: task != nil)
        default: step(node, text, isTask: task != nil)
        }
    }

    /// Whether the list around the item is not numbered.
    private var isBullet: Bool { frames[frames.count - 2].kind == .bulletList }

    /// Something to verify: a criterion, with the command that shows it if there is one.
    private mutating func check(_ node: Document.Node, _ words: String, isTask: Bool) {
        if labels(node), !isTask { return }
        let found = offerCommands(in: node, title: words)
        guard found || isTask || isUnderLabel else { return }
        criterion(words, line: Int(node.line))
    }

    /// Whether the list around the item has a label of its own, rather than its section's.
    private var isUnderLabel: Bool {
        frames.count > 2 && frames[frames.count - 3].label == .verification
    }

    private mutating func step(
        _ node: Document.Node,
        _ text: ArraySlice<UInt8>,
        isTask: Bool
    ) {
        guard !labels(node), !isBullet || isTask else { return }
        let words = document.string(text)
        switch frames[frames.count - 1].role {
        case .description where !isTask: return leaveOut(words, node, .describes)
        case .trigger: return leaveOut(words, node, .triggers)
        default: break
        }
        if offerCommands(in: node, title: words) {
            if isTask { criterion(words, line: Int(node.line)) } else { manual(words, node) }
        } else if isTask || !isLink(node) {
            manual(words, node)
        } else {
            leaveOut(words, node, .isLink)
        }
    }

    private mutating func manual(_ words: String, _ node: Document.Node) {
        dropManualsAround()
        let title = introduction(nil)
        frames[frames.count - 1].manual = runbook.items.count
        append(.manual(words), title: title, line: Int(node.line))
    }

    /// What introduces a step: the words of the items around it, which are no steps of their own,
    /// and `leadIn`; `nil` if there is nothing.
    func introduction(_ leadIn: String?) -> String? {
        var parts = frames.compactMap(\.manual).map { runbook.items[$0].words }
        if let leadIn, leadIn != parts.last { parts.append(leadIn) }
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { whole, part in
            let isEnded = whole.utf8.last.map { ":.!?,;".utf8.contains($0) } ?? false
            return whole + (isEnded ? " " : ": ") + part
        }
    }

    private mutating func leaveOut(_ words: String, _ node: Document.Node, _ reason: String) {
        runbook.leftOut.append(
            LeftOut(text: words, line: Int(node.line), section: section, reason: reason)
        )
    }

    /// Adds a criterion of the section.
    mutating func criterion(_ words: String, line: Int) {
        if let section { facts[section].criteria += 1 }
        append(.criterion(words), line: line)
    }

    /// Adds an item; its id, and the flow its section gives it, follow when all is read.
    mutating func append(
        _ content: Item.Content,
        title: String? = nil,
        condition: String? = nil,
        line: Int
    ) {
        let condition = condition ?? frames[frames.count - 1].condition
        var item = Item(
            id: "",
            line: line,
            title: title,
            section: section,
            flow: .normal,
            condition: nil,
            content: content
        )
        if item.isStep, isUnderRollback {
            item.flow = .onDemand
            item.condition = "rollback"
        } else if item.isStep, let condition {
            item.flow = .conditional
            item.condition = condition
        }
        runbook.items.append(item)
        if case .command = content { takeRetry() }
    }

    /// Whether a label says that what follows undoes the step.
    private var isUnderRollback: Bool {
        guard !isAboutRollback else { return false }
        return frames.contains { $0.role == .rollback || $0.label == .rollback }
    }

    /// Takes back the manual steps around a step: their text introduces it.
    mutating func dropManualsAround() {
        for frame in frames { if let manual = frame.manual { dropped.insert(manual) } }
    }

    /// Whether the item is nothing but a link, as in a table of contents.
    private func isLink(_ node: Document.Node) -> Bool {
        let spans = document.spans(of: node)
        return spans.contains { $0.kind == .link && $0.text == node.text }
    }

    /// Offers the commands that stand in the item's code spans; whether there are any.
    private mutating func offerCommands(in node: Document.Node, title: String) -> Bool {
        var found = false
        for span in document.spans(of: node) where span.kind == .code {
            guard let command = command(in: span) else { continue }
            offer(command, of: span, title: title)
            found = true
        }
        return found
    }

    /// Reads a code span as a line of bash; `nil` if it does not look like a command.
    func command(in span: Document.Span) -> BashScript? {
        let text = document.bytes(span.text)
        guard text.contains(.space) || text.isScript else { return nil }
        let script = script(in: span)
        return script.looksLikeCommands ? script : nil
    }

    /// Reads a code span as a line of bash.
    func script(in span: Document.Span) -> BashScript {
        BashScript(String(utf8: document.bytes(span.text)) + "\n")
    }

    private mutating func role(_ text: ArraySlice<UInt8>, line: Int) {
        let colon = text.firstIndex(of: .colon) ?? text.endIndex
        runbook.roles.append(
            Role(
                name: document.string(text[..<colon]),
                duty: document.string(text[colon...].dropFirst()),
                line: line
            )
        )
    }

    private mutating func gate(_ node: Document.Node, _ text: ArraySlice<UInt8>) {
        let name = text.prefix { $0 != .colon }
        let link = document.spans(of: node).first { $0.kind == .link }
        let target = link.map { document.aside($0.target) } ?? []
        gateTargets.append(target.first == 0x23 ? String(utf8: target.dropFirst()) : nil)
        runbook.gates.append(
            Gate(name: document.string(name), line: Int(node.line), sections: [])
        )
    }

    /// The paths that an item names in its code spans and links.
    private func references(_ node: Document.Node, _ words: String) -> [PathReference] {
        document.spans(of: node).compactMap { span in
            guard span.kind == .link || span.kind == .code else { return nil }
            let path = span.kind == .link ? document.aside(span.target) : document.bytes(span.text)
            guard !path.contains(.space), path.first != 0x23,
                !path.contains(Array("://".utf8)),
                path.contains(0x2F) || path.contains(0x2E)
            else { return nil }
            return PathReference(path: String(utf8: path), text: words, line: Int(node.line))
        }
    }
}

extension String {
    fileprivate static let describes = "its list describes something"
    fileprivate static let triggers = "its list says when the section applies"
    fileprivate static let isLink = "it is only a link"
    fileprivate static let namesNoFile = "it names no file"
}

extension Item {
    /// The words of a manual step or a criterion; the script of a command.
    fileprivate var words: String {
        switch content {
        case .manual(let text), .criterion(let text): text
        case .command(let command): command.script
        }
    }
}

/// The box of a task list item: `[ ] ` or `[x] `.
package struct TaskMark: Sendable {
    /// Its width in bytes, its blank included.
    package let width = 4

    package init?(_ text: ArraySlice<UInt8>) {
        let start = text.startIndex
        guard text.first == 0x5B, text.count >= 4, text[start + 2] == 0x5D,
            text[start + 3].isBlank,
            text[start + 1] == .space || text[start + 1].lowercased == 0x78
        else { return nil }
    }
}

extension ArraySlice<UInt8> {
    /// Whether it names a shell script of the repository, such as `./scripts/check.sh`.
    fileprivate var isScript: Bool {
        starts(with: "./".utf8) && suffix(3).elementsEqual(".sh".utf8)
    }
}
