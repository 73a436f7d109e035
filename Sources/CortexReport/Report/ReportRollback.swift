import CortexRunbook

/// A way back that a document offers.
package struct ReportRollback: Sendable, Equatable {
    /// The section's heading, or the linked runbook's path.
    package let title: String
    /// The 1-based line of the document.
    package let line: Int?

    /// Returns the sections of `runbook` about a rollback, then the runbooks about one.
    static func all(of runbook: Runbook) -> [ReportRollback] {
        let sections = runbook.sections.dropFirst().filter { isMeant($0.title) }.map { section in
            let title = [section.number, section.title].compactMap(\.self).joined(separator: " ")
            return ReportRollback(title: title, line: section.line)
        }
        let related = runbook.related.filter { isMeant($0.path) || isMeant($0.text) }.map {
            ReportRollback(title: $0.path, line: $0.line)
        }
        return sections + related
    }

    private static func isMeant(_ text: String) -> Bool {
        let letters = text.lowercased().filter(\.isLetter)
        return ["rollback", "rollingback", "backout", "revert"].contains { letters.contains($0) }
    }
}
