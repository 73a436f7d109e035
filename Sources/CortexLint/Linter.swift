/// What a rule found, with the rule that found it.
package struct RuleFinding: Sendable {
    package let rule: RuleDescription
    package let finding: Finding

    package var severity: Severity { finding.severity ?? rule.severity }
}

/// Asks rules about documents.
package struct Linter: Sendable {
    private let rules: [any Rule.Type]

    package init(_ rules: [any Rule.Type]) {
        self.rules = rules
    }

    /// What the rules find in `document`, in the order of the text.
    package func findings(in document: LintDocument) -> [RuleFinding] {
        var all: [RuleFinding] = []
        for rule in rules where rule.about.kinds.contains(document.kind) {
            var findings: [Finding] = []
            rule.check(document, &findings)
            all += findings.map { RuleFinding(rule: rule.about, finding: $0) }
        }
        return all.sorted { left, right in
            (left.finding.range.lowerBound, left.rule.code)
                < (right.finding.range.lowerBound, right.rule.code)
        }
    }
}
