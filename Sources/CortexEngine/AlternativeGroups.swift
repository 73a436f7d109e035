import CortexRunbook

/// The sections of a document of which the operator picks one, grouped by their parent.
struct AlternativeGroups {
    /// The sections of each group, in document order, by the first of them.
    private(set) var siblings: [Int: [Int]] = [:]
    private var alternatives: [Int: Plan.Alternative] = [:]

    init(_ runbook: Runbook) {
        var first: [Int?: Int] = [:]
        for (index, section) in runbook.sections.enumerated() {
            if let inherited = section.parent.flatMap({ alternatives[$0] }) {
                alternatives[index] = inherited
            } else if section.flow == .alternative {
                let group = first[section.parent] ?? index
                first[section.parent] = group
                siblings[group, default: []].append(index)
                alternatives[index] = Plan.Alternative(section: index, group: group)
            }
        }
    }

    /// Returns the alternative that a section belongs to; `nil` if it belongs to none.
    func alternative(of section: Int?) -> Plan.Alternative? {
        section.flatMap { alternatives[$0] }
    }
}
