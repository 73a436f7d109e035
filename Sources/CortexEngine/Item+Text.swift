package import CortexRunbook

extension Item {
    /// What it says: the script of a command, the words of a manual step or a criterion.
    package var text: String {
        switch content {
        case .command(let command): command.script
        case .manual(let words), .criterion(let words): words
        }
    }
}

extension Runbook {
    /// The titles of a section and of those around it, without numbers, case and punctuation.
    ///
    /// The document's own title is left out: it does not tell one section from another.
    func titlePath(of section: Int?) -> String {
        ancestors(of: section).filter { $0 != 0 || sections[0].level > 1 }
            .map { sections[$0].title.lowercased().words.joined(separator: " ") }
            .joined(separator: "\n")
    }
}

extension String {
    /// Its runs of letters and digits; a byte beyond ASCII counts as a letter.
    var words: [Substring] {
        utf8.split { !$0.isWord }.map(Substring.init)
    }
}
