import CortexRunbook
package import CortexText

extension RuleDescription {
    /// Severity, level and kinds in a line.
    package var facts: String {
        let kinds = DocumentKind.allCases.filter(kinds.contains).map(\.plural)
        return
            "*\(severity.rawValue), level `\(level.rawValue)`, in \(kinds.joined(separator: ", "))*"
    }

    /// The rule's manual in Markdown, as `--explain` shows it.
    package var explanation: String {
        let title = "# \(code) \(name)\n\n"
        guard let manual = RuleManual(code: code) else { return title + facts + "\n" }
        return title + manual.summary + "\n\n" + facts + "\n\n" + manual.body + "\n"
    }

    /// The rule's manual for a terminal: headings stand out, code is indented.
    package func explanation(_ style: Style) -> SafeText {
        var text: SafeText = ""
        var fence: Substring?
        for line in explanation.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        {
            let marks = line.prefix { $0 == "`" }
            if let open = fence {
                if line == open { fence = nil } else { text.append(style.code(line)) }
            } else if marks.count >= 3 {
                fence = marks
            } else if line.hasPrefix("#") {
                let title = line.drop { $0 == "#" || $0 == " " }
                text.append(style.apply(.strong, style.show("\(escaping: title)")) + "\n")
            } else {
                text.append(style.show("\(escaping: line)") + "\n")
            }
        }
        return text
    }

    /// Writes the rule as the members of an object.
    func write(to json: inout JSONWriter) {
        let manual = RuleManual(code: code)
        json.member("code", code)
        json.member("name", name)
        json.member("severity", severity.rawValue)
        json.member("level", level.rawValue)
        json.member("kinds", DocumentKind.allCases.filter(kinds.contains).map(\.rawValue))
        json.member("summary", manual?.summary)
        json.member("markdown", manual?.body)
        json.member("page", "docs/lint/\(page)")
    }
}

extension Style {
    fileprivate func code(_ line: Substring) -> SafeText {
        (line.isEmpty ? "" : "    " + apply(.place, show("\(escaping: line)"))) + "\n"
    }
}

/// The rules as `--explain` and `--list-rules` print them.
package enum RuleList {
    /// The rule with that code or name, whatever the case; `nil` if there is none.
    package static func rule(_ name: String, in rules: [RuleDescription]) -> RuleDescription? {
        let wanted = name.lowercased()
        return rules.first { $0.code.lowercased() == wanted || $0.name == wanted }
    }

    /// One rule as an object (schema `cortex-lint-rule/1`) and a line end.
    package static func json(_ rule: RuleDescription) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "cortex-lint-rule/1")
            rule.write(to: &json)
        }
        json.newline()
        return json.visibleBytes
    }

    /// All rules as one object (schema `cortex-lint-rules/1`) and a line end.
    package static func json(_ rules: [RuleDescription]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "cortex-lint-rules/1")
            json.list("rules", rules) { $0.write(to: &$1) }
        }
        json.newline()
        return json.visibleBytes
    }

    /// A line a rule: code, severity, level, name and what it finds.
    package static func text(_ rules: [RuleDescription], _ style: Style) -> SafeText {
        let widest = rules.map(\.name.utf8.count).max() ?? 0
        var text: SafeText = ""
        for rule in rules {
            let severity: SafeText = "\(escaping: rule.severity.rawValue)"
            let level: SafeText = "\(escaping: rule.level.rawValue)"
            let name: SafeText = "\(escaping: rule.name)"
            let head =
                "\(escaping: rule.code)  "
                + style.apply(rule.severity.look, severity.padded(to: 7)) + "  "
                + level.padded(to: 7) + "  " + name.padded(to: widest)
            let summary: SafeText = "\(escaping: RuleManual(code: rule.code)?.summary ?? "")"
            let line = head + "  " + style.show(summary)
            text.append(line.truncated(to: max(style.width, 100), ellipsis: style.sign(.ellipsis)))
            text.append("\n")
        }
        return text
    }
}

extension DocumentKind {
    fileprivate var plural: String {
        switch self {
        case .runbook: "runbooks"
        case .record: "records"
        case .template: "templates"
        case .index: "indexes"
        }
    }
}
