import CortexRunbook

/// A relative link or image whose target is not there.
///
/// The fix is "described here", and here is a page that does not exist.
///
/// Addresses, blanks of templates and links of site generators are left alone; so are routes
/// without an extension where a page of that name, with one, stands in the same folder.
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
        kinds: Set(DocumentKind.allCases)
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard let location = document.location else { return }
        for link in document.linkTargets where link.isLocal && !link.path.isEmpty {
            guard let path = location.resolve(link.path) else { continue }
            guard !isThere(path, location.repository),
                !(link.path.hasPrefix("/") && isBelowRoot(path, document.options, location))
            else { continue }
            findings.append(.broken(link, path, at: location))
        }
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
        guard !RepositoryPath.name(of: path).contains(".") else { return false }
        return repository.exists("\(path).md") || repository.exists("\(path).markdown")
    }
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
