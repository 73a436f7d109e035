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
    /// The rules that compare documents.
    private let corpusRules: [any CorpusRule.Type]
    private let selection: Selection

    /// Asks `rules`, whatever their level is.
    package init(_ rules: [any Rule.Type]) {
        self.rules = rules
        corpusRules = []
        selection = Selection(level: .all)
    }

    /// Asks the rules of the catalogue that `selection` holds.
    package init(_ selection: Selection) {
        rules = Catalogue.rules.filter { selection.has($0.about) }
        corpusRules = Catalogue.consistency.filter { selection.has($0.about) }
        self.selection = selection
    }

    /// The rules that are asked.
    package var descriptions: [RuleDescription] {
        rules.map { $0.about } + corpusRules.map { $0.about }
    }

    /// Whether documents are compared.
    var comparesDocuments: Bool { !corpusRules.isEmpty }

    /// Whether `rule` is one of those that are asked.
    func asks(_ rule: RuleDescription) -> Bool {
        rules.contains { $0.about.code == rule.code }
            || corpusRules.contains { $0.about.code == rule.code }
    }

    /// What is found beside the document, as a finding in a document of `kind`; `nil` where the
    /// rule is not asked there.
    func finding(
        _ finding: Finding,
        of rule: RuleDescription,
        in kind: DocumentKind
    ) -> RuleFinding? {
        guard asks(rule), rule.speaks(in: kind) else { return nil }
        let severity = selection.severity(of: rule, finding.severity)
        return RuleFinding(rule: rule, finding: finding, severity: severity)
    }

    /// The severity of a rule's findings, where they do not say another.
    func severity(of rule: RuleDescription) -> Severity { selection.severity(of: rule, nil) }

    /// Lints a document: one finding a defect, without what its comments silence.
    ///
    /// `others` are what was found by comparing it with others.
    package func lint(_ document: LintDocument, and others: [RuleFinding] = []) -> Linted {
        settle(findings(in: document), of: document, and: others)
    }

    /// Makes of the `findings` in a document what is said of it.
    func settle(
        _ findings: [RuleFinding],
        of document: LintDocument,
        and others: [RuleFinding]
    ) -> Linted {
        let all = others.isEmpty ? findings : (findings + others).sorted(by: RuleFinding.isBefore)
        let raw = document.ignored.isEmpty ? all : all.filter { !isIgnored($0.rule, by: document) }
        var suppressions = Suppressions(document)
        var linted = Linted()
        // A directive is of use also where another finding stands for the one it silences.
        if !suppressions.isEmpty { for finding in raw { _ = suppressions.reason(for: finding) } }
        for finding in Cascade.settled(raw, in: document) {
            linted.take(finding, suppressions.reason(for: finding))
        }
        guard !suppressions.isEmpty, let rule = unusedSuppression else { return linted }
        for finding in suppressions.complaints(asked: asked(about: document)) {
            let found = RuleFinding(
                rule: rule,
                finding: finding,
                severity: selection.severity(of: rule, nil)
            )
            linted.take(found, suppressions.reason(for: found))
        }
        linted.findings.sort(by: RuleFinding.isBefore)
        return linted
    }

    /// The rules that speak in `document`.
    private func asked(about document: LintDocument) -> [RuleDescription] {
        descriptions.filter { $0.speaks(in: document.kind) && !isIgnored($0, by: document) }
    }

    private var unusedSuppression: RuleDescription? {
        descriptions.first { $0.code == UnusedSuppression.about.code }
    }

    private func isIgnored(_ rule: RuleDescription, by document: LintDocument) -> Bool {
        document.ignored.contains { (try? Selector($0.name))?.strength(for: rule) != nil }
    }

    /// What the rules find in `document`, in the order of the text: several may tell of one defect.
    package func findings(in document: LintDocument) -> [RuleFinding] {
        var all: [RuleFinding] = []
        for rule in rules where rule.about.speaks(in: document.kind) {
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
        return all.sorted(by: RuleFinding.isBefore)
    }
}

/// What the linter says of a document.
package struct Linted: Sendable, Equatable {
    /// In the order of the text.
    package fileprivate(set) var findings: [RuleFinding] = []
    /// What a comment of the document silences.
    package fileprivate(set) var suppressed: [SuppressedFinding] = []

    fileprivate mutating func take(_ finding: RuleFinding, _ reason: String?) {
        if let reason {
            suppressed.append(SuppressedFinding(finding: finding, reason: reason))
        } else {
            findings.append(finding)
        }
    }
}

extension RuleFinding {
    /// The order of the text, then of the codes.
    static func isBefore(_ left: RuleFinding, _ right: RuleFinding) -> Bool {
        (left.finding.range.lowerBound, left.rule.code)
            < (right.finding.range.lowerBound, right.rule.code)
    }
}

extension RuleDescription {
    /// Whether the rule has something to say in documents of a kind.
    ///
    /// What happened is not mended: records are looked through for what harms their readers.
    func speaks(in kind: DocumentKind) -> Bool {
        switch kind {
        case .record: Self.forRecords.contains(String(family)) || Self.forRecords.contains(code)
        case .runbook, .template, .index: kinds.contains(kind)
        }
    }

    private static let forRecords: Set<String> = [
        "TRU", "LNK", "SAF005", UnusedSuppression.about.code,
    ]
}
