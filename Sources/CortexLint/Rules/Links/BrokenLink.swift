import CortexRunbook

/// A relative link or image whose target is not there.
///
/// The fix is "described here", and here is a page that does not exist.
///
/// Addresses, blanks of templates and links of site generators are left alone. A route, a link
/// without an extension or to `.html`, leads to the page from which it is made (`page.md`,
/// `page.html.md`). Routes that begin with a slash belong to the published site where the
/// repository has no such folder, unless `link-roots` is set; those without an extension do in
/// pages that are made into `.html` (`page.html.md`).
///
/// ## Bad
/// ```markdown
/// Follow [the restore procedure](retsore.md).
/// ```
///
/// ## Good
/// ```markdown
/// Follow [the restore procedure](https://wiki.example.org/restore).
/// ```
///
/// ## Settings
///
/// `link-roots` names the folders at which links with a leading slash begin.
enum BrokenLink: Rule {
    static let about = RuleDescription(
        "LNK001",
        "broken-link",
        .error,
        level: .min,
        kinds: .all
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard let location = document.location else { return }
        for link in document.linkTargets where link.isLocal && !link.path.isEmpty {
            guard let path = location.resolve(link.path) else { continue }
            guard !isThere(path, location.repository),
                !(link.path.hasPrefix("/") && isBelowRoot(path, document.options, location)),
                !isOfTheSite(link.path, path, document.options, location)
            else { continue }
            findings.append(.broken(link, path, at: location))
        }
    }

    /// Whether the link is a route of the site that is made of the repository.
    private static func isOfTheSite(
        _ link: String,
        _ path: String,
        _ options: RuleOptions,
        _ location: Location
    ) -> Bool {
        let name = RepositoryPath.name(of: path)
        let isBare = !name.contains(".")
        if isBare, RepositoryPath.name(of: location.path).contains(".html.") { return true }
        guard isBare || name.hasSuffix(".html"), link.hasPrefix("/"), options.linkRoots.isEmpty,
            let first = path.split(separator: "/").first
        else { return false }
        return first == path || !location.repository.exists(String(first))
    }

    /// Whether an absolute link leads somewhere from one of the folders at which such links begin.
    private static func isBelowRoot(
        _ path: String,
        _ options: RuleOptions,
        _ location: Location
    ) -> Bool {
        options.linkRoots.contains { isThere("\($0)/\(path)", location.repository) }
    }

    private static func isThere(_ path: String, _ repository: Repository) -> Bool {
        if repository.exists(path) { return true }
        let isPage = path.hasSuffix(".html")
        guard isPage || !RepositoryPath.name(of: path).contains(".") else { return false }
        let page = isPage ? String(path.dropLast(".html".count)) : path
        return sources.contains { repository.exists(page + $0) }
    }

    /// What the files end in of which pages are made.
    private static let sources = [
        ".md", ".markdown", ".mdx", ".html.md", ".html.md.erb", ".html.erb", ".md.erb", ".adoc",
    ]
}

extension Finding {
    fileprivate static func broken(
        _ link: LinkTarget,
        _ path: String,
        at location: Location
    ) -> Finding {
        let candidates = location.repository.files(named: RepositoryPath.name(of: path))
        guard candidates.count == 1, let only = candidates.first else {
            return Finding(
                link.range,
                "`\(path)` does not exist",
                help: candidates.isEmpty
                    ? "correct the link or add the file"
                    : "one of these is meant: \(candidates.prefix(5).joined(separator: ", "))"
            )
        }
        let relative = RepositoryPath.relative(only, to: location.folder)
        let fix = Fix(
            .suggestion,
            "link to `\(relative)`",
            replace: link.range,
            by: relative + (link.fragment.map { "#\($0)" } ?? "")
        )
        return Finding(
            link.range,
            "`\(path)` does not exist",
            help: "the file of that name is `\(only)`: \(fix.title)",
            fix: fix
        )
    }
}
