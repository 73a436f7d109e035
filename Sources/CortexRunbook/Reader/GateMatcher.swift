/// Finds the sections that decide the gates of a summary.
enum GateMatcher {
    /// Sets `sections` of every gate that has none yet.
    ///
    /// All words of the gate's name must be in the section's title or criteria. Normal flow goes
    /// before the rest, then the most words in the title, then the document's order.
    static func match(_ runbook: inout Runbook) {
        guard runbook.gates.contains(where: \.sections.isEmpty) else { return }
        var titles = runbook.sections.map { words(of: $0.title.utf8) }
        var all = titles
        for item in runbook.items {
            guard case .criterion(let text) = item.content, let section = item.section else {
                continue
            }
            all[section].formUnion(words(of: text.utf8))
        }
        if !titles.isEmpty { titles[0] = [] }
        for index in runbook.gates.indices where runbook.gates[index].sections.isEmpty {
            let gate = words(of: runbook.gates[index].name.utf8).subtracting(fillers)
            guard !gate.isEmpty else { continue }
            var best: (section: Int, score: Int)?
            for section in runbook.sections.indices where all[section].isSuperset(of: gate) {
                let inTitle = gate.intersection(titles[section]).count
                guard inTitle > 0 else { continue }
                let isNormal = runbook.sections[section].flow == .normal
                let score = inTitle + (isNormal ? 1_000 : 0)
                if best.map({ $0.score < score }) ?? true { best = (section, score) }
            }
            runbook.gates[index].sections = best.map { [$0.section] } ?? []
        }
    }

    private static let fillers: Set<String> = ["gate", "check", "the", "and", "of", "all"]

    /// The words of `text` in small letters, plurals as singulars.
    private static func words(of text: String.UTF8View) -> Set<String> {
        var words: Set<String> = []
        for part in text.split(whereSeparator: { !$0.isWord }) {
            var word = part.map(\.lowercased)
            if word.count > 3, word.last == 0x73, word[word.count - 2] != 0x73 { word.removeLast() }
            words.insert(String(utf8: word))
        }
        return words
    }
}
