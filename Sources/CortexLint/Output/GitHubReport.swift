import CortexText

/// The report as GitHub's workflow commands, which become annotations of a change.
///
/// GitHub shows ten of a kind for a step; the worst come first, and the last line says how many
/// more there are.
struct GitHubReport {
    private let report: LintReport
    /// How many annotations of a kind GitHub shows for a step.
    private static let most = 10

    init(_ report: LintReport) {
        self.report = report
    }

    var text: String {
        var text = ""
        for file in report.failures {
            text += command("error", [("file", file.path)], file.failure ?? "")
        }
        var left = 0
        for severity in [Severity.error, .warning, .info] {
            let findings = report.findings.filter { $0.severity == severity }
            for finding in findings.prefix(Self.most) { text += annotation(finding) }
            left += max(0, findings.count - Self.most)
        }
        if left > 0 {
            text += command("notice", [], "\(left) more findings; the summary of the job has them")
        }
        return text
    }

    private func annotation(_ finding: PlacedFinding) -> String {
        var place = [("file", finding.path), ("line", "\(finding.start.line)")]
        place.append(("endLine", "\(finding.end.line)"))
        // GitHub ignores columns of a finding over several lines, and counts the last one in.
        if finding.start.line == finding.end.line {
            place.append(("col", "\(finding.start.column)"))
            place.append(("endColumn", "\(max(finding.start.column, finding.end.column - 1))"))
        }
        place.append(("title", "\(finding.rule.code) \(finding.rule.name)"))
        let note = finding.note.map { ": \($0)" } ?? ""
        return command(
            finding.severity.command,
            place,
            finding.message + note + "\n" + finding.help
        )
    }

    private func command(
        _ name: String,
        _ properties: [(String, String)],
        _ message: String
    ) -> String {
        let list = properties.map { "\($0.0)=\(Self.escape($0.1, inProperty: true))" }
            .joined(separator: ",")
        return "::\(name)\(list.isEmpty ? "" : " " + list)::\(Self.escape(message))\n"
    }

    /// Spells out what would end the command or deceive who reads the log.
    private static func escape(_ text: String, inProperty: Bool = false) -> String {
        var escaped = ""
        for scalar in SafeText(escaping: text).text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\n": escaped += "%0A"
            case ":" where inProperty: escaped += "%3A"
            case "," where inProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Severity {
    fileprivate var command: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }
}

extension LintReport {
    /// The report in Markdown, for the file that `GITHUB_STEP_SUMMARY` names.
    package var stepSummary: String {
        var text = "### cortex lint\n\n\(summary.sentence.text)\n"
        let findings = findings.sorted { $0.severity > $1.severity }
        guard !findings.isEmpty else { return text }
        text += "\n| severity | rule | place | finding |\n|---|---|---|---|\n"
        for finding in findings.prefix(200) {
            let place = "\(finding.path):\(finding.start.line)"
            text +=
                "| \(finding.severity.rawValue) | \(finding.rule.code) | \(Self.cell(place)) "
                + "| \(Self.cell(finding.message)) |\n"
        }
        if findings.count > 200 { text += "\n\(findings.count - 200) more\n" }
        return text
    }

    /// Text of a document within a table's cell, which must not become Markdown or HTML.
    private static func cell(_ text: String) -> String {
        var cell = ""
        for character in SafeText(escaping: text).text {
            switch character {
            case "<": cell += "&lt;"
            case ">": cell += "&gt;"
            case "&": cell += "&amp;"
            case "|", "[", "]", "*", "_", "\\", "!": cell += "\\\(character)"
            case "\n": cell += " "
            default: cell.append(character)
            }
        }
        return cell
    }
}
