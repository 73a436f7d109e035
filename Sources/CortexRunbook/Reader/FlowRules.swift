/// Decides how sections and their items take part in a run.
struct FlowRules {
    private let facts: [RunbookBuilder.SectionFacts]
    /// The document's titles, in small letters.
    private let title: [UInt8]
    /// For each parent (-1 at the top), how many of its sections are options.
    private var options: [Int: Int] = [:]
    /// For each parent, how many of its sections are named by a severity.
    private var severities: [Int: Int] = [:]

    init(_ runbook: Runbook, _ facts: [RunbookBuilder.SectionFacts]) {
        self.facts = facts
        let titles = [runbook.title, runbook.settings["title"]].compactMap { $0 }
        title = titles.joined(separator: "\n").utf8.map(\.lowercased)
        for section in runbook.sections {
            let parent = section.parent ?? -1
            if Self.isOption(section.title) { options[parent, default: 0] += 1 }
            if Self.isSeverity(section.title) { severities[parent, default: 0] += 1 }
        }
    }

    /// Sets the flow and condition of every section and item.
    func apply(to runbook: inout Runbook) {
        for index in runbook.sections.indices {
            let parent = runbook.sections[index].parent.map { runbook.sections[$0] }
            let (flow, condition) = flow(of: runbook.sections[index], facts[index], below: parent)
            runbook.sections[index].flow = flow
            runbook.sections[index].condition = flow == .normal ? nil : condition
        }
        for index in runbook.items.indices {
            guard let section = runbook.items[index].section else { continue }
            runbook.items[index].join(runbook.sections[section])
        }
    }

    private func flow(
        of section: Section, _ facts: RunbookBuilder.SectionFacts, below parent: Section?
    ) -> (Flow, String?) {
        if let flow = facts.flow { return (flow, section.title) }
        if parent?.flow == .onDemand { return (.onDemand, parent?.condition) }
        if isOnDemand(section.title) { return (.onDemand, section.title) }
        let siblings = section.parent ?? -1
        if options[siblings, default: 0] > 1, Self.isOption(section.title) {
            return (.alternative, facts.trigger ?? section.title)
        }
        if parent?.flow == .alternative { return (.alternative, parent?.condition) }
        if let trigger = facts.trigger { return (.conditional, trigger) }
        if severities[siblings, default: 0] > 1, Self.isSeverity(section.title) {
            return (.conditional, section.title)
        }
        return (parent?.flow ?? .normal, parent?.condition)
    }

    private func isOnDemand(_ heading: String) -> Bool {
        let heading = heading.utf8.map(\.lowercased)
        return Self.stems.contains { forms in
            forms.contains { heading.hasWord(startingWith: $0) }
                && !forms.contains { title.hasWord(startingWith: $0) }
        } || Self.isFailure(heading) && !Self.isFailure(title)
    }

    /// The beginnings of words that take a section out of the normal flow, in their spellings.
    private static let stems = [
        ["emergenc"], ["hotfix", "hot fix", "hot-fix"], ["rollback", "roll back", "roll-back"],
        ["recover"], ["troubleshoot", "trouble-shoot"], ["prevent"], ["appendix", "appendices"],
    ].map { $0.map { Array($0.utf8) } }

    /// Whether `heading` says "if … fail".
    private static func isFailure(_ heading: [UInt8]) -> Bool {
        heading.hasWord(startingWith: Array("if ".utf8))
            && heading.hasWord(startingWith: Array("fail".utf8))
    }

    /// Whether `heading` is "Option A", "Method 1" or the like.
    private static func isOption(_ heading: String) -> Bool {
        let words = heading.utf8.prefix(24).split { !$0.isWord }
        guard words.count > 1, (1...2).contains(words[1].count) else { return false }
        return optionWords.contains(Substring(words[0]).lowercased())
    }

    private static let optionWords: Set<String> = [
        "option", "method", "alternative", "approach", "variant",
    ]

    /// Whether `heading` starts with P0, SEV1, Severity 2 or the like.
    private static func isSeverity(_ heading: String) -> Bool {
        let words = heading.utf8.prefix(24).split { !$0.isWord }
        guard let first = words.first else { return false }
        let name = first.prefix(while: \.isASCIILetter)
        var level = first[name.endIndex...]
        if level.isEmpty, words.count > 1 { level = words[1] }
        guard level.count == 1, level.allSatisfy(\.isDigit) else { return false }
        return ["p", "sev", "severity", "priority"].contains(Substring(name).lowercased())
    }
}

extension Item {
    /// Takes on the flow of the item's section where that is the stronger one.
    fileprivate mutating func join(_ section: Section) {
        let isOwn = flow == .onDemand || flow == .conditional && section.flow == .conditional
        guard section.flow != .normal, !isOwn else { return }
        flow = section.flow
        condition = section.condition
    }
}

extension [UInt8] {
    /// Whether a word of the text begins with `stem`, both in small letters.
    fileprivate func hasWord(startingWith stem: [UInt8]) -> Bool {
        var isStart = true
        for index in indices {
            if isStart, self[index...].starts(with: stem) { return true }
            isStart = !self[index].isWord
        }
        return false
    }
}
