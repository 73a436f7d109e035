import CortexRunbook

/// A section that documents of this kind must have, and this one does not.
///
/// The section you need is the one that nobody wrote: the way back when the release is half out,
/// or what to do now that the alert has been understood. If it is there, even if it only says whom
/// to call, nobody has to wonder whether they overlooked it.
///
/// A release procedure needs its scope, its roles, its gates, its evidence, its related documents
/// and a way back; the page of an alert needs its meaning, its impact, a diagnosis and a
/// mitigation. Other words for the same are accepted. Pages that say they are deprecated, or have
/// moved, are left alone, and so are documents of no such profile.
///
/// ## Bad
/// ```markdown
/// # DiskFull
///
/// ## Meaning
///
/// The volume has less than 5 % left.
///
/// ## Impact
///
/// Writes will fail.
///
/// ## Diagnosis
///
/// Look at the dashboard.
/// ```
///
/// ## Good
/// ```markdown
/// # DiskFull
///
/// ## Meaning
///
/// The volume has less than 5 % left.
///
/// ## Impact
///
/// Writes will fail.
///
/// ## Diagnosis
///
/// Look at the dashboard.
///
/// ## Mitigation
///
/// Call the storage team.
/// ```
///
/// ## Settings
///
/// `required-sections` of a profile names the titles to look for instead.
enum MissingRequiredSection: Rule {
    static let about = RuleDescription(
        "STR004",
        "missing-required-section",
        .warning,
        level: .default,
        kinds: [.runbook]
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let required = required(of: document)
        guard !required.isEmpty, document.runbook.sections.count > 1, !isStub(document) else {
            return
        }
        let titles = document.runbook.sections.map { Array($0.title.utf8)[...] }
        for section in required where !section.words.occur(in: titles) {
            findings.append(
                .missing(
                    document.range(ofHeading: 0),
                    section.title,
                    at: document.source.bytes.count
                )
            )
        }
    }

    private struct Required: Sendable {
        let title: String
        let words: Phrases

        init(_ title: String, _ words: String) {
            self.title = title
            self.words = Phrases(words)
        }
    }

    private static func required(of document: LintDocument) -> [Required] {
        if let titles = document.options.requiredSections {
            return titles.map { Required($0, $0.lowercased()) }
        }
        return switch document.profile {
        case .release: release
        case .alert: alert
        case .general: []
        }
    }

    private static let release = [
        Required("Scope", "scope, purpose, overview, introduction, applies, applicability"),
        Required(
            "Roles And Access",
            "role*, responsib*, access, ownership, owner*, contact*, team, people, participants"
        ),
        Required("Quality Gates Summary", "gate*, go/no-go, go-no-go, sign-off, checklist"),
        Required("Required Evidence Artifacts", "evidence, artifact*, records, deliverables"),
        Required("Related Documents", "related, reference*, see also, links, further reading"),
        Required(
            "Rollback",
            "rollback*, roll-back, roll back, emergency, revert*, back out, backout, hotfix*, "
                + "recovery, undo, abort, contingency"
        ),
    ]

    private static let alert = [
        Required("Meaning", "meaning, description, summary, overview, what*, about, context"),
        Required("Impact", "impact, severity, consequence*, effect*, risk*"),
        Required(
            "Diagnosis",
            "diagnos*, investigat*, triage, troubleshoot*, debug*, analysis, cause*, check*, "
                + "symptom*, verif*"
        ),
        Required(
            "Mitigation",
            "mitigat*, resol*, remed*, fix*, recover*, solution*, action*, repair*, workaround*, "
                + "procedure*, steps, respon*"
        ),
    ]

    /// Whether the document only says that it is no longer used.
    private static func isStub(_ document: LintDocument) -> Bool {
        let nodes = document.markdown.nodes.prefix(4)
        return nodes.contains { stubs.occur(in: document.markdown.bytes($0.text)) }
    }

    private static let stubs = Phrases(
        "deprecated, obsolete, superseded, has moved, moved to, replaced by, archived"
    )
}

extension Finding {
    fileprivate static func missing(
        _ range: Range<Int>,
        _ title: String,
        at end: Int
    ) -> Finding {
        Finding(
            range,
            "the document has no section \"\(title)\"",
            help: "write it, even if it only says who decides",
            fix: Fix(
                .suggestion,
                "append `## \(title)`",
                replace: end..<end,
                by: "\n## \(title)\n\n"
            )
        )
    }
}
