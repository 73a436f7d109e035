import CortexRunbook

/// The lines that a diff adds or changes, by file.
package struct ChangedLines: Sendable, Equatable {
    private var lines: [String: [ClosedRange<Int>]] = [:]
    /// Files that are new as a whole.
    private var whole: Set<String>

    /// Reads what `git diff --unified=0` prints; all lines of the files `new` are changed too.
    package init(diff: String, new: [String]) {
        whole = Set(new)
        var path: String?
        for line in diff.split(separator: "\n") {
            if line.hasPrefix("+++ ") {
                path = Self.path(line.dropFirst(4))
            } else if line.hasPrefix("@@ "), let path, let lines = Self.lines(line) {
                self.lines[path, default: []].append(lines)
            }
        }
    }

    /// Takes out of `files` what does not stand on a changed line and is related to none.
    package func filter(_ files: inout [FileReport]) {
        for index in files.indices {
            files[index].findings.removeAll { !isCaused($0) }
        }
    }

    private func isCaused(_ finding: PlacedFinding) -> Bool {
        if has(finding.path, finding.start.line...max(finding.start.line, finding.end.line)) {
            return true
        }
        return finding.related.contains { related in
            has(related.path ?? finding.path, related.line...related.line)
        }
    }

    private func has(_ path: String, _ lines: ClosedRange<Int>) -> Bool {
        let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return whole.contains(path) || self.lines[path]?.contains { $0.overlaps(lines) } == true
    }

    /// The path behind `+++ `; `nil` for a file that is gone.
    private static func path(_ text: Substring) -> String? {
        let name = text.hasSuffix("\t") ? text.dropLast() : text
        return name.hasPrefix("b/") ? String(name.dropFirst(2)) : nil
    }

    /// The new lines of `@@ -1,2 +3,4 @@`; `nil` where lines are only taken out.
    private static func lines(_ head: Substring) -> ClosedRange<Int>? {
        guard let word = head.split(separator: " ").first(where: { $0.hasPrefix("+") }) else {
            return nil
        }
        let numbers = word.dropFirst().split(separator: ",").compactMap { Int($0) }
        guard let first = numbers.first else { return nil }
        let count = numbers.count > 1 ? numbers[1] : 1
        return count > 0 ? first...(first + count - 1) : nil
    }
}
