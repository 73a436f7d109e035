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
    /// For code scanning: SARIF 2.1.0.
    case sarif
    /// Workflow commands, which GitHub shows as annotations.
    case github
    case junit
    case checkstyle
    /// GitLab's code quality report.
    case gitlab
}

extension LintReport {
    /// What a format needs to know beyond the report.
    package struct Surroundings: Sendable {
        /// What can be shown where the report goes.
        package var style: Style
        /// The program's version, for formats that name it.
        package var version: String
        /// Where the pages of the rules are, with the last `/`; `nil` where nobody said.
        package var manuals: String?

        package init(style: Style, version: String, manuals: String? = nil) {
            self.style = style
            self.version = version
            self.manuals = manuals
        }

        /// The address of the rule's page; `nil` where nobody said where the pages are.
        func address(of rule: RuleDescription) -> String? {
            manuals.map { "\($0)\(rule.page)" }
        }
    }

    /// Returns the report in `format`, line end included.
    package func written(as format: OutputFormat, _ surroundings: Surroundings) -> [UInt8] {
        switch format {
        case .text: Array(TextReport(self, surroundings.style).text.text.utf8)
        case .concise: Array(concise(surroundings.style).text.utf8)
        case .json: JSONReport.object(self)
        case .jsonLines: JSONReport.lines(self)
        case .sarif: SARIFReport(self, surroundings).bytes
        case .github: Array(GitHubReport(self).text.utf8)
        case .junit: Array(JUnitReport(self).text.utf8)
        case .checkstyle: Array(checkstyle.utf8)
        case .gitlab: codeQuality
        }
    }
}

extension RuleDescription {
    /// The name of the rule's page in `docs/lint`.
    package var page: String { "\(code)-\(name).md" }
}
