import CortexRunbook

/// Finds for each item of a changed runbook the one that it was before.
///
/// Equal items first, along the longest common order (patience diff, as Bram Cohen described it:
/// what occurs once in both is matched, and what lies between is matched in the same way), then
/// those that went elsewhere, then similar ones. An item of the same section goes before one of
/// another, so that a copy elsewhere takes nobody's place.
struct ItemPairing {
    private var newByOld: [Int?]
    private var oldByNew: [Int?]
    /// The old items without a partner, by the new item behind which they stand.
    private var removed: [Int?: [Int]] = [:]

    init(_ old: Runbook, _ new: Runbook) {
        newByOld = Array(repeating: nil, count: old.items.count)
        oldByNew = Array(repeating: nil, count: new.items.count)
        var names = Names()
        let before = ItemPrint.all(of: old, &names)
        let after = ItemPrint.all(of: new, &names)
        for key in [\ItemPrint.placed, \ItemPrint.content] {
            pairInOrder(before, after, by: key)
            pairAnywhere(before, after, by: key)
        }
        pairSimilar(before, after, old, new)
        var last: Int?
        for index in newByOld.indices {
            if let new = newByOld[index] {
                last = new
            } else {
                removed[last, default: []].append(index)
            }
        }
    }

    /// The index of the old item that the new one at `index` corresponds to; `nil` if it is new.
    func old(of index: Int) -> Int? { oldByNew[index] }

    /// The old items that are gone and stood behind what is now at `index`; at the start if `nil`.
    func removed(behind index: Int?) -> [Int] { removed[index] ?? [] }

    private mutating func pair(_ old: Int, _ new: Int) {
        newByOld[old] = new
        oldByNew[new] = old
    }

    private var restOfOld: [Int] { newByOld.indices.filter { newByOld[$0] == nil } }
    private var restOfNew: [Int] { oldByNew.indices.filter { oldByNew[$0] == nil } }

    /// Pairs equal items that stand in the same order.
    private mutating func pairInOrder(
        _ before: [ItemPrint],
        _ after: [ItemPrint],
        by key: KeyPath<ItemPrint, Int>
    ) {
        let (old, new) = (restOfOld, restOfNew)
        let found = CommonOrder(
            old.map { before[$0][keyPath: key] },
            new.map { after[$0][keyPath: key] }
        )
        for (left, right) in found.pairs { pair(old[left], new[right]) }
    }

    /// Pairs equal items wherever they stand, the first with the first.
    private mutating func pairAnywhere(
        _ before: [ItemPrint],
        _ after: [ItemPrint],
        by key: KeyPath<ItemPrint, Int>
    ) {
        var waiting: [Int: [Int]] = [:]
        for index in restOfOld.reversed() {
            waiting[before[index][keyPath: key], default: []].append(index)
        }
        for index in restOfNew {
            if let old = waiting[after[index][keyPath: key]]?.popLast() { pair(old, index) }
        }
    }

    /// Pairs items that are alike: within a section the most alike first, the same id counting as
    /// likeness too; then those of the same id, if their section has another name now.
    private mutating func pairSimilar(
        _ before: [ItemPrint],
        _ after: [ItemPrint],
        _ old: Runbook,
        _ new: Runbook
    ) {
        let left = Dictionary(grouping: restOfOld) { before[$0].place }
        let right = Dictionary(grouping: restOfNew) { after[$0].place }
        for (place, olds) in left.sorted(by: { $0.key < $1.key }) {
            let likenesses = Self.likenesses(olds, right[place] ?? [], before, after, old, new)
            for found in likenesses where newByOld[found.old] == nil && oldByNew[found.new] == nil {
                pair(found.old, found.new)
            }
        }
        let byID = Dictionary(restOfNew.map { (new.items[$0].id, $0) }) { first, _ in first }
        for index in restOfOld {
            guard let other = byID[old.items[index].id], oldByNew[other] == nil,
                before[index].kind == after[other].kind,
                before[index].likeness(to: after[other]) >= Self.enough
            else { continue }
            pair(index, other)
        }
    }

    private struct Likeness {
        let old: Int
        let new: Int
        let score: Double
    }

    /// Which items of a section may be changed forms of each other, the likeliest first.
    ///
    /// In sections with very many changes only those of about the same rank are compared.
    private static func likenesses(
        _ olds: [Int],
        _ news: [Int],
        _ before: [ItemPrint],
        _ after: [ItemPrint],
        _ old: Runbook,
        _ new: Runbook
    ) -> [Likeness] {
        let reach = olds.count * news.count <= 4_096 ? nil : 8
        var found: [Likeness] = []
        for (rank, left) in olds.enumerated() {
            let near = reach.map { max(0, rank - $0)..<rank + $0 + 1 } ?? news.indices
            for right in news[near.clamped(to: news.indices)] {
                let isInPlace = old.items[left].id == new.items[right].id
                let likeness = before[left].likeness(to: after[right])
                guard isInPlace || likeness >= enough else { continue }
                let score = likeness + (isInPlace ? inPlace : 0)
                found.append(Likeness(old: left, new: right, score: score))
            }
        }
        return found.sorted { ($1.score, $0.old, $0.new) < ($0.score, $1.old, $1.new) }
    }

    /// From which likeness on an item is a changed form of another rather than a new one.
    private static let enough = 0.4
    /// What the same id is worth.
    private static let inPlace = 0.1
}

/// Numbers for texts, so that items can be compared quickly.
private struct Names {
    private var numbers: [String: Int] = [:]

    mutating func number(of text: String) -> Int {
        if let known = numbers[text] { return known }
        let number = numbers.count
        numbers[text] = number
        return number
    }
}

/// What an item is compared by.
private struct ItemPrint {
    let kind: Character
    /// Numbers its kind and text.
    let content: Int
    /// Numbers its kind and section.
    let place: Int
    /// Numbers its content and section.
    let placed: Int
    /// The hashes of the words at the start of its text, sorted.
    private let words: [Int]

    static func all(of runbook: Runbook, _ names: inout Names) -> [ItemPrint] {
        let paths = runbook.sections.indices.map(runbook.titlePath)
        return runbook.items.map { ItemPrint($0, $0.section.map { paths[$0] } ?? "", &names) }
    }

    private init(_ item: Item, _ path: String, _ names: inout Names) {
        kind = item.command != nil ? "c" : item.isManual ? "m" : "a"
        content = names.number(of: "\(kind)\(item.text)")
        place = names.number(of: "p\(kind)\(path)")
        placed = names.number(of: "i\(content) \(place)")
        words = String(decoding: item.text.utf8.prefix(4_096), as: UTF8.self).words
            .map { $0.hashValue }.sorted()
    }

    /// The share of common words, from 0 to 1 (the Sørensen–Dice coefficient).
    func likeness(to other: ItemPrint) -> Double {
        guard !words.isEmpty || !other.words.isEmpty else { return 0 }
        var (left, right, common) = (0, 0, 0)
        while left < words.count, right < other.words.count {
            if words[left] == other.words[right] {
                common += 1
                left += 1
                right += 1
            } else if words[left] < other.words[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return 2 * Double(common) / Double(words.count + other.words.count)
    }
}
