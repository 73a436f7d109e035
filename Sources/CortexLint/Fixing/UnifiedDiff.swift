import CortexRunbook

/// The difference of two texts as `diff -u` shows it.
package enum UnifiedDiff {
    /// Returns the difference, which `patch` applies; empty where the texts are the same.
    package static func bytes(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
        let (one, other) = (lines(of: old), lines(of: new))
        let hunks = hunks(of: changes(one, other), one.count, other.count)
        guard !hunks.isEmpty else { return [] }
        var bytes = Array("--- \(path)\n+++ \(path)\n".utf8)
        for hunk in hunks { append(hunk, one, other, to: &bytes) }
        return bytes
    }

    /// Some lines of the one text, or none, that are some lines of the other, or none.
    private struct Change {
        var old: Range<Int>
        var new: Range<Int>
    }

    private static let context = 3

    /// The lines with their ends.
    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for index in text.indices where text[index] == .lineFeed {
            lines.append(text[start...index])
            start = index + 1
        }
        return start < text.count ? lines + [text[start...]] : lines
    }

    /// The changes in order, by Myers' algorithm between the first and the last line that differ.
    private static func changes(
        _ old: [ArraySlice<UInt8>],
        _ new: [ArraySlice<UInt8>]
    ) -> [Change] {
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var end = 0
        while end < old.count - start, end < new.count - start,
            old[old.count - 1 - end] == new[new.count - 1 - end]
        { end += 1 }
        let (one, other) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
        if one.isEmpty, other.isEmpty { return [] }
        let difference = Array(other).difference(from: Array(one))
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset + start)
            case .insert(let offset, _, _): inserted.insert(offset + start)
            }
        }
        return joined(removed, inserted, from: start, one.endIndex, other.endIndex)
    }

    private static func joined(
        _ removed: Set<Int>,
        _ inserted: Set<Int>,
        from start: Int,
        _ oldEnd: Int,
        _ newEnd: Int
    ) -> [Change] {
        var changes: [Change] = []
        var (old, new) = (start, start)
        while old < oldEnd || new < newEnd {
            let (oldStart, newStart) = (old, new)
            while removed.contains(old) { old += 1 }
            while inserted.contains(new) { new += 1 }
            if old > oldStart || new > newStart {
                changes.append(Change(old: oldStart..<old, new: newStart..<new))
            }
            old += 1
            new += 1
        }
        return changes
    }

    /// Changes whose surroundings touch, together.
    private static func hunks(of changes: [Change], _ old: Int, _ new: Int) -> [[Change]] {
        var hunks: [[Change]] = []
        for change in changes {
            if let last = hunks.last?.last,
                change.old.lowerBound - last.old.upperBound <= 2 * context
            {
                hunks[hunks.count - 1].append(change)
            } else {
                hunks.append([change])
            }
        }
        return hunks
    }

    private static func append(
        _ hunk: [Change],
        _ old: [ArraySlice<UInt8>],
        _ new: [ArraySlice<UInt8>],
        to bytes: inout [UInt8]
    ) {
        guard let first = hunk.first, let last = hunk.last else { return }
        let lead = min(context, first.old.lowerBound)
        let trail = min(context, old.count - last.old.upperBound)
        let whole = Change(
            old: (first.old.lowerBound - lead)..<(last.old.upperBound + trail),
            new: (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
        )
        bytes += "@@ -\(place(whole.old)) +\(place(whole.new)) @@\n".utf8
        var place = whole.old.lowerBound
        for change in hunk {
            for line in old[place..<change.old.lowerBound] { append(" ", line, to: &bytes) }
            for line in old[change.old] { append("-", line, to: &bytes) }
            for line in new[change.new] { append("+", line, to: &bytes) }
            place = change.old.upperBound
        }
        for line in old[place..<whole.old.upperBound] { append(" ", line, to: &bytes) }
    }

    private static func append(_ mark: String, _ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        bytes += mark.utf8
        bytes += line
        if line.last != .lineFeed { bytes += "\n\\ No newline at end of file\n".utf8 }
    }

    /// The 1-based start and the length, as a hunk's head has them.
    private static func place(_ lines: Range<Int>) -> String {
        if lines.isEmpty { return "\(lines.lowerBound),0" }
        return lines.count == 1
            ? "\(lines.lowerBound + 1)" : "\(lines.lowerBound + 1),\(lines.count)"
    }
}
