import CortexRunbook
import CortexSettings

/// A `#fragment` that names no heading and no anchor.
///
/// The reader lands at the top of a page of nine hundred lines and searches.
///
/// Headings have the anchors that GitHub gives them; `id` and `name` of HTML tags count too. In
/// files that are not Markdown, fragments are left alone (`deploy.sh#L20`).
///
/// ## Bad
/// ```markdown
/// # Restore
///
/// See [how to verify](#verfy).
///
/// ## Verify
///
/// All rows are back.
/// ```
///
/// ## Good
/// ```markdown
/// # Restore
///
/// See [how to verify](#verify).
///
/// ## Verify
///
/// All rows are back.
/// ```
///
/// ## Settings
///
/// `slug` says whose anchors headings get: `github`, `gitlab` or `hugo`.
enum BrokenAnchor: Rule {
    static let about = RuleDescription(
        "LNK002",
        "broken-anchor",
        .warning,
        level: .release,
        kinds: .all
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let own = document.reading.anchors
        for link in document.linkTargets where link.isLocal {
            guard let fragment = link.fragment, !fragment.isEmpty else { continue }
            guard let anchors = anchors(of: link, in: document, own: own) else { continue }
            if anchors.contains(fragment) || isOfTheViewer(fragment) { continue }
            if document.options.slug != .github, isLike(fragment, anchors) { continue }
            findings.append(.unknown(fragment, link, anchors: anchors))
        }
    }

    /// The anchors of the document that the link leads to; `nil` if they are not known.
    private static func anchors(
        of link: LinkTarget,
        in document: LintDocument,
        own: Set<String>
    ) -> Set<String>? {
        guard !link.path.isEmpty else { return own }
        guard let location = document.location, let path = location.resolve(link.path),
            path.hasSuffix(".md") || path.hasSuffix(".markdown")
        else { return nil }
        return path == location.path ? own : location.repository.anchors(of: path)
    }

    /// Whether `fragment` is one of `anchors` where runs of hyphens become one, as GitLab and Hugo
    /// write them.
    private static func isLike(_ fragment: String, _ anchors: Set<String>) -> Bool {
        let wanted = squeezed(fragment)
        return anchors.contains { squeezed($0) == wanted }
    }

    private static func squeezed(_ anchor: String) -> [Substring] {
        anchor.split(separator: "-")
    }

    /// Whether the page, not the document, has the anchor: a place that browsers know by itself, a
    /// line number, a text fragment, a tab (`#tab/cli`); no heading's anchor has a slash.
    private static func isOfTheViewer(_ fragment: String) -> Bool {
        if fragment == "top" || fragment.hasPrefix(":~:") || fragment.contains("/") { return true }
        return fragment.first == "L" && fragment.dropFirst().first?.isNumber ?? false
    }
}

extension Finding {
    fileprivate static func unknown(
        _ fragment: String,
        _ link: LinkTarget,
        anchors: Set<String>
    ) -> Finding {
        let near = Suggestion.nearest(to: fragment, among: anchors.sorted())
        let hash = link.range.upperBound - fragment.utf8.count
        let isWritten = link.text.hasSuffix("#\(fragment)") && hash > link.range.lowerBound
        let range = isWritten ? hash - 1..<link.range.upperBound : link.range
        return Finding(
            range,
            "no heading has the anchor `#\(fragment)`",
            help: near.map { "the nearest is `#\($0)`" } ?? "link to a heading that exists",
            fix: near.flatMap { near in
                isWritten
                    ? Fix(.suggestion, "link to `#\(near)`", replace: range, by: "#\(near)") : nil
            }
        )
    }
}
