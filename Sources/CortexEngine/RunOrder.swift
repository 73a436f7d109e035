import CortexRunbook

/// The order in which the items of a document are met: as written, but a section's criteria come
/// after its steps, and after those of its subsections where it has none of its own.
struct RunOrder {
    /// Indices into `Runbook.items`.
    private(set) var items: [Int] = []
    private let runbook: Runbook
    /// Criteria that wait for the end of their section's subsections, outermost first.
    private var waiting: [(section: Int, criteria: [Int])] = []

    init(_ runbook: Runbook) {
        self.runbook = runbook
        let bySection = Dictionary(grouping: runbook.items.indices) { runbook.items[$0].section }
        add(bySection[nil] ?? [], of: nil)
        for section in runbook.sections.indices {
            release(upTo: section)
            add(bySection[section] ?? [], of: section)
        }
        release(upTo: nil)
    }

    private mutating func add(_ own: [Int], of section: Int?) {
        let criteria = own.filter { runbook.items[$0].isCriterion }
        let steps = own.filter { !runbook.items[$0].isCriterion }
        items += steps
        if let section, steps.isEmpty, !criteria.isEmpty {
            waiting.append((section, criteria))
        } else {
            items += criteria
        }
    }

    /// Takes up the criteria of the sections that do not contain `section`.
    private mutating func release(upTo section: Int?) {
        while let last = waiting.last, !runbook.lies(section, below: last.section) {
            items += last.criteria
            waiting.removeLast()
        }
    }
}
