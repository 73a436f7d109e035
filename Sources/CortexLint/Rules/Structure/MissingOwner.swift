import CortexRunbook

/// A release procedure that names nobody who answers for it.
///
/// When the page is wrong, or silent, there is nobody to call, and no way to know whether it was
/// last read this month or under another system.
///
/// An owner, a contact, a team, a channel or a way of escalation counts, in the front matter or in
/// the first thirty lines; so does a date of the last review. Only release procedures are asked.
///
/// ## Bad
/// ```markdown
/// # Release
///
/// This is how we release.
///
/// ## 1. Build
/// ```
///
/// ## Good
/// ```markdown
/// ---
/// owner: team-platform
/// reviewed: 2026-11-01
/// ---
/// # Release
///
/// This is how we release.
///
/// ## 1. Build
/// ```
enum MissingOwner: Rule {
    static let about = RuleDescription("STR007", "missing-owner", .info, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.profile == .release, document.runbook.sections.count > 1,
            !document.runbook.settings.keys.contains(where: isOwner)
        else { return }
        let first = document.source.start(ofLine: 1)
        let end = document.source.start(ofLine: min(31, document.source.lineCount + 1))
        guard !words.occur(in: document.source.bytes[first..<end]) else { return }
        findings.append(.noOwner(document.range(ofHeading: 0), insertAt: first, document))
    }

    private static func isOwner(_ key: String) -> Bool {
        words.occur(in: Array(key.utf8)[...])
    }

    private static let words = Phrases(
        """
        owner*, owned by, maintainer*, maintained by, contact*, escalat*, on-call, oncall, pagerduty,
        slack, responsible team, author*, reviewed, last-reviewed, last reviewed, last_reviewed,
        last updated, last-updated
        """
    )
}

extension Finding {
    fileprivate static func noOwner(
        _ range: Range<Int>,
        insertAt start: Int,
        _ document: LintDocument
    ) -> Finding {
        let skeleton = "---\nowner: \nreviewed: \n---\n"
        let isFree = document.runbook.settings.isEmpty
        return Finding(
            range,
            "the document names no owner and no date of review",
            help: "name them in the front matter: `owner`, `reviewed`",
            fix: isFree
                ? Fix(.suggestion, "insert front matter", replace: start..<start, by: skeleton)
                : nil
        )
    }
}
