import Foundation
import Testing

private let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A Markdown document of the project.
private struct Document: Equatable {
    /// The path below the project's folder.
    let path: String
    /// The lines outside fenced code, with their 1-based numbers.
    let lines: [Line]

    struct Line: Equatable {
        let number: Int
        /// The line without its code spans.
        let prose: String
        let spans: [String]
        let whole: String
    }

    init(path: String, text: String) {
        self.path = path
        var lines: [Line] = []
        var fence: Substring?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let start = line.drop { $0 == " " }
            let marks = start.prefix { $0 == start.first }
            let isFence = marks.count >= 3 && (marks.first == "`" || marks.first == "~")
            if let open = fence {
                if isFence, marks.hasPrefix(open), start.allSatisfy({ $0 == marks.first }) {
                    fence = nil
                }
            } else if isFence {
                fence = marks
            } else {
                lines.append(Line(number: index + 1, String(line)))
            }
        }
        self.lines = lines
    }

    init(path: String) throws {
        self.init(
            path: path,
            text: try String(contentsOf: root.appending(path: path), encoding: .utf8)
        )
    }

    /// README, CONTRIBUTING and everything below `docs`.
    static func all() throws -> [Document] {
        let docs = try FileManager.default.subpathsOfDirectory(atPath: root.path + "/docs")
        let paths = ["README.md", "CONTRIBUTING.md"] + docs.map { "docs/\($0)" }.sorted()
        return try paths.filter { $0.hasSuffix(".md") && exists($0) }.map(Document.init(path:))
    }

    private var folder: String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// GitHub's anchors of the headings, duplicates numbered.
    var anchors: Set<String> {
        var counts: [String: Int] = [:]
        var anchors: Set<String> = []
        for line in lines {
            guard let heading = line.whole.wholeMatch(of: /#{1,6} +(.+)/)?.output.1 else {
                continue
            }
            let words = heading.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.output.1 }
            let slug = words.lowercased().filter {
                $0.isLetter || $0.isNumber || " -_".contains($0)
            }
            .replacing(" ", with: "-")
            let count = counts[slug, default: 0]
            counts[slug] = count + 1
            anchors.insert(count == 0 ? slug : "\(slug)-\(count)")
        }
        return anchors
    }

    /// The relative links that lead nowhere.
    func brokenLinks() throws -> [String] {
        try places { line in try line.links.filter { try !leadsSomewhere($0) } }
    }

    /// The paths of the project in code spans that do not exist.
    var missingPaths: [String] {
        places { line in line.paths.filter { !exists($0) } }
    }

    /// The names of modules that are none.
    func unknownModules(among modules: Set<String>) -> [String] {
        places { line in line.modules.filter { !modules.contains($0) } }
    }

    /// What `find` finds in each line, behind its place.
    private func places(_ find: (Line) throws -> [String]) rethrows -> [String] {
        try lines.flatMap { line in
            try find(line).map { "\(path):\(line.number): \($0)" }
        }
    }

    private func leadsSomewhere(_ link: String) throws -> Bool {
        if link.contains("://") || link.hasPrefix("mailto:") { return true }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        if parts[0].isEmpty { return anchors.contains(String(parts[1])) }
        let target = Self.standardized(folder + parts[0])
        guard exists(target) else { return false }
        return try parts.count == 1
            || Document(path: target).anchors.contains(String(parts[1]))
    }

    /// The path without `.` and `..`.
    private static func standardized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

extension Document.Line {
    /// Takes the code spans out of `text`.
    init(number: Int, _ text: String) {
        var prose = ""
        var spans: [String] = []
        var rest = text[...]
        while let match = rest.firstMatch(of: /(`+)(.+?)\1(?!`)/) {
            prose += rest[..<match.range.lowerBound]
            spans.append(String(match.output.2))
            rest = rest[match.range.upperBound...]
        }
        self.init(number: number, prose: prose + rest, spans: spans, whole: text)
    }

    /// The targets of its links.
    var links: [String] {
        let inline = prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }
        let html = prose.matches(of: /(?:href|src)="([^"]+)"/).map { String($0.output.1) }
        return inline + html
    }

    /// The paths of the project in its code spans.
    var paths: [String] {
        let words = spans.flatMap { span in span.split(separator: " ") }
        return words.compactMap { (word: Substring) -> String? in
            let path = /(?:Sources|Tests|scripts|docs|runbooks)\/[\w.+\/-]+/
            return word.prefixMatch(of: path).map { String($0.output) }
        }
    }

    /// The words that look like the names of modules.
    var modules: [String] {
        whole.matches(of: /\b(?:Cortex|CC?)[A-Z][a-z]\w*\b/).map { String($0.output) }
    }
}

/// Whether the project has a file or folder of that path.
private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
}

/// The modules and the test targets.
private func modules() throws -> Set<String> {
    let folders = try ["Sources", "Tests"].flatMap {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: $0).path)
    }
    return Set(folders)
}

@Test func `every relative link of the documentation leads somewhere`() throws {
    let documents = try Document.all()
    #expect(documents.count > 10)
    let broken = try documents.flatMap { try $0.brokenLinks() }
    #expect(broken == [])
}

@Test func `every path that the documentation names exists`() throws {
    let missing = try Document.all().flatMap(\.missingPaths)
    #expect(missing == [])
}

@Test func `every module that the documentation names exists`() throws {
    let modules = try modules()
    #expect(modules.isSuperset(of: ["CortexRunbook", "CTerminal"]))
    let unknown = try Document.all().flatMap { $0.unknownModules(among: modules) }
    #expect(unknown == [])
}

@Test func `what is wrong in a document is found`() throws {
    let document = Document(
        path: "docs/sample.md",
        text: """
            # A `sample`, twice
            ## A sample, twice
            [here](#a-sample-twice-1) [there](running.md#options) [web](https://example.org/)
            [nowhere](#other) [gone](gone.md) `[code](code.md)`
            See `Sources/cortex/Cortex.swift:3` and `ls Tests/Missing.swift`.
            ```
            [in a fence](fence.md)
            ```
            CortexRunbook, CortexNothing and CTerminal
            """
    )
    let broken = try document.brokenLinks()
    #expect(broken == ["docs/sample.md:4: #other", "docs/sample.md:4: gone.md"])
    #expect(document.missingPaths == ["docs/sample.md:5: Tests/Missing.swift"])
    let unknown = document.unknownModules(among: try modules())
    #expect(unknown == ["docs/sample.md:9: CortexNothing"])
}
