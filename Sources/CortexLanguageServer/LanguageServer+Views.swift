import CortexLint
import CortexRunbook

extension LanguageServer {
    /// Writes the manuals of the rules that found something at the place that the client names.
    func hover(in document: OpenDocument, _ parameters: JSONValue, to json: inout JSONWriter) {
        guard let position = Position(parameters["position"]) else { return json.null() }
        let offset = document.text.offset(of: position, encoding)
        let findings = (document.checked?.findings ?? []).filter {
            $0.range.touches(offset..<offset)
        }
        guard let first = findings.first else { return json.null() }
        var codes: Set<String> = []
        let texts = findings.filter { codes.insert($0.placed.rule.code).inserted }.map { finding in
            "**\(finding.placed.message)**\n\n\(finding.placed.help)\n\n"
                + finding.placed.rule.explanation
        }
        json.object { json in
            json.key("contents")
            json.object { json in
                json.member("kind", "markdown")
                json.member("value", texts.joined(separator: "\n---\n\n"))
            }
            json.member("range", first.range, of: document.text, encoding)
        }
    }

    /// Writes the sections of the document, and the commands in them, as a tree of symbols.
    func symbols(of document: OpenDocument, to json: inout JSONWriter) {
        guard let runbook = document.checked?.document?.runbook else {
            return json.array { _ in }
        }
        let tree = SymbolTree(runbook, document.text, encoding)
        json.array { tree.write(childrenOf: nil, to: &$0) }
    }
}

/// The sections of a document with the commands that stand in each.
private struct SymbolTree {
    private let runbook: Runbook
    private let text: TextBuffer
    private let encoding: PositionEncoding
    /// The sections right below each; `nil` for those at the top.
    private let below: [Int?: [Int]]
    private let commands: [Int?: [Item]]

    init(_ runbook: Runbook, _ text: TextBuffer, _ encoding: PositionEncoding) {
        self.runbook = runbook
        self.text = text
        self.encoding = encoding
        below = Dictionary(grouping: runbook.sections.indices) { runbook.sections[$0].parent }
        let commands = runbook.items.filter { item in
            guard case .command(let command) = item.content else { return false }
            return command.block != nil
        }
        self.commands = Dictionary(grouping: commands, by: \.section)
    }

    func write(childrenOf section: Int?, to json: inout JSONWriter) {
        for item in commands[section] ?? [] { json.object { write(item, to: &$0) } }
        for child in below[section] ?? [] { json.object { write(section: child, to: &$0) } }
    }

    private func write(section index: Int, to json: inout JSONWriter) {
        let section = runbook.sections[index]
        let isPhase = below[index] != nil
        json.member("name", name(section))
        json.member("kind", isPhase ? Kind.namespace : Kind.function)
        range(of: section.line, through: lastLine(ofSection: index), to: &json)
        guard isPhase || commands[index] != nil else { return }
        json.key("children")
        json.array { write(childrenOf: index, to: &$0) }
    }

    private func name(_ section: Section) -> String {
        let name = section.number.map { "\($0) \(section.title)" } ?? section.title
        return name.isEmpty ? "(untitled)" : name
    }

    private func write(_ item: Item, to json: inout JSONWriter) {
        guard case .command(let command) = item.content else { return }
        let block = command.block.map { runbook.blocks[$0] }
        let first = command.script.split(separator: "\n").first.map(String.init) ?? ""
        json.member("name", first.isEmpty ? "(empty)" : first)
        json.member("detail", item.id)
        json.member("kind", Kind.event)
        range(of: block?.line ?? item.line, through: block?.endLine ?? item.line, to: &json)
    }

    /// Writes the whole extent and its first line, which is what a click selects.
    private func range(of first: Int, through last: Int, to json: inout JSONWriter) {
        let head = text.line(min(first, text.lineCount) - 1)
        let tail = text.line(min(max(first, last), text.lineCount) - 1)
        json.member("range", head.startIndex..<tail.endIndex, of: text, encoding)
        json.member("selectionRange", head.startIndex..<head.endIndex, of: text, encoding)
    }

    /// The 1-based line before the next section that does not stand below this one.
    private func lastLine(ofSection index: Int) -> Int {
        for next in runbook.sections[(index + 1)...] {
            var parent = next.parent
            while let above = parent, above > index { parent = runbook.sections[above].parent }
            if parent != index { return next.line - 1 }
        }
        return text.lineCount
    }

    /// The numbers of the protocol for kinds of symbols.
    private enum Kind {
        static let namespace = 3
        static let function = 12
        static let event = 24
    }
}
