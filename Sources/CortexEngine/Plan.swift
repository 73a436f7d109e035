package import CortexJournal
package import CortexRunbook

/// What a run of a document does, in order, as the options select it.
package struct Plan: Sendable, Equatable {
    /// An item of the document in its place in the run.
    package struct Entry: Sendable, Equatable {
        /// The index of the item in `Runbook.items`.
        package let item: Int
        /// The alternative that the item belongs to; `nil` if it belongs to none or is chosen.
        package let alternative: Alternative?
        /// Why the operator is asked first; `nil` if the item runs in any case.
        package let condition: String?
        /// Why the item is left out; `nil` if it takes part.
        package let omission: String?
        /// Whether `--include` or `--choose` takes it in by name.
        package let isIncluded: Bool
    }

    /// One of the sections of which the operator picks one.
    package struct Alternative: Sendable, Hashable {
        /// The index of the section that heads the alternative.
        package let section: Int
        /// The first section of its siblings; it names the group.
        package let group: Int
    }

    /// A gate that people have to sign for before the run goes on behind it.
    package struct Gate: Sendable, Equatable {
        package let name: GateName
        /// The 1-based line of the document that names it.
        package let line: Int
        /// The index of the first section that decides it; `nil` if none does.
        package let section: Int?
        /// The indices of the items that decide it, in document order; not empty.
        package let items: [Int]
        package let rule: GateRule
    }

    package let runbook: Runbook
    /// Every item of the document, in the order of the run.
    package let entries: [Entry]
    /// The external commands that the document's blocks use.
    let commandNames: Set<String>

    /// The gates of the document that somebody has to sign for.
    package let gates: [Gate]
    /// The gates of the document that something decides, whether anybody has to sign or not.
    package let allGates: [Gate]
    /// The place of each item's entry, by the item's index.
    private let places: [Int]
    /// The alternatives that take part in each group, by the group's name.
    private let offers: [Int: [Section]]
    /// The items that a run has settled already, by index.
    private let settled: Set<Int>

    /// Makes the plan of `runbook` that `options` select; `known` is what a run has come to already.
    ///
    /// - Throws: a `Refusal` of status `usage` that names every unknown name.
    package init(
        _ runbook: Runbook,
        options: RunOptions,
        known: RunState = RunState()
    ) throws(Refusal) {
        let groups = AlternativeGroups(runbook)
        let choices = try Choices(options, in: runbook, groups: groups)
        self.runbook = runbook
        settled = Set(
            runbook.items.indices.filter { known.item(runbook.items[$0].id).isSettled }
        )
        entries = RunOrder(runbook).items.map(choices.entry(for:))
        allGates = runbook.allGates
        gates = allGates.filter { $0.rule.signatures > 0 }
        var places = [Int](repeating: 0, count: runbook.items.count)
        for (place, entry) in entries.enumerated() { places[entry.item] = place }
        self.places = places
        let active = Set(entries.filter { $0.omission == nil }.compactMap(\.alternative?.section))
        offers = groups.siblings.mapValues { siblings in
            siblings.filter(active.contains).map { runbook.sections[$0] }
        }
        commandNames = Set(
            runbook.items.compactMap(\.command).flatMap { BashScript($0.script).commandNames }
        )
    }

    /// The entries that take part, if every question is answered with yes.
    package var active: [Entry] { entries.filter { $0.omission == nil } }

    /// The entry of the item with that index.
    func entry(of item: Int) -> Entry { entries[places[item]] }

    /// The alternatives of `group` that the operator picks one of.
    func offered(in group: Int) -> [Section] { offers[group] ?? [] }

    /// What an answer about the entry's condition holds for: its conditional section, or itself.
    func conditionKey(of entry: Entry) -> String {
        let item = runbook.items[entry.item]
        let section = item.section.map { runbook.sections[$0] }
        return section?.flow == .conditional ? section?.id ?? item.id : item.id
    }

    /// The entries of `items`, in the order of the run, as if the operator had named them.
    func called(_ items: Set<Int>) -> [Entry] {
        entries.filter { items.contains($0.item) }.map {
            Entry(
                item: $0.item,
                alternative: $0.alternative,
                condition: $0.condition,
                omission: nil,
                isIncluded: true
            )
        }
    }

    /// The items of `section` and those below it.
    func items(below section: Int) -> Set<Int> {
        Selector(runbook).items(below: section)
    }

    /// Those of them that are still to be done.
    package var outstanding: [Entry] { active.filter { !settled.contains($0.item) } }

    /// The commands that are still to be done, with their items.
    package var commands: [(item: Item, command: Command, entry: Entry)] {
        outstanding.compactMap { entry in
            let item = runbook.items[entry.item]
            return item.command.map { (item, $0, entry) }
        }
    }
}

extension Runbook {
    /// The gates with something that decides them.
    fileprivate var allGates: [Plan.Gate] {
        decidedGates.compactMap { gate in
            let items = items(of: gate)
            guard !items.isEmpty else { return nil }
            let rule = gateRules?.rule(for: gate.name) ?? .none
            let section = gate.sections.first
            return Plan.Gate(
                name: GateName(gate.name, closing: section.map { sections[$0].id } ?? ""),
                line: gate.line,
                section: section,
                items: items,
                rule: rule
            )
        }
    }
}

extension Item {
    /// The command; `nil` if the item is not one.
    package var command: Command? {
        if case .command(let command) = content { command } else { nil }
    }

    /// Whether a person does it.
    package var isManual: Bool {
        if case .manual = content { true } else { false }
    }

    /// Whether a person attests it.
    package var isCriterion: Bool {
        if case .criterion = content { true } else { false }
    }
}
