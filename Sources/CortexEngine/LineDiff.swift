/// The difference of two texts by lines, as `+` and `-` lines with the lines in between.
package struct LineDiff: Sendable, Equatable {
    /// The difference, a line each, with `-` for lines that went and `+` for lines that came.
    package let text: String

    /// Takes a difference that is written already, a line each.
    init(lines: [String]) {
        text = lines.joined(separator: "\n")
    }

    package init(from old: String, to new: String) {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false)
        let (removed, added) = Self.changes(from: before, to: after)
        var lines: [String] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if removed.contains(left) {
                lines.append("-\(before[left])")
                left += 1
            } else if added.contains(right) {
                lines.append("+\(after[right])")
                right += 1
            } else {
                lines.append(" \(before[left])")
                left += 1
                right += 1
            }
        }
        if lines.last == " " {
            lines.removeLast()
        }
        text = lines.joined(separator: "\n")
    }

    /// The lines that went and those that came.
    ///
    /// Where very many may differ, all lines between the first and the last difference count: the
    /// fewest changes would take time with the square of their number.
    private static func changes(
        from before: [Substring],
        to after: [Substring]
    ) -> (removed: Set<Int>, added: Set<Int>) {
        let start = zip(before, after).prefix { $0 == $1 }.count
        let (left, right) = (before.dropFirst(start), after.dropFirst(start))
        let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let (old, new) = (left.dropLast(end), right.dropLast(end))
        guard old.count + new.count <= most else { return (Set(old.indices), Set(new.indices)) }
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in Array(new).difference(from: Array(old)) {
            switch change {
            case .remove(let offset, _, _): removed.insert(start + offset)
            case .insert(let offset, _, _): added.insert(start + offset)
            }
        }
        return (removed, added)
    }

    /// The most lines of which the fewest changes are looked for.
    private static let most = 4_096
}
