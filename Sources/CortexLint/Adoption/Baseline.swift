import CortexRunbook

/// The findings that a project knows of and puts up with, one a line, sorted, so that merges work.
///
/// A line is `CODE FINGERPRINT PATH`; a fingerprint does not change when lines move.
package struct Baseline: Sendable, Equatable {
    private struct Entry: Hashable, Comparable {
        let code: String
        let fingerprint: String
        let path: String

        init(code: String, fingerprint: String, path: String) {
            self.code = code
            self.fingerprint = fingerprint
            self.path = path
        }

        init(_ finding: PlacedFinding) {
            code = finding.rule.code
            fingerprint = "\(finding.fingerprint)"
            path = finding.path
        }

        /// A line of the file.
        var text: String { "\(code) \(fingerprint) \(path)" }

        static func < (left: Entry, right: Entry) -> Bool {
            (left.path, left.code, left.fingerprint) < (right.path, right.code, right.fingerprint)
        }
    }

    private var entries: Set<Entry>

    /// The findings of `files` that count.
    package init(_ files: [FileReport]) {
        entries = Set(files.flatMap(\.open).map { Entry($0) })
    }

    /// Reads a baseline.
    ///
    /// - Throws: `LintError` for a line that is no entry.
    package init(reading bytes: [UInt8], path: String) throws(LintError) {
        entries = []
        let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
        guard let first = lines.first, String(utf8: first.trimmed) == Self.head else {
            throw LintError(Self.noBaseline(path))
        }
        for (index, line) in lines.enumerated().dropFirst() where !line.trimmed.isEmpty {
            let words = line.split(separator: .space, maxSplits: 2).map { String(utf8: $0) }
            guard words.count == 3 else { throw LintError(Self.noEntry(path, index + 1)) }
            entries.insert(Entry(code: words[0], fingerprint: words[1], path: words[2]))
        }
    }

    private static let head = "cortex-baseline/1"

    /// The baseline as a file.
    package var bytes: [UInt8] {
        let lines = [Self.head] + entries.sorted().map(\.text)
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    package var count: Int { entries.count }

    /// Marks the findings of `files` that it has, and returns how many entries nothing matches.
    ///
    /// Only entries of those files and of `rules` can be stale.
    package func apply(to files: inout [FileReport], rules: Set<String>) -> Int {
        stale(marking: &files, rules).count
    }

    /// Marks the findings of `files` and drops the entries that nothing matches.
    package mutating func prune(with files: inout [FileReport], rules: Set<String>) -> Int {
        let stale = stale(marking: &files, rules)
        entries.subtract(stale)
        return stale.count
    }

    private func stale(marking files: inout [FileReport], _ rules: Set<String>) -> Set<Entry> {
        var unmatched = entries
        let paths = Set(files.map(\.path))
        for file in files.indices {
            for index in files[file].findings.indices {
                let finding = files[file].findings[index]
                let entry = Entry(finding)
                guard finding.suppression == nil, entries.contains(entry) else { continue }
                files[file].findings[index].suppression = .baseline
                unmatched.remove(entry)
            }
        }
        return unmatched.filter { paths.contains($0.path) && rules.contains($0.code) }
    }
}

extension Baseline {
    private static func noBaseline(_ path: String) -> String {
        "\(path): is no baseline; `cortex lint --write-baseline --baseline \(path)` makes one"
    }

    private static func noEntry(_ path: String, _ line: Int) -> String {
        "\(path):\(line): is not `CODE FINGERPRINT PATH`"
    }
}
