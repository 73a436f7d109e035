/// A gate with what decides it.
package struct DecidedGate: Sendable, Equatable {
    /// The summary's name for it, or the section's title.
    package var name: String
    /// The 1-based line of the summary's item or of the section's heading.
    package var line: Int
    /// Indices into `Runbook.sections`; what lies below them belongs to the gate, too.
    package var sections: [Int]
}

extension Runbook {
    /// The gates of the document, in its order.
    ///
    /// They are those of its summary; without one, every section with criteria of its own.
    package var decidedGates: [DecidedGate] {
        guard gates.isEmpty else {
            return gates.map { DecidedGate(name: $0.name, line: $0.line, sections: $0.sections) }
        }
        var found: [DecidedGate] = []
        for item in items where !item.isStep {
            guard let index = item.section, found.last?.sections != [index] else { continue }
            let section = sections[index]
            found.append(DecidedGate(name: section.title, line: section.line, sections: [index]))
        }
        return found
    }

    /// Returns the indices of the items that decide `gate`, in document order.
    ///
    /// Where the gate's section is in the flow, what is on demand below it does not count.
    package func items(of gate: DecidedGate) -> [Int] {
        var inside = Set<Int>()
        for index in sections.indices {
            let isBelow = sections[index].parent.map(inside.contains) ?? false
            if isBelow || gate.sections.contains(index) { inside.insert(index) }
        }
        let isInFlow = gate.sections.contains { sections[$0].flow != .onDemand }
        return items.indices.filter { index in
            guard let section = items[index].section, inside.contains(section) else { return false }
            return !isInFlow || items[index].flow != .onDemand
        }
    }
}
