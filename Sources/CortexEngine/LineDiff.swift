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
        var kept = 0
        for (offset, line) in before.enumerated() {
            while added.contains(kept) {
                lines.append("+\(after[kept])")
                kept += 1
            }
            if removed.contains(offset) {
                lines.append("-\(line)")
            } else {
                lines.append(" \(line)")
                kept += 1
            }
        }
        lines += after[kept...].map { "+\($0)" }
        if lines.last == " " {
            lines.removeLast()
        }
        text = lines.joined(separator: "\n")
    }
}
