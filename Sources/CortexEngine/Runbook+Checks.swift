package import CortexRunbook

extension Runbook {
    /// Returns the commands that show how a step ended, without changing anything.
    ///
    /// They are the read-only commands behind it in its section or, without one there, those of the
    /// sections around it that are about verification, or else those before it. Of the document's
    /// own flow only: what is conditional, on demand or an alternative counts only where the step
    /// is of the same kind.
    ///
    /// `item` and the result are indices into `items`, in document order.
    package func checks(of item: Int) -> [Int] {
        let own = items.indices.filter { isCheck($0, of: item, in: items[item].section) }
        let behind = own.filter { $0 > item }
        guard behind.isEmpty else { return behind }
        let nearby = items.indices.filter { index in
            guard let section = items[index].section, verifies(section, item) else { return false }
            return isCheck(index, of: item, in: section)
        }
        return nearby.isEmpty ? own : nearby
    }

    private func isCheck(_ index: Int, of item: Int, in section: Int?) -> Bool {
        let candidate = items[index]
        guard index != item, candidate.section == section, let command = candidate.command else {
            return false
        }
        return command.hazards == [.readOnly] && command.refusal == nil
            && (candidate.flow == .normal || candidate.flow == items[item].flow)
    }

    /// Whether `section` verifies what the section of `item` does: it lies in it or beside it.
    private func verifies(_ section: Int, _ item: Int) -> Bool {
        let place = items[item].section
        let parent = sections[section].parent
        guard section != place, Self.isVerification(sections[section].title) else { return false }
        return lies(parent, below: place) || parent == place.flatMap { sections[$0].parent }
    }

    private static func isVerification(_ title: String) -> Bool {
        Vocabulary.standard.meaning(ofHeading: title) == .verification
    }

    private func lies(_ section: Int?, below place: Int?) -> Bool {
        guard let place else { return false }
        return lies(section, below: place)
    }
}
