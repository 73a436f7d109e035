import CortexRunbook
import CortexText

/// The part of the outline that tells what happens: sections with their steps and criteria.
extension PlanOutline {
    mutating func writeFlow() {
        writeHeading("Plan", if: !runbook.sections.isEmpty || !runbook.items.isEmpty)
        let items = Dictionary(grouping: runbook.items) { $0.section }
        if let first = items[nil] {
            write(nil, "Before the first heading", depth: 0, name: Item.unsectioned, look: .strong)
            write(first, depth: 1)
        }
        for (index, section) in runbook.sections.enumerated() {
            write(section, hasItems: items[index] != nil, depth: depth(of: section))
            write(items[index] ?? [], depth: depth(of: section) + 1)
        }
    }

    /// How many sections contain `section`, the document's title not counted.
    private func depth(of section: Section) -> Int {
        var depth = 0
        var parent = section.parent
        while let index = parent {
            depth += runbook.sections[index].level == 1 ? 0 : 1
            parent = runbook.sections[index].parent
        }
        return depth
    }

    /// Writes a heading; what options call it, where it says something that they may select.
    private mutating func write(_ section: Section, hasItems: Bool, depth: Int) {
        let number = section.number.map { "\(SafeText(escaping: $0)) " as SafeText } ?? ""
        let title: SafeText = "\(number)\(escaping: section.title)"
        let above = section.parent.map { runbook.sections[$0] }
        let said = section.condition == section.name ? nil : section.condition
        var marks = marks(section.flow, said, in: above)
        let isNamed = hasItems || !marks.isEmpty
        if let timeout = section.timeout { marks.append("at most \(timeout) s a step") }
        if let host = section.host { marks.append("on \(escaping: host)") }
        let name = isNamed && section.id != section.number ? section.id : nil
        write(section.line, title, depth: depth, marks: marks, name: name, look: .strong)
    }

    /// Writes the items of a section; what introduces several is written once.
    private mutating func write(_ items: [Item], depth: Int) {
        var saying: [Saying: Int] = [:]
        for (index, item) in items.enumerated() {
            if let words = item.words { saying[Saying(line: item.line, words: words)] = index }
        }
        var last: String?
        for (index, item) in items.enumerated() {
            let saying = item.title.flatMap { saying[Saying(line: item.line, words: $0)] }
            let title = saying.map { $0 >= index } ?? false ? nil : item.title
            if let title, title != last { write(nil, SafeText(escaping: title), depth: depth) }
            write(item, depth: depth + (title == nil ? 0 : 1))
            last = title
        }
    }

    private mutating func write(_ item: Item, depth: Int) {
        let above = item.section.map { runbook.sections[$0] }
        var marks = marks(item.flow, item.condition, in: above, below: item.title)
        let text: SafeText
        switch item.content {
        case .command(let command):
            if command.isOffered { marks.append("offered") }
            marks += command.hazards.filter { $0 != .changes }.map(\.mark)
            if let demand = command.demand { marks.append(demand.mark) }
            if let retry = command.retry { marks.append("tried again \(escaping: retry.words)") }
            if let refusal = command.refusal { marks.append("cannot run: \(escaping: refusal)") }
            text = "$ \(Self.firstLine(of: command.script))"
        case .manual(let words): text = "\(style.sign(.bullet)) \(escaping: words)"
        case .criterion(let words): text = "\(style.sign(.open)) \(escaping: words)"
        }
        let ordinal = item.id.utf8.lastIndex(of: UInt8(ascii: "/")).map { item.id[$0...] } ?? ""
        write(item.line, "\(escaping: ordinal) \(text)", depth: depth, marks: marks)
    }

    /// The first line that says something, and how many more there are.
    private static func firstLine(of script: String) -> SafeText {
        let lines = script.utf8.split(separator: UInt8(ascii: "\n"))
            .map { $0.drop(while: isBlank) }.filter { !$0.isEmpty }
        guard let first = lines.first(where: { $0.first != UInt8(ascii: "#") }) ?? lines.first
        else { return "" }
        let text = Substring(first)
        let shown = SafeText(escaping: text.hasSuffix(" \\") ? text.dropLast(2) : text)
        return lines.count > 1 ? "\(shown) (+\(lines.count - 1))" : shown
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }

    /// What is to be said of the flow: nothing where the section around says the same, and no
    /// condition that stands in the words above.
    private func marks(
        _ flow: Flow,
        _ condition: String?,
        in above: Section?,
        below words: String? = nil
    ) -> [SafeText] {
        let isNew = flow != above?.flow ?? .normal
        guard flow != .normal, isNew || condition != nil && condition != above?.condition else {
            return []
        }
        guard let condition, words?.hasPrefix(condition) != true else { return [flow.mark] }
        return ["\(flow.mark): \(escaping: condition)"]
    }
}

extension Item {
    /// What it says in the words of the document; `nil` for a command.
    fileprivate var words: String? {
        switch content {
        case .manual(let text), .criterion(let text): text
        case .command: nil
        }
    }
}

/// Words of the document on a line.
private struct Saying: Hashable {
    let line: Int
    let words: String
}

extension OutputDemand {
    /// What has to be printed, where the document says it in a few words.
    fileprivate var mark: SafeText {
        guard let first = words.first else { return "must print its sample" }
        let more: SafeText = words.count > 1 || isSample ? " and more" : ""
        return "must print \(escaping: first)\(more)"
    }
}

extension Section {
    /// The number and the title, as a condition repeats them.
    fileprivate var name: String { number.map { "\($0) \(title)" } ?? title }
}

extension Flow {
    fileprivate var mark: SafeText {
        switch self {
        case .normal: "in the flow"
        case .onDemand: "on demand"
        case .alternative: "one of several"
        case .conditional: "asked first"
        }
    }
}
