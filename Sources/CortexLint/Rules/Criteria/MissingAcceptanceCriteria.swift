import CortexRunbook

/// A numbered step with commands that does not say when it is done.
///
/// Without acceptance criteria everyone who runs the step decides for themselves whether it has
/// worked, and at the end of a night the answer is always yes.
///
/// Only documents whose other steps have such criteria are asked, and only numbered sections
/// without sections below them. Criteria under any of their names count ("Success criteria", "Done
/// when"), and so does a list of checks.
///
/// ## Bad
/// ````markdown
/// ### 1.2 Build
///
/// ```bash
/// make build
/// ```
/// ````
///
/// ## Good
/// ```markdown
/// ### 1.2 Build
///
/// Acceptance criteria:
///
/// - `make build` exits with 0.
/// ```
enum MissingAcceptanceCriteria: Rule {
    static let about = RuleDescription(
        "CRI001",
        "missing-acceptance-criteria",
        .warning,
        level: .default
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.profile == .release else { return }
        var withCommands: Set<Int> = []
        var withCriteria: Set<Int> = []
        for item in document.runbook.items {
            guard let section = item.section else { continue }
            switch item.content {
            case .command: withCommands.insert(section)
            case .criterion: withCriteria.insert(section)
            case .manual: continue
            }
        }
        for label in document.outline.labels where label.meaning == .criteria {
            if let section = document.outline.places[label.node].section {
                withCriteria.insert(section)
            }
        }
        for (index, section) in document.runbook.sections.enumerated() {
            guard section.number != nil, document.outline.sections[index].children.isEmpty,
                withCommands.contains(index), !withCriteria.contains(index)
            else { continue }
            findings.append(.noCriteria(document.range(ofHeading: index)))
        }
    }
}

extension Finding {
    fileprivate static func noCriteria(_ heading: Range<Int>) -> Finding {
        Finding(
            heading,
            "the step has commands but no acceptance criteria",
            help: "say below the heading what must be so when it is done, as a list behind "
                + "`Acceptance criteria:`",
            fix: Fix(
                .suggestion,
                "insert `Acceptance criteria:`",
                replace: heading.upperBound..<heading.upperBound,
                by: "\n\nAcceptance criteria:\n\n- "
            )
        )
    }
}
