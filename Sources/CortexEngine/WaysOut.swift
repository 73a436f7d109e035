package import CortexRunbook

/// Where a document leads from a failed gate.
package struct WayOut: Sendable, Equatable {
    package enum Target: Sendable, Equatable {
        /// The items of the failed section that the document keeps for this: "Rollback: …".
        case items([Int])
        /// A section on demand; an index into `Runbook.sections`.
        case section(Int)
        /// Another runbook; its path as the document writes it, without an anchor.
        case runbook(String)
    }

    package let target: Target
    /// What the document calls it.
    package let title: String
    /// The 1-based line of the document where it stands or is named.
    package let line: Int
}

extension Runbook {
    /// Returns the ways that the document offers out of the failure of `item`, the likeliest first.
    ///
    /// These are what stands under "Rollback:" in the item's own section; the sections on demand
    /// that are about a hotfix, a rollback, a recovery, an emergency or a failure, those first that
    /// belong to the failed section's part of the document or name it; and the linked runbooks about a rollback or a recovery.
    ///
    /// `item` is an index into `items`; `nil` stands for the run as a whole. `exists` says whether
    /// the document at a path that this one links to is there.
    package func waysOut(of item: Int?, exists: (String) -> Bool) -> [WayOut] {
        let failed = item.flatMap { items[$0].section }
        let failure = FailureWords(of: failed, in: self)
        let sections = sectionsOut(besides: failed).map { index in
            (WayOut(index, in: self), failure.score(ofSection: index, in: self))
        }
        let runbooks = runbooksOut(exists: exists).map { ($0, failure.score(of: $0.title)) }
        let ranked = (sections + runbooks).enumerated().sorted { left, right in
            (right.element.1, left.offset) < (left.element.1, right.offset)
        }
        return ownWayOut(of: item) + ranked.map(\.element.0)
    }

    /// What the failed item's section keeps under a label of its own.
    private func ownWayOut(of item: Int?) -> [WayOut] {
        guard let item, let section = items[item].section, sections[section].flow != .onDemand
        else {
            return []
        }
        let own = items.indices.filter { index in
            items[index].section == section && items[index].flow == .onDemand && index != item
        }
        guard let first = own.first else { return [] }
        let title = items[first].title ?? items[first].condition ?? sections[section].title
        return [WayOut(target: .items(own), title: title, line: items[first].line)]
    }

    /// The sections on demand that lead out of a failure, in document order.
    ///
    /// Of nested ones only those count that have items, or whose parts say nothing by themselves.
    private func sectionsOut(besides failed: Int?) -> [Int] {
        let inside = Set(ancestors(of: failed))
        var (hasItems, hasMore) = (Set<Int>(), Set<Int>())
        for item in items { if let section = item.section { hasItems.insert(section) } }
        for section in hasItems { hasMore.formUnion(ancestors(of: section)) }
        let named = sections.indices.filter { index in
            sections[index].flow == .onDemand && hasMore.contains(index)
                && !inside.contains(index) && ExitWords.lead(sections[index].title)
        }
        var around: Set<Int> = []
        for index in named { around.formUnion(ancestors(of: sections[index].parent)) }
        return named.filter { hasItems.contains($0) || !around.contains($0) }
    }

    private func runbooksOut(exists: (String) -> Bool) -> [WayOut] {
        var seen: Set<String> = []
        return related.compactMap { reference in
            let path = String(reference.path.prefix { $0 != "#" })
            let isRunbook = path.hasSuffix(".md") || path.hasSuffix(".markdown")
            guard isRunbook, ExitWords.name(path) || ExitWords.name(reference.text),
                seen.insert(path).inserted, exists(path)
            else { return nil }
            let title = reference.text.filter { $0 != "`" }
            return WayOut(target: .runbook(path), title: title, line: reference.line)
        }
    }
}

extension WayOut {
    fileprivate init(_ section: Int, in runbook: Runbook) {
        let found = runbook.sections[section]
        target = .section(section)
        title = found.number.map { "\($0) \(found.title)" } ?? found.title
        line = found.line
    }
}

/// The words of documents that lead out of a failure.
private enum ExitWords {
    /// Whether a heading is about what to do when something fails.
    static func lead(_ heading: String) -> Bool {
        let words = heading.lowercased().words
        let fails = words.firstIndex { $0 == "if" }.map { start in
            words[start...].contains { $0.hasPrefix("fail") }
        }
        return fails ?? false || has(words, stems + ["emergenc", "hotfix"], [["hot", "fix"]])
    }

    /// Whether a path or a link's text is that of a runbook for it.
    static func name(_ text: String) -> Bool {
        has(text.lowercased().words, stems, [])
    }

    private static let stems = ["rollback", "recover", "revert", "undo", "backout"]
    private static let pairs = [["roll", "back"], ["rolling", "back"], ["back", "out"]]

    private static func has(_ words: [Substring], _ stems: [String], _ more: [[String]]) -> Bool {
        words.contains { word in stems.contains { word.hasPrefix($0) } }
            || (pairs + more).contains { pair in
                zip(words, words.dropFirst()).contains { $0 == pair[0] && $1 == pair[1] }
            }
    }
}

/// What the failed section and those around it are called, to find what speaks of them.
private struct FailureWords {
    private var number: String?
    private var words: Set<Substring> = []
    /// The failed section and those around it, the document's title left out.
    private var around: Set<Int> = []

    init(of section: Int?, in runbook: Runbook) {
        guard let section else { return }
        number = runbook.sections[section].number
        around = Set(runbook.ancestors(of: section))
        if runbook.sections[0].level == 1 { around.remove(0) }
        for index in around { words.formUnion(Self.telling(runbook.sections[index].title)) }
    }

    /// How well a section and the words around its items name the failed one; what stands in the
    /// same part of the document goes before all else.
    func score(ofSection index: Int, in runbook: Runbook) -> Int {
        let section = runbook.sections[index]
        let isNear = section.parent.map(around.contains) ?? false
        let titles = runbook.items.filter { $0.section == index }.compactMap(\.title)
        return 2 * score(of: section.title) + (titles.contains { score(of: $0) > 0 } ? 1 : 0)
            + (isNear ? 100 : 0)
    }

    /// How many words `text` shares with the failed sections' titles; the number counts most.
    func score(of text: String) -> Int {
        let isNumbered = number.map { number in
            text.split { $0 == " " || $0 == "," || $0 == ":" || $0 == "(" || $0 == ")" }
                .contains { $0 == number }
        }
        return words.intersection(Self.telling(text)).count + (isNumbered ?? false ? 10 : 0)
    }

    /// The words of a title that tell it from others.
    private static func telling(_ text: String) -> Set<Substring> {
        Set(text.lowercased().words.filter { $0.utf8.count > 2 && !common.contains($0) })
    }

    private static let common: Set<Substring> = [
        "the", "and", "steps", "for", "with", "from", "into", "gate", "gates", "step", "phase",
        "flow",
        "fails", "failed", "failure", "failures", "checks", "check", "release", "procedure",
        "procedures", "execution", "verification", "readiness", "when", "then", "all",
    ]
}
