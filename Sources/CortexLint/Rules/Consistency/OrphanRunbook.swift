/// A runbook that no other document of the repository links to or names.
///
/// It exists and nobody finds it.
///
/// Entry points (`README.md`, `index.md`) are left alone, and so are documents outside a git
/// repository. Alerts that link to the runbook are not seen: list it in an index all the same.
///
/// ## Bad
/// ```markdown
/// A runbook `docs/restore.md` in a repository whose other documents never name it.
/// ```
///
/// ## Good
/// ```markdown
/// - [Restore](restore.md): when rows are gone
/// ```
///
/// ## Settings
///
/// `entry-points` names documents that need no link to them, by globs.
enum OrphanRunbook: CorpusRule {
    static let about = RuleDescription("XDC004", "orphan-runbook", .info, level: .all)

    static func check(_ corpus: Corpus, _ findings: inout [CorpusFinding]) {
        guard corpus.repository?.isTracked == true else { return }
        var named: Set<String> = []
        for document in corpus.documents {
            for mention in document.mentions where mention.path != document.place {
                named.insert(mention.path)
            }
        }
        for (index, document) in corpus.documents.enumerated() {
            guard let place = document.place, document.kind == .runbook, document.hasCommands,
                !document.isEntryPoint,
                !named.contains(place), !isEntry(RepositoryPath.name(of: place))
            else { continue }
            findings.append(CorpusFinding(index, .orphan(place)))
        }
    }

    private static func isEntry(_ name: String) -> Bool {
        let stem = name.lowercased().split(separator: ".").first ?? ""
        return ["readme", "index", "_index", "contributing", "changelog", "home"].contains(stem)
    }
}

extension Finding {
    fileprivate static func orphan(_ place: String) -> Finding {
        Finding(0..<0, "no document names `\(place)`", help: "link to it from an index")
    }
}
