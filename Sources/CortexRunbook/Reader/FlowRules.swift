/// Decides how sections and their items take part in a run.
struct FlowRules {
    private let facts: [RunbookBuilder.SectionFacts]
    /// The document's titles, in small letters.
    private let title: [UInt8]
    /// The beginnings of words that take a section out of the flow of this document.
    private let stems: [[UInt8]]
    /// For each parent (-1 at the top), how many of its sections are options.
    private var options: [Int: Int] = [:]
    /// For each parent, how many of its sections are named by a severity.
    private var severities: [Int: Int] = [:]

    init(_ runbook: Runbook, _ facts: [RunbookBuilder.SectionFacts]) {
        self.facts = facts
        let title = Self.title(of: runbook)
        self.title = title
        stems = Self.allStems.flatMap { forms in
            forms.contains { title.hasWord(startingWith: $0) } ? [] : forms
        }
        for section in runbook.sections {
            let parent = section.parent ?? -1
            if Self.isOption(section.title) { options[parent, default: 0] += 1 }
            if Self.isSeverity(section.title) { severities[parent, default: 0] += 1 }
        }
    }

    /// Whether the document's title says that it is about rolling back.
    static func isAboutRollback(_ runbook: Runbook) -> Bool {
        let title = Self.title(of: runbook)
        return rollback.contains { title.hasWord(startingWith: $0) }
    }

    private static func title(of runbook: Runbook) -> [UInt8] {
        let titles = [runbook.title, runbook.settings["title"]].compactMap { $0 }
        return titles.joined(separator: "\n").utf8.map(\.lowercased)
    }

    private static let rollback = ["rollback", "roll back", "roll-back"].map { Array($0.utf8) }

    /// Sets the flow and condition of every section and item.
    func apply(to runbook: inout Runbook) {
        for (index, place) in places(of: runbook.sections).enumerated() {
            runbook.sections[index].flow = place.flow
            runbook.sections[index].condition = place.condition
        }
        chooseBetweenItems(of: &runbook)
        for index in runbook.items.indices {
            guard let section = runbook.items[index].section else { continue }
            runbook.items[index].join(runbook.sections[section])
        }
    }

    /// Makes steps alternatives that are introduced as options of one section.
    private func chooseBetweenItems(of runbook: inout Runbook) {
        var counts: [Int: Int] = [:]
        let options = runbook.items.indices.filter { index in
            let item = runbook.items[index]
            return item.isStep && item.title.map(Self.isOption) ?? false
        }
        for index in options { counts[runbook.items[index].section ?? -1, default: 0] += 1 }
        for index in options where counts[runbook.items[index].section ?? -1, default: 0] > 1 {
            runbook.items[index].flow = .alternative
            runbook.items[index].condition = runbook.items[index].title
        }
    }

    /// Where a section stands in a run.
    private struct Place {
        let flow: Flow
        /// Nothing for a section of the normal flow.
        let condition: String?
    }

    private func places(of sections: [Section]) -> [Place] {
        var places: [Place] = []
        places.reserveCapacity(sections.count)
        for index in sections.indices {
            let parent = sections[index].parent.map { places[$0] }
            let (flow, condition) = flow(of: sections[index], facts[index], below: parent)
            places.append(Place(flow: flow, condition: flow == .normal ? nil : condition))
        }
        return places
    }

    private func flow(
        of section: Section,
        _ facts: RunbookBuilder.SectionFacts,
        below parent: Place?
    ) -> (Flow, String?) {
        if let flow = facts.flow { return (flow, section.title) }
        if isOnDemand(section.title) { return (.onDemand, section.title) }
        if parent?.flow == .onDemand { return (.onDemand, parent?.condition) }
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
        var isStart = true
        for index in heading.indices {
            if isStart, stems.contains(where: { heading.hasStem($0, at: index) }) { return true }
            isStart = !heading[index].isWord
        }
        return Self.isFailure(heading) && !Self.isFailure(title)
    }

    /// The beginnings of words that take a section out of the normal flow, in their spellings.
    private static let allStems = [
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
        guard let first = heading.utf8.first, "OoMmAaVv".utf8.contains(first) else { return false }
        let words = heading.utf8.prefix(24).split { !$0.isWord }
        guard words.count > 1, (1...2).contains(words[1].count) else { return false }
        return optionWords.contains(Substring(words[0]).lowercased())
    }

    private static let optionWords: Set<String> = [
        "option", "method", "alternative", "approach", "variant",
    ]

    /// Whether `heading` starts with P0, SEV1, Severity 2 or the like.
    private static func isSeverity(_ heading: String) -> Bool {
        guard let initial = heading.utf8.first, "PpSs".utf8.contains(initial) else { return false }
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
        let isOwn = flow == .onDemand || flow != .normal && section.flow == .conditional
        // What says when to choose a whole section is no question about each of its items.
        let isOfSection = section.condition.map { condition?.hasSuffix($0) ?? false } ?? false
        asksFirst = flow == .conditional && !isOfSection
        guard section.flow != .normal, !isOwn else { return }
        flow = section.flow
        condition = asksFirst ? condition : section.condition
    }
}

extension [UInt8] {
    /// Whether `stem` stands at `index`.
    fileprivate func hasStem(_ stem: [UInt8], at index: Int) -> Bool {
        self[index] == stem[0] && self[index...].starts(with: stem)
    }

    /// Whether a word of the text begins with `stem`, both in small letters.
    fileprivate func hasWord(startingWith stem: [UInt8]) -> Bool {
        guard let first = stem.first, count >= stem.count else { return false }
        for index in 0...(count - stem.count) where self[index] == first {
            if index > 0, self[index - 1].isWord { continue }
            if self[index...].starts(with: stem) { return true }
        }
        return false
    }
}
