package import CortexRunbook

/// Finds the items that a name on the command line means: an item's id, a section's number or
/// its anchor.
package struct Selector: Sendable {
    private let runbook: Runbook

    package init(_ runbook: Runbook) {
        self.runbook = runbook
    }

    /// Returns the indices of the items that `name` selects; `nil` if the document has no such name.
    package func items(named name: String) -> Set<Int>? {
        let id = name.hasPrefix("#") ? String(name.dropFirst()) : name
        if let item = runbook.items.firstIndex(where: { $0.id == id }) {
            return [item]
        }
        return section(named: name).map(items(below:))
    }

    /// Returns the index of the section that `name` selects; `nil` if the document has none.
    package func section(named name: String) -> Int? {
        let anchor = name.hasPrefix("#") ? String(name.dropFirst()) : name
        return runbook.sections.firstIndex { $0.id == name || $0.number == name }
            ?? runbook.sections.firstIndex { $0.anchor == anchor }
    }

    /// Returns the indices of the items in `section` and in those below it.
    package func items(below section: Int) -> Set<Int> {
        Set(
            runbook.items.indices.filter { runbook.lies(runbook.items[$0].section, below: section) }
        )
    }

    /// Returns the items of the section that `name` selects if it is an alternative or part of one.
    func alternative(named name: String) -> [Int] {
        guard let section = section(named: name),
            runbook.ancestors(of: section).contains(where: {
                runbook.sections[$0].flow == .alternative
            })
        else { return [] }
        return Array(items(below: section))
    }
}
