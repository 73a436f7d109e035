import CortexRunbook

/// Leaves one finding a defect: drops what another finding, or a broken block, explains.
enum Cascade {
    /// Returns the `findings` that stand for themselves, in their order.
    static func settled(_ findings: [RuleFinding], in document: LintDocument) -> [RuleFinding] {
        guard findings.count > 1 || !document.runbook.problems.isEmpty else { return findings }
        let kept = withoutBrokenBlocks(findings, document)
        let codes = Set(kept.map(\.rule.code))
        let causes = kept.compactMap { cause in
            replaced[cause.rule.code].map { (finding: cause, explained: $0) }
        }
        guard !causes.isEmpty, !codes.isDisjoint(with: explainable) else { return kept }
        return kept.filter { finding in
            !explainable.contains(finding.rule.code)
                || !causes.contains { cause in
                    cause.explained.contains(finding.rule.code)
                        && stand(together: cause.finding, finding, in: document.source)
                }
        }
    }

    /// What a finding of a code explains at its place.
    private static let replaced: [String: Set<String>] = [
        "CMD003": ["STR006"],
        "CMD004": ["CMD010"],
        "CMD005": ["CMD010"],
        "CMD006": ["CMD010"],
        "CMD007": ["CMD010"],
        "CRI003": ["CRI001", "CRI002"],
        "PLH001": ["PLH003", "PLH005", "LNK003"],
        "PLH003": ["LNK003"],
        "SAF002": ["CMD010", "PLH004", "SAF001"],
        "SAF004": ["CRI005", "TRM004"],
        "TRM001": ["TRM003", "TRM004"],
        "XDC001": ["LNK001", "LNK003"],
    ]

    /// The codes of findings that others may explain.
    private static let explainable = Set(replaced.values.joined())

    /// Codes whose findings explain others anywhere on their line.
    private static let wholeLine: Set<String> = ["XDC001"]

    /// Whether a finding stands where its cause does.
    private static func stand(
        together cause: RuleFinding,
        _ finding: RuleFinding,
        in source: SourceText
    ) -> Bool {
        let (one, other) = (cause.finding.range, finding.finding.range)
        if one.overlaps(other) || one.lowerBound == other.lowerBound { return true }
        return wholeLine.contains(cause.rule.code)
            && source.line(at: one.lowerBound) == source.line(at: other.lowerBound)
    }

    /// In a block that is no script only what says so speaks.
    private static func withoutBrokenBlocks(
        _ findings: [RuleFinding],
        _ document: LintDocument
    ) -> [RuleFinding] {
        let runbook = document.runbook
        let places = findings.map { finding in
            runbook.block(atLine: document.source.line(at: finding.finding.range.lowerBound))
        }
        // The code that speaks in each broken block; the greater one says more.
        var verdicts: [Int: String] = [:]
        for (finding, place) in zip(findings, places) {
            guard let place, verdictCodes.contains(finding.rule.code) else { continue }
            verdicts[place] = max(verdicts[place] ?? "", finding.rule.code)
        }
        for problem in runbook.problems where problem.kind == .runawayFence {
            if let place = runbook.block(atLine: problem.line) { verdicts[place] = "STR005" }
        }
        guard !verdicts.isEmpty else { return findings }
        return zip(findings, places).compactMap { finding, place in
            guard let verdict = place.flatMap({ verdicts[$0] }) else { return finding }
            return finding.rule.code == verdict || isAboutBytes(finding.rule) ? finding : nil
        }
    }

    /// What says that a block is no script.
    private static let verdictCodes: Set<String> = ["CMD001", "CMD003"]

    /// Whether the rule holds whatever the text is: hidden characters, secrets, suppressions.
    private static func isAboutBytes(_ rule: RuleDescription) -> Bool {
        rule.family == "TRU" || rule.code == "SAF005" || rule.code == UnusedSuppression.about.code
    }
}

extension RuleDescription {
    /// The three letters of the family.
    package var family: Substring { code.prefix(3) }
}
