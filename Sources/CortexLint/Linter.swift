/// What a rule found, with the rule that found it.
package struct RuleFinding: Sendable, Equatable {
    package let rule: RuleDescription
    package let finding: Finding
    package let severity: Severity

    package init(rule: RuleDescription, finding: Finding, severity: Severity? = nil) {
        self.rule = rule
        self.finding = finding
        self.severity = severity ?? finding.severity ?? rule.severity
    }
}

/// Asks rules about documents.
package struct Linter: Sendable {
    private let rules: [any Rule.Type]
    private let selection: Selection

    /// Asks `rules`, whatever their level is.
    package init(_ rules: [any Rule.Type]) {
        self.rules = rules
        selection = Selection(level: .all)
    }

    /// Asks the rules of the catalogue that `selection` holds.
    package init(_ selection: Selection) {
        rules = Catalogue.rules.filter { selection.has($0.about) }
        self.selection = selection
    }

    /// What the rules find in `document`, in the order of the text.
    package func findings(in document: LintDocument) -> [RuleFinding] {
        var all: [RuleFinding] = []
        for rule in rules where rule.about.kinds.contains(document.kind) {
            var findings: [Finding] = []
            rule.check(document, &findings)
            all += findings.map { finding in
                RuleFinding(
                    rule: rule.about,
                    finding: finding,
                    severity: selection.severity(of: rule.about, finding.severity)
                )
            }
        }
        return all.sorted { left, right in
            (left.finding.range.lowerBound, left.rule.code)
                < (right.finding.range.lowerBound, right.rule.code)
        }
    }
}
