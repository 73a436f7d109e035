import Foundation
import Testing

@testable import CortexLint

@Suite struct IgnoreRulesTests {
    @Test(
        arguments: [
            ("*.md", "a.md", true),
            ("*.md", "docs/a.md", true),
            ("/a.md", "docs/a.md", nil),
            ("docs/a.md", "docs/a.md", true),
            ("docs/a.md", "x/docs/a.md", nil),
            ("**/a.md", "x/y/a.md", true),
            ("x/**", "x/y/a.md", true),
            ("x/**/a.md", "x/a.md", true),
            ("x/**/a.md", "x/y/z/a.md", true),
            ("x/*/a.md", "x/y/z/a.md", nil),
            ("a?c.md", "abc.md", true),
            ("[a-c].md", "b.md", true),
            ("[!a-c].md", "b.md", nil),
            ("[[:digit:]].md", "7.md", true),
            ("\\#a.md", "#a.md", true),
            ("#a.md", "#a.md", nil),
            ("a.md \\ ", "a.md  ", true),
            ("*.md\n!keep.md", "keep.md", false),
            ("!keep.md\n*.md", "keep.md", true),
            ("a.md\r\n", "a.md", true),
            ("docs/", "docs", nil),
        ] as [(String, String, Bool?)]
    )
    func `a pattern is read as git reads it`(_ text: String, _ path: String, _ verdict: Bool?) {
        let file = IgnoreFile(Array(text.utf8))
        #expect(file.verdict(on: path[...].utf8, isFolder: false) == verdict)
    }

    /// Trees and ignore files made from a seed; git is asked what it ignores.
    @Test(.enabled(if: isGitThere, "git is not installed"), arguments: 0..<12)
    func `generated trees are searched as git searches them`(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let tree = try IgnoreTree(&random)
        defer { tree.remove() }
        var exclusion = DocumentSearch.Exclusion(origin: tree.path)
        exclusion.globBase = tree.path
        let found = DocumentSearch(["."], excluding: exclusion)
        #expect(found.problems == [])
        #expect(found.documents == (try tree.documentsByGit()), "\(tree.ignoreFiles)")
    }
}

private let isGitThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

/// A small generator of numbers that gives the same ones for the same seed (Steele et al., 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// A repository with documents and ignore files in a folder of its own.
private struct IgnoreTree {
    let path: String
    private(set) var ignoreFiles: [String: String] = [:]

    init(_ random: inout SplitMix) throws {
        path = NSTemporaryDirectory() + "ignore-\(UUID().uuidString)"
        let names = ["a", "b", "ab", "a.b"]
        let patterns = [
            "*.md", "!a.md", "a", "b/", "/a", "/b/*.md", "a/**", "**/b", "a/**/b.md", "a?.md",
            "[ab].md", "[!a].md", "!b/", "*b", "a/*", "!a/a.md", "ab/", "\\a.md", "*.b*", "**/a/",
            "a**", "b/**/", "# a.md", "a.md ", "!*.md", "/*", "!/a/", "[a-b]*",
        ]
        var folders = [""]
        for depth in 0..<3 {
            for folder in folders where folder.split(separator: "/").count == depth {
                for name in names where Int.random(in: 0..<3, using: &random) > 0 {
                    folders.append(folder + name + "/")
                }
            }
        }
        for folder in folders {
            let whole = "\(path)/\(folder)"
            try FileManager.default.createDirectory(
                atPath: whole,
                withIntermediateDirectories: true
            )
            for name in names { try Data().write(to: URL(filePath: "\(whole)\(name).md")) }
            guard folder.isEmpty || Int.random(in: 0..<5, using: &random) == 0 else { continue }
            let lines = (0..<4).compactMap { _ in patterns.randomElement(using: &random) }
            let text = lines.joined(separator: "\n") + "\n"
            ignoreFiles[folder] = text
            try Data(text.utf8).write(to: URL(filePath: "\(whole).gitignore"))
        }
        _ = try git(["init", "-q"])
    }

    /// The Markdown files that git does not ignore, in the order of their bytes.
    func documentsByGit() throws -> [String] {
        try git(["ls-files", "-z", "--others", "--exclude-standard"])
            .split(separator: "\0").map(String.init).filter { $0.hasSuffix(".md") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    private func git(_ words: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments = ["-C", path, "-c", "core.excludesFile=/dev/null"] + words
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
