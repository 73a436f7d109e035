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
///
/// ## Settings
///
/// `max-age` is the number of days for which a review holds: an older date (`reviewed: 2026-11-01`)
/// is found then, and so is a document without one.
enum MissingOwner: Rule {
    static let about = RuleDescription("STR007", "missing-owner", .info, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.profile == .release, document.runbook.sections.count > 1 else { return }
        let first = document.source.start(ofLine: 1)
        let end = document.source.start(ofLine: min(lines, document.source.lineCount) + 1)
        guard
            document.runbook.settings.keys.contains(where: isOwner)
                || words.occur(in: document.source.bytes[first..<end])
        else {
            findings.append(.noOwner(document.range(ofHeading: 0), insertAt: first, document))
            return
        }
        guard let most = document.options.maxAge, let today = document.options.today else { return }
        guard let (day, range) = review(of: document) else {
            findings.append(.noReview(document.range(ofHeading: 0)))
            return
        }
        let age = today.number - day.number
        if age > most { findings.append(.stale(range, age: age, most: most)) }
    }

    /// How many lines of a document say who answers for it.
    private static let lines = 30

    /// The day of the last review, with its place; `nil` if the document names none.
    private static func review(of document: LintDocument) -> (Day, Range<Int>)? {
        for number in 1...max(1, min(lines, document.source.lineCount)) {
            let line = document.source.line(number)
            guard let word = reviews.first(in: line) else { continue }
            for start in word.upperBound..<max(word.upperBound, line.endIndex) {
                if let day = Day(line[start...]) { return (day, start..<start + 10) }
            }
        }
        return nil
    }

    private static let reviews = Phrases(
        """
        reviewed, last-reviewed, last reviewed, last_reviewed, review date, last updated,
        last-updated, last_updated, updated
        """
    )

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
    fileprivate static func noReview(_ range: Range<Int>) -> Finding {
        Finding(
            range,
            "the document does not say when it was last reviewed",
            help: "name the day in the front matter, as in `reviewed: 2026-11-01`"
        )
    }

    fileprivate static func stale(_ range: Range<Int>, age: Int, most: Int) -> Finding {
        Finding(
            range,
            "the last review was \(age) days ago, and the house lets it hold for \(most)",
            help: "go through the document, and write the day on which you did"
        )
    }

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
