package import CortexText

extension LintReport {
    /// One line a finding: `file:line:column: CODE message`, and one a file that was not linted.
    package func concise(_ style: Style) -> SafeText {
        var text: SafeText = ""
        for file in files {
            if let failure = file.failure {
                text.append(style.show("\(escaping: file.path): \(escaping: failure)\n"))
            }
            for finding in file.findings where finding.suppression == nil {
                text.append(finding.concise(style))
                text.append("\n")
            }
        }
        return text
    }
}

extension PlacedFinding {
    fileprivate func concise(_ style: Style) -> SafeText {
        let place: SafeText = "\(escaping: path):\(start.line):\(start.column)"
        let code = style.apply(severity.look, "\(escaping: rule.code)")
        return style.apply(.place, style.show(place)) + ": \(code) "
            + style.show("\(escaping: message)")
    }
}

extension Severity {
    /// How its name stands out.
    var look: Style.Look {
        switch self {
        case .error: .bad
        case .warning: .warning
        case .info: .place
        }
    }
}
