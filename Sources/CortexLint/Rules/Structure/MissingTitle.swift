import CortexRunbook

/// A document without a title, or with several headings of the first level.
///
/// A runbook is found by its title: in a search, in a list, in the link that somebody pastes into
/// the incident channel. Without one it is found by nobody; with two it is two documents on one
/// page, and whoever was sent to the second reads the first.
///
/// A `title` in the front matter is a title, and so is an HTML heading. Parts that others include
/// are left alone: files in folders such as `_includes` or `partials`, and those whose names begin
/// with an underscore.
///
/// ## Bad
/// ```markdown
/// How to bring back the last good release.
///
/// ## Before you begin
/// ```
///
/// ## Good
/// ```markdown
/// # Roll back a release
///
/// How to bring back the last good release.
///
/// ## Before you begin
/// ```
enum MissingTitle: Rule {
    static let about = RuleDescription(
        "STR001",
        "missing-title",
        .warning,
        level: .all,
        kinds: [.runbook, .index]
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let nodes = document.markdown.nodes
        let titles = nodes.indices.filter { nodes[$0].kind == .heading && nodes[$0].level == 1 }
        let hasOther = hasSetting(document) || hasMarkup(document)
        if let first = titles.first, let second = titles.dropFirst().first {
            findings.append(
                .severalTitles(
                    document.range(of: nodes[second]),
                    count: titles.count,
                    first: Int(nodes[first].line)
                )
            )
        } else if titles.isEmpty, !hasOther, !isPart(document.path) {
            guard let line = firstLine(of: document) else { return }
            let start = document.range(ofLine: Int(nodes[0].line)).lowerBound
            findings.append(.noTitle(line, insertAt: start, title: title(for: document.path)))
        }
    }

    private static func hasSetting(_ document: LintDocument) -> Bool {
        document.runbook.settings["title"] != nil
    }

    private static func hasMarkup(_ document: LintDocument) -> Bool {
        document.markdown.nodes.contains { node in
            guard node.kind == .html else { return false }
            return document.markdown.bytes(node.text).map(\.lowercased)[...].count(of: mark) > 0
        }
    }

    private static let mark = Array("<h1".utf8)[...]

    private static func isPart(_ path: String) -> Bool {
        path.split(separator: "/").contains { component in
            component.hasPrefix("_") || parts.contains(String(component))
        }
    }

    private static let parts: Set<String> = [
        "fragments", "includes", "partials", "snippets", "shared-content",
    ]

    private static func firstLine(of document: LintDocument) -> Range<Int>? {
        document.markdown.nodes.first.map { document.trimmedRange(ofLine: Int($0.line)) }
    }

    /// A title made from a file's name: `api-security.md` is "Api Security".
    private static func title(for path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        let stem = file.split(separator: ".").first ?? file
        let words = stem.split { $0 == "-" || $0 == "_" || $0 == " " }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
            .joined(separator: " ")
    }
}

extension Finding {
    fileprivate static func noTitle(
        _ range: Range<Int>,
        insertAt start: Int,
        title: String
    ) -> Finding {
        Finding(
            range,
            "the document has no title",
            help: "begin it with a heading of the first level, such as `# \(title)`",
            fix: Fix(.unsafe, "insert `# \(title)`", replace: start..<start, by: "# \(title)\n\n")
        )
    }

    fileprivate static func severalTitles(
        _ range: Range<Int>,
        count: Int,
        first: Int
    ) -> Finding {
        Finding(
            range,
            "the document has \(count) headings of the first level",
            help: "keep one title, and begin the other headings with `##`, or split the document",
            related: [Related(line: first, message: "the first title")]
        )
    }
}
