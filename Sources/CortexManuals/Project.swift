import CortexLint
import Foundation

/// The project's folder, from which the manuals are read and into which they are written.
struct Project {
    let root: URL

    /// What the files should hold, by their paths.
    func manuals() throws -> [String: String] {
        let folder = root.appending(path: "Sources/CortexLint/Rules")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        let sources = try paths.filter { $0.hasSuffix(".swift") }.flatMap { path in
            RuleSource.all(
                in: try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            )
        }
        return try Manuals(sources, rules: Catalogue.descriptions).files
    }

    /// The paths of the files that are not as they should be, those that should not be there too.
    func stale(_ files: [String: String]) throws -> [String] {
        let wrong = files.filter { path, text in
            (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) != text
        }
        return (wrong.keys + (try leftovers(files))).sorted()
    }

    /// Writes the files and removes the pages of rules that are gone.
    func write(_ files: [String: String]) throws {
        for (path, text) in files {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        for path in try leftovers(files) {
            try FileManager.default.removeItem(at: root.appending(path: path))
        }
    }

    /// The pages of rules that are no more.
    private func leftovers(_ files: [String: String]) throws -> [String] {
        let folder = root.appending(path: "docs/lint").path
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.wholeMatch(of: /[A-Z]{3}[0-9]{3}-.*\.md/) != nil }
            .map { "docs/lint/\($0)" }
            .filter { files[$0] == nil }
    }
}
