/// Finds the sections that decide the gates of a summary.
struct GateMatcher {
    /// For each section, the words of its title, and those of its criteria as well.
    private var titles: [Set<String>] = []
    private var words: [Set<String>] = []
    private var anchors: [String: Int] = [:]
    /// The sections that have a step or a criterion in or below them.
    private var deciding: Set<Int> = []

    init(_ runbook: Runbook) {
        guard !runbook.gates.isEmpty else { return }
        titles = runbook.sections.map { Self.words(of: $0.title.utf8) }
        if runbook.sections.first?.level == 1 { titles[0] = [] }
        words = titles
        for item in runbook.items {
            guard let section = item.section else { continue }
            decide(section, in: runbook.sections)
            if case .criterion(let text) = item.content {
                words[section].formUnion(Self.words(of: text.utf8))
            }
        }
        for (index, section) in runbook.sections.enumerated() { anchors[section.anchor] = index }
    }

    /// Notes that `section` has an item, and with it those around it.
    private mutating func decide(_ section: Int, in sections: [Section]) {
        var current: Int? = section
        while let index = current, deciding.insert(index).inserted {
            current = sections[index].parent
        }
    }

    /// Sets the sections of every gate.
    ///
    /// A link decides, and one that leads nowhere finds nothing. Without a link all words of the
    /// gate's name must be in the section's title or criteria. Normal flow goes before the rest,
    /// then the most words in the title, then the document's order.
    ///
    /// `targets` holds, for each gate, the anchor it links to.
    func match(_ runbook: inout Runbook, targets: [String?]) {
        for index in runbook.gates.indices {
            let section =
                if let target = targets[index] {
                    anchors[target]
                } else {
                    best(for: runbook.gates[index], in: runbook.sections)
                }
            runbook.gates[index].sections = section.map { [$0] } ?? []
        }
    }

    private func best(for gate: Gate, in sections: [Section]) -> Int? {
        let name = Self.words(of: gate.name.utf8).subtracting(Self.fillers)
        var best: (section: Int, score: Int)?
        // A summary does not decide its own gates.
        let around = sections.lastIndex { $0.line < gate.line }
        let summary = around.flatMap { deciding.contains($0) ? nil : $0 }
        for section in sections.indices
        where section != summary && words[section].isSuperset(of: name) {
            let inTitle = name.intersection(titles[section]).count
            let isNormal = sections[section].flow == .normal
            let score = inTitle + (isNormal ? 1_000 : 0)
            if inTitle > 0, score > best?.score ?? 0 { best = (section, score) }
        }
        return best?.section
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
