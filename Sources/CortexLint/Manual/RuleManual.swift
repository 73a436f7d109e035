/// What a rule looks for, why, and what it leaves alone, as its source says it.
package struct RuleManual: Sendable, Equatable {
    package let code: String
    /// What the rule finds, in one sentence.
    package let summary: String
    /// The rest in Markdown: why it matters, exceptions, `## Bad` and `## Good`.
    package let body: String

    init(_ code: String, _ summary: String, _ body: String) {
        self.code = code
        self.summary = summary
        self.body = body
    }

    /// The manual of the rule with `code`; `nil` if nothing was written.
    package init?(code: String) {
        guard let manual = Self.byCode[code] else { return nil }
        self = manual
    }

    private static let byCode = Dictionary(
        Manuals.all.map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// The example below the heading `title`, its fence included; `nil` if there is none.
    package func example(_ title: String) -> String? {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        guard let heading = lines.firstIndex(of: "## \(title)"),
            let open = lines[heading...].firstIndex(where: { $0.hasPrefix("```") })
        else { return nil }
        let mark = lines[open].prefix { $0 == "`" }
        guard let close = lines[(open + 1)...].firstIndex(of: mark) else { return nil }
        return lines[open...close].joined(separator: "\n") + "\n"
    }

    /// The example below the heading `title` as a document: a fence of Markdown without its fence.
    package func document(_ title: String) -> String? {
        guard let example = example(title) else { return nil }
        let mark = example.prefix { $0 == "`" }
        guard example.dropFirst(mark.count).hasPrefix("markdown\n") else { return example }
        let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropFirst().dropLast(2).joined(separator: "\n") + "\n"
    }
}
