import CortexText

@testable import CortexLint

extension LintReport {
    /// What `rules` find in `text`.
    init(
        of text: String,
        path: String = "runbook.md",
        _ rules: [any Rule.Type] = [PlaceholderRedirect.self]
    ) throws {
        let document = try LintDocument(Array(text.utf8), path: path)
        let found = Linter(rules).findings(in: document)
        self.init([FileReport(document, found)], rules: rules.map { $0.about })
    }

    /// A report on `text` with one finding for each marked part.
    init(
        marked: String,
        path: String = "runbook.md",
        message: String = "this is wrong",
        note: String? = nil,
        fix: Fix? = nil,
        related: [Related] = []
    ) throws {
        let marked = Marked(marked)
        let document = try LintDocument(Array(marked.text.utf8), path: path)
        let found = marked.ranges.map { range in
            RuleFinding(
                rule: .sample,
                finding: Finding(
                    range,
                    message,
                    note: note,
                    help: "write it right",
                    fix: fix,
                    related: related
                )
            )
        }
        self.init([FileReport(document, found)], rules: [.sample])
    }

    /// The report in `format`, without colours.
    func written(_ format: OutputFormat, width: Int = 80) -> String {
        let style = Style(colour: false, unicode: true, width: width)
        return String(
            decoding: written(as: format, Surroundings(style: style, version: "1.2.3")),
            as: UTF8.self
        )
    }
}

extension RuleDescription {
    static let sample = RuleDescription("XYZ001", "sample-rule", .warning, level: .default)
}
