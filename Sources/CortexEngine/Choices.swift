import CortexRunbook

/// The options that name parts of a document, resolved to its items.
struct Choices {
    private let runbook: Runbook
    private let groups: AlternativeGroups
    /// The items of `--section`; `nil` for the whole flow.
    private let wanted: Set<Int>?
    private let skipped: Set<Int>
    /// The items of `--include`.
    private let included: Set<Int>
    private let isUnattended: Bool
    /// The names of `--section`, sections by their ids.
    private let named: Set<String>
    private let chosen: Set<Plan.Alternative>
    /// The item of `--from`; `nil` for the start.
    private let first: Int?

    /// Resolves the names of `options`.
    ///
    /// - Throws: a `Refusal` of status `usage` with a line for each unknown name.
    init(_ options: RunOptions, in runbook: Runbook, groups: AlternativeGroups) throws(Refusal) {
        var names = Names(Selector(runbook))
        let manual = runbook.items.indices.filter { runbook.items[$0].isManual }
        self.runbook = runbook
        self.groups = groups
        wanted = options.sections.isEmpty ? nil : names.items(options.sections, of: "--section")
        skipped = names.items(options.skip.filter { $0 != "manual" }, of: "--skip")
            .union(options.skip.contains("manual") ? manual : [])
        included = names.items(options.include, of: "--include")
        isUnattended = options.unattended
        let selector = Selector(runbook)
        named = Set(
            options.sections.map { name in
                selector.section(named: name).map { runbook.sections[$0].id } ?? name
            }
        )
        chosen = Set(
            names.items(options.choose, of: "--choose")
                .union(
                    (options.sections + [options.from].compactMap { $0 }).flatMap(
                        selector.alternative(named:)
                    )
                )
                .compactMap { groups.alternative(of: runbook.items[$0].section) }
        )
        first = names.items(options.from.map { [$0] } ?? [], of: "--from").min()
        guard names.unknown.isEmpty else { throw Refusal(.usage, names.unknown) }
    }

    /// Returns the item's place in the run.
    func entry(for item: Int) -> Plan.Entry {
        let alternative = groups.alternative(of: runbook.items[item].section)
        return Plan.Entry(
            item: item,
            alternative: alternative.flatMap { chosen.contains($0) ? nil : $0 },
            condition: condition(of: runbook.items[item], at: item, in: alternative),
            omission: omission(of: item, in: alternative),
            isIncluded: included.contains(item) || alternative.map(chosen.contains) ?? false
        )
    }

    /// Whether the options bring an item on demand into the flow.
    private func isCalled(_ item: Int) -> Bool {
        included.contains(item) || wanted?.contains(item) ?? false
    }

    /// Whether an option names the item itself, or the section that makes it conditional.
    private func isDecided(_ index: Int, _ item: Item) -> Bool {
        let section = item.section.map { runbook.sections[$0] }
        if included.contains(index) || named.contains(item.id) {
            return true
        }
        guard let section, section.flow == .conditional, !item.asksFirst else { return false }
        return named.contains(section.id)
    }

    private func condition(
        of item: Item,
        at index: Int,
        in alternative: Plan.Alternative?
    ) -> String? {
        guard !isDecided(index, item) else { return nil }
        if case .command(let command) = item.content, command.isOffered {
            return Self.offered
        }
        switch item.flow {
        case _ where item.asksFirst: return item.condition ?? Self.conditional
        case .conditional: return item.condition ?? Self.conditional
        case .alternative: return alternative == nil ? item.condition ?? Self.alternative : nil
        case .normal, .onDemand: return nil
        }
    }

    private func omission(of item: Int, in alternative: Plan.Alternative?) -> String? {
        if let wanted, !wanted.contains(item) {
            return Self.notSelected
        }
        if let first, item < first {
            return Self.beforeTheStart
        }
        if skipped.contains(item) {
            return Self.skipped
        }
        if runbook.items[item].flow == .onDemand, !isCalled(item) {
            return Self.onDemand
        }
        if isUnattended, !isDecided(item, runbook.items[item]),
            runbook.items[item].command?.isOffered == true
        {
            return Self.offered
        }
        if let alternative, !chosen.contains(alternative),
            chosen.contains(where: { $0.group == alternative.group })
        {
            return Self.notChosen
        }
        return nil
    }
}

extension Choices {
    static let offered = "the text offers this command"
    static let conditional = "the document makes this conditional"
    static let alternative = "one of several alternatives"
    static let notSelected = "outside --section"
    static let beforeTheStart = "before --from"
    static let skipped = "left out with --skip"
    static let onDemand = "on demand"
    static let notChosen = "another alternative was chosen"

    /// Whether the run records that an item is left out for this reason.
    static func isRecorded(_ omission: String) -> Bool {
        omission == skipped || omission == notChosen
    }
}

/// Names on the command line, with a line for each that the document does not know.
private struct Names {
    private let selector: Selector
    private(set) var unknown: [String] = []

    init(_ selector: Selector) {
        self.selector = selector
    }

    mutating func items(_ names: [String], of option: String) -> Set<Int> {
        var found: Set<Int> = []
        for name in names {
            if let items = selector.items(named: name) {
                found.formUnion(items)
            } else {
                unknown.append(
                    "\(option) \(name): the document has no such item, section or anchor;"
                        + " `cortex plan` lists them"
                )
            }
        }
        return found
    }
}
