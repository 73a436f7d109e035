import Foundation
import SystemPackage
import Testing

@testable import CortexLint

/// A folder with files, made by the real git, that goes away with the value.
final class SampleRepository {
    let root: FilePath

    /// Makes the folder with `files`, each its text by its path; all are added to git.
    ///
    /// `untracked` files are there but not added.
    init(_ files: [String: String], untracked: [String: String] = [:]) throws {
        root = FilePath(NSTemporaryDirectory()).appending("cortex-lint-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            atPath: root.string,
            withIntermediateDirectories: true
        )
        try git("init", "--quiet")
        try write(files)
        try git("add", "--all")
        try write(untracked)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root.string)
    }

    var repository: Repository { Repository(around: root) }

    private func write(_ files: [String: String]) throws {
        for (path, text) in files {
            let file = root.pushing(FilePath(path))
            try FileManager.default.createDirectory(
                atPath: file.removingLastComponent().string,
                withIntermediateDirectories: true
            )
            try text.write(toFile: file.string, atomically: false, encoding: .utf8)
        }
    }

    /// Runs git in the folder; its failure is the test's.
    func git(_ arguments: String...) throws {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", root.string] + arguments
        try git.run()
        git.waitUntilExit()
        try #require(git.terminationStatus == 0)
    }

    /// Checks that `rule` finds in `text`, as the file at `path`, exactly what is marked.
    func expect(
        _ rule: any Rule.Type,
        finds text: String,
        in path: String = "docs/runbook.md",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try findings(of: rule, in: Marked(text).text, at: path).map(\.range)
        #expect(
            Marked(Marked(text).text, ranges: found).description == text,
            sourceLocation: sourceLocation
        )
    }

    /// What `rule` finds in `text`, as the file at `path`.
    func findings(
        of rule: any Rule.Type,
        in text: String,
        at path: String = "docs/runbook.md"
    ) throws -> [Finding] {
        let document = try LintDocument(
            Array(text.utf8),
            path: path,
            location: Location(of: root.pushing(FilePath(path)), in: repository)
        )
        return Linter([rule]).findings(in: document).map(\.finding)
    }
}
