/// Which elements of two sequences correspond, in an order that both have (patience diff).
struct CommonOrder {
    /// Indices into the old and the new sequence; both ascend.
    private(set) var pairs: [(old: Int, new: Int)] = []
    private let old: [Int]
    private let new: [Int]

    init(_ old: [Int], _ new: [Int]) {
        self.old = old
        self.new = new
        var gaps = [Gap(old: old.indices, new: new.indices, depth: 0)]
        while let gap = gaps.popLast() {
            let rest = takeEnds(of: gap)
            guard !rest.old.isEmpty, !rest.new.isEmpty, rest.depth < Self.deepest else { continue }
            gaps += gapsBetweenUniques(in: rest)
        }
        pairs.sort { $0.old < $1.old }
    }

    /// A part of both sequences that lies between pairs.
    private struct Gap {
        var old: Range<Int>
        var new: Range<Int>
        let depth: Int
    }

    /// Where looking for ever smaller gaps ends; what is left is not in a common order.
    private static let deepest = 32

    /// Pairs what is equal at both ends of `gap`; returns what lies between.
    private mutating func takeEnds(of gap: Gap) -> Gap {
        var (left, right) = (gap.old, gap.new)
        while let one = left.first, let other = right.first, old[one] == new[other] {
            pairs.append((one, other))
            (left, right) = (left.dropFirst(), right.dropFirst())
        }
        while let one = left.last, let other = right.last, old[one] == new[other] {
            pairs.append((one, other))
            (left, right) = (left.dropLast(), right.dropLast())
        }
        return Gap(old: left, new: right, depth: gap.depth + 1)
    }

    /// Pairs what occurs once in both parts and is in order; returns the gaps in between.
    private mutating func gapsBetweenUniques(in gap: Gap) -> [Gap] {
        var counts: [Int: (old: Int, new: Int, place: Int)] = [:]
        for index in gap.old {
            counts[old[index], default: (0, 0, 0)].old += 1
            counts[old[index]]?.place = index
        }
        for index in gap.new { counts[new[index]]?.new += 1 }
        let uniques: [(old: Int, new: Int)] = gap.new.compactMap { index in
            guard let count = counts[new[index]], count.old == 1, count.new == 1 else { return nil }
            return (count.place, index)
        }
        let anchors = Self.longestAscending(uniques)
        guard !anchors.isEmpty else { return [] }
        pairs += anchors
        var gaps: [Gap] = []
        var (left, right) = (gap.old.lowerBound, gap.new.lowerBound)
        for anchor in anchors {
            gaps.append(Gap(old: left..<anchor.old, new: right..<anchor.new, depth: gap.depth))
            (left, right) = (anchor.old + 1, anchor.new + 1)
        }
        gaps.append(
            Gap(old: left..<gap.old.upperBound, new: right..<gap.new.upperBound, depth: gap.depth)
        )
        return gaps
    }

    /// The longest part of `pairs`, ascending in `new`, that ascends in `old`, too.
    private static func longestAscending(
        _ pairs: [(old: Int, new: Int)]
    ) -> [(old: Int, new: Int)] {
        /// For each length, the index of the pair with the least end.
        var ends: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].old < pairs[index].old {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            if low > 0 { previous[index] = ends[low - 1] }
            if low < ends.count { ends[low] = index } else { ends.append(index) }
        }
        var found: [(old: Int, new: Int)] = []
        var index = ends.last
        while let current = index {
            found.append(pairs[current])
            index = previous[current]
        }
        return found.reversed()
    }
}
