package import CortexText

/// The forms in which a report is written.
package enum OutputFormat: String, Sendable, CaseIterable {
    /// For people: each finding with its line and a caret.
    case text
    /// One line a finding: `file:line:column: CODE message`.
    case concise
    /// One object (schema `cortex-lint/1`).
    case json
    /// One object a finding, one a line.
    case jsonLines = "json-lines"
}

extension LintReport {
    /// What a format needs to know beyond the report.
    package struct Surroundings: Sendable {
        /// What can be shown where the report goes.
        package var style: Style
        /// The program's version, for formats that name it.
        package var version: String

        package init(style: Style, version: String) {
            self.style = style
            self.version = version
        }
    }

    /// Returns the report in `format`, line end included.
    package func written(as format: OutputFormat, _ surroundings: Surroundings) -> [UInt8] {
        switch format {
        case .text: Array(TextReport(self, surroundings.style).text.text.utf8)
        case .concise: Array(concise(surroundings.style).text.utf8)
        case .json: JSONReport.object(self)
        case .jsonLines: JSONReport.lines(self)
        }
    }
}
