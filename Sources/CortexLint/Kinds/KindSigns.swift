import CortexRunbook

/// Signs of what a document is, where neither it nor the settings say so.
enum KindSigns {
    static func kind(of reading: Reading) -> DocumentKind {
        let name = FileName(reading.runbook.path)
        if name.words.contains("template") || isForm(reading.runbook.path) { return .template }
        let isRecord = reading.runbook.problems.contains { $0.kind == .record }
        if isRecord || name.words.contains("evidence") || name.isDated { return .record }
        return name.isIndex && listsLinks(reading) ? .index : .runbook
    }

    /// Whether the hosting service copies the document into each issue or request that is opened.
    private static func isForm(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: 0x2F).map { Substring($0).lowercased() }
        return parts.dropLast().contains { forms.contains($0) }
            || parts.last == "pull_request_template.md"
    }

    private static let forms: Set<String> = [
        "issue_template", "issue_templates", "pull_request_template", "merge_request_templates",
    ]

    /// `outline` makes the document's outline, which only few documents need here.
    static func profile(of reading: Reading, outline: () -> Outline) -> Profile {
        if hasCriteria(reading.runbook), declaresCriteria(outline()) { return .release }
        return isAlert(reading.runbook) ? .alert : .general
    }

    /// Two lists that are said to be acceptance criteria make a gated procedure.
    private static func declaresCriteria(_ outline: Outline) -> Bool {
        let sections = outline.items.lazy.filter { $0.role == .criteria }.map(\.section)
        return sections.first.map { first in sections.contains { $0 != first } } ?? false
    }

    /// Whether two sections have something to fulfil; lists of what to verify count here.
    private static func hasCriteria(_ runbook: Runbook) -> Bool {
        var first: Int?
        for item in runbook.items {
            guard case .criterion = item.content, let section = item.section else { continue }
            if let first, first != section { return true }
            first = section
        }
        return false
    }

    /// Two of the headings that an answer to an alert has.
    private static func isAlert(_ runbook: Runbook) -> Bool {
        let titles = runbook.sections.lazy.map { $0.title.lowercased() }
        return Set(titles.filter(alertTitles.contains)).count >= 2
    }

    private static let alertTitles: Set<String> = ["meaning", "impact", "diagnosis", "mitigation"]

    /// Whether nothing runs and every second paragraph or more is a link.
    private static func listsLinks(_ reading: Reading) -> Bool {
        guard reading.runbook.items.allSatisfy({ !$0.isCommand }) else { return false }
        var paragraphs = 0
        var linking = 0
        for node in reading.document.nodes where node.kind == .paragraph && node.depth > 0 {
            paragraphs += 1
            if reading.document.spans(of: node).contains(where: { $0.kind == .link }) {
                linking += 1
            }
        }
        return linking >= 3 && linking * 2 > paragraphs
    }
}

extension Item {
    fileprivate var isCommand: Bool {
        if case .command = content { return true }
        return false
    }
}

/// What a document's file name tells.
private struct FileName {
    let words: Set<String>
    /// Whether it holds a day: 2026-11-23 or 20261123.
    let isDated: Bool
    let isIndex: Bool

    init(_ path: String) {
        let file = path.utf8.split(separator: 0x2F).last ?? path.utf8[...]
        let name = file.prefix { $0 != 0x2E }
        let list = name.split { !$0.isASCIILetter }.map { Substring($0).lowercased() }
        words = Set(list)
        isIndex = list.count == 1 && Self.indexes.contains(list[0])
        let digits = name.filter { $0 != 0x2D }.split { !$0.isDigit }
        isDated = digits.contains { Self.isDay(Array($0)) }
    }

    private static let indexes: Set<String> = ["readme", "index", "summary", "toc", "contents"]

    private static func isDay(_ digits: [UInt8]) -> Bool {
        guard digits.count == 8, let value = Int(String(decoding: digits, as: UTF8.self)) else {
            return false
        }
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        return (1990...2100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }
}
