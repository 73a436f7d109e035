import CortexRunbook

/// A label in other words than the house uses.
///
/// Eyes and tools find the parts of a step by their labels. Where one step says "Acceptance
/// criteria:" and the next "**Success Criteria**", a search finds half of them.
///
/// The house's labels are `Acceptance criteria:` before a list and `Validation commands:` before a
/// block. Only labels that are a paragraph of their own count; headings with these words are left
/// alone.
///
/// ## Bad
/// ````markdown
/// **Verification Commands:**
///
/// ```bash
/// make smoke
/// ```
/// ````
///
/// ## Good
/// ````markdown
/// Validation commands:
///
/// ```bash
/// make smoke
/// ```
/// ````
enum LabelVariant: Rule {
    static let about = RuleDescription("STY001", "label-variant", .info, level: .all)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for label in document.outline.labels where label.isAlone {
            guard let next = document.outline.next(after: label.node) else { continue }
            let kind = document.markdown.nodes[next].kind
            let written = document.text(label.range)
            switch label.meaning {
            case .criteria where kind.isList && criteria.occur(in: Array(written.utf8)[...]):
                guard written != "Acceptance criteria:" else { continue }
                findings.append(.variant(label.range, of: "Acceptance criteria:"))
            case .verification where kind == .code && commands.occur(in: Array(written.utf8)[...]):
                guard written != "Validation commands:" else { continue }
                findings.append(.variant(label.range, of: "Validation commands:"))
            default: continue
            }
        }
    }

    private static let criteria = Phrases("acceptance criteria, acceptance, success criteria")
    private static let commands = Phrases("validation*, verification*")
}

extension Finding {
    fileprivate static func variant(_ range: Range<Int>, of label: String) -> Finding {
        Finding(
            range,
            "another form of the label `\(label)`",
            help: "write `\(label)`",
            fix: Fix(.safe, "write `\(label)`", replace: range, by: label)
        )
    }
}
