/// The difference of two texts by lines, as `+` and `-` lines with the lines in between.
package struct LineDiff: Sendable, Equatable {
    /// The difference, a line each, with `-` for lines that went and `+` for lines that came.
    package let text: String

    package init(from old: String, to new: String) {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = after.difference(from: before)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
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
}
