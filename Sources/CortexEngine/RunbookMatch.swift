package import CortexRunbook

/// How the items of a changed runbook correspond to those of the one that a run began with.
///
/// Items are matched by what they say, never by position: a step that was put in or taken out does
/// not shift the results of the others. What means something else now counts as changed, even if
/// its text is the same: a step that went on demand, a criterion of another section. What does not
/// matter to a run does not count: prose, numbers of headings, samples of output, and the name of
/// the shell in a fence, as bash runs it in any case.
package struct RunbookMatch: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The same content under the same id.
        case same
        /// The same content under another id.
        case moved
        case changed
        case added
        case removed
    }

    /// What means something else than before.
    package enum Change: String, Sendable, CaseIterable {
        /// The script, or the words of a manual step or criterion.
        case text
        /// A criterion belongs to another section, or its section is called something else.
        case section
        /// It went on demand or into the flow, or has another condition.
        case flow
        /// The document wants it to run on another host.
        case host
        /// What it must print, in the document's words.
        case demand
    }

    /// An item of either runbook or, where they correspond, of both.
    package struct Pair: Sendable, Equatable {
        package let kind: Kind
        /// The index in the old runbook's items; `nil` if the item was added.
        package let old: Int?
        /// The index in the new runbook's items; `nil` if the item was removed.
        package let new: Int?
        /// Empty unless the item changed.
        package let changes: [Change]
    }

    package let old: Runbook
    package let new: Runbook
    /// Every item of both, in the order of the new one; a removed one stands where it was.
    package let pairs: [Pair]
    /// The index in `pairs` of each old item, by its id.
    private let places: [String: Int]

    package init(from old: Runbook, to new: Runbook) {
        self.old = old
        self.new = new
        let pairing = ItemPairing(old, new)
        var pairs = Self.removed(pairing, behind: nil)
        for index in new.items.indices {
            pairs.append(Self.pair(pairing.old(of: index), index, old, new))
            pairs += Self.removed(pairing, behind: index)
        }
        self.pairs = pairs
        places = Dictionary(
            pairs.enumerated().compactMap { place, pair in
                pair.old.map { (old.items[$0].id, place) }
            }
        ) { first, _ in first }
    }

    /// Whether every step and criterion is what it was, under the id that it had.
    package var isSame: Bool { pairs.allSatisfy { $0.kind == .same } }

    /// How many pairs there are of each kind.
    package var counts: [Kind: Int] {
        pairs.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }

    /// What became of the old item with this id; `nil` if the old runbook had none.
    package func pair(ofOld id: String) -> Pair? {
        places[id].map { pairs[$0] }
    }

    /// Returns the lines that differ; `nil` unless the pair's text changed.
    package func difference(of pair: Pair) -> LineDiff? {
        guard pair.changes.contains(.text), let before = pair.old, let after = pair.new else {
            return nil
        }
        return LineDiff(from: old.items[before].text, to: new.items[after].text)
    }

    private static func removed(_ pairing: ItemPairing, behind index: Int?) -> [Pair] {
        pairing.removed(behind: index).map {
            Pair(kind: .removed, old: $0, new: nil, changes: [])
        }
    }

    private static func pair(_ before: Int?, _ after: Int, _ old: Runbook, _ new: Runbook) -> Pair {
        guard let before else { return Pair(kind: .added, old: nil, new: after, changes: []) }
        let changes = Change.allCases.filter { change in
            old.meaning(of: before, change) != new.meaning(of: after, change)
        }
        let isInPlace = old.items[before].id == new.items[after].id
        let kind = changes.isEmpty ? isInPlace ? Kind.same : .moved : .changed
        return Pair(kind: kind, old: before, new: after, changes: changes)
    }
}

extension Runbook {
    /// What the item says about `aspect`, as text that can be compared.
    fileprivate func meaning(of index: Int, _ aspect: RunbookMatch.Change) -> String {
        let item = items[index]
        switch aspect {
        case .text: return item.text
        case .section: return item.isCriterion ? titlePath(of: item.section) : ""
        case .flow:
            let isAsked = item.flow == .conditional || item.flow == .alternative || item.asksFirst
            let isOffered = item.command?.isOffered ?? false
            return "\(item.flow) \(isOffered) \(isAsked ? item.condition ?? "" : "")"
        case .host: return item.section.flatMap { sections[$0].host } ?? ""
        case .demand:
            guard let command = item.command, let demand = command.demand else { return "" }
            let sample = demand.isSample ? command.expectedOutput ?? "" : ""
            return (demand.words + [sample]).joined(separator: "\0")
        }
    }
}

extension RunbookMatch {
    /// How much of each kind there is, in one line; kinds without a pair are not named.
    package var summary: String {
        let counts = counts
        let parts = Kind.allCases.compactMap { kind in
            counts[kind].map { "\($0) \(kind == .same ? "the same" : kind.rawValue)" }
        }
        return parts.isEmpty ? "no steps and no criteria" : parts.joined(separator: ", ")
    }

    /// Says what is different about a pair, one line each; empty if nothing is.
    package func remarks(on pair: Pair) -> [String] {
        guard let before = pair.old, let after = pair.new else { return [] }
        let ids = (old.items[before].id, new.items[after].id)
        let move = ids.0 == ids.1 ? [] : ["it was \(ids.0)"]
        return move + pair.changes.map { words(for: $0, before, after) }
    }

    private func words(for change: Change, _ before: Int, _ after: Int) -> String {
        let (was, now) = (old.items[before], new.items[after])
        switch change {
        case .text: return "its text changed"
        case .section:
            return "it is a criterion of \"\(new.title(of: now))\" now, not of "
                + "\"\(old.title(of: was))\""
        case .flow: return "it is \(now.part) now, and was \(was.part)"
        case .host:
            let host = now.section.flatMap { new.sections[$0].host }
            return host.map { "it is to run on \($0) now" } ?? "no host is named any more"
        case .demand: return "what it must print changed"
        }
    }
}

extension Runbook {
    fileprivate func title(of item: Item) -> String {
        item.section.map { sections[$0].title } ?? Item.unsectioned
    }
}

extension Item {
    /// How it takes part in a run.
    fileprivate var part: String {
        switch flow {
        case _ where command?.isOffered ?? false: "offered"
        case .normal: asksFirst ? "asked first" : "in the flow"
        case .onDemand: "on demand"
        case .alternative: "one of several" + (condition.map { " (\($0))" } ?? "")
        case .conditional: "asked first" + (condition.map { " (\($0))" } ?? "")
        }
    }
}
