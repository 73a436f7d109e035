import CortexRunbook

/// One document or script under different paths, of which at most one is there.
///
/// Two people follow two rollback procedures, and one of them follows a page that does not exist.
///
/// Only documents and scripts are compared, by their names, and no names that every folder has
/// (`README.md`, `run.sh`). Where both paths exist there are two files, and that is no conflict.
///
/// ## Bad
/// ```markdown
/// # Roll back
///
/// Follow `docs/ROLLBACK_STEPS.md`, then sign `docs/ops/ROLLBACK_STEPS.md`.
/// ```
///
/// ## Good
/// ```markdown
/// # Roll back
///
/// Follow `docs/ops/ROLLBACK_STEPS.md`, then sign `docs/ops/ROLLBACK_STEPS.md`.
/// ```
enum ConflictingPath: CorpusRule {
    static let about = RuleDescription("XDC001", "conflicting-path", .error, level: .min)

    static func check(_ corpus: Corpus, _ findings: inout [CorpusFinding]) {
        for mentions in groups(in: corpus) {
            let paths = Set(mentions.map(\.mention.path))
            guard paths.count > 1 else { continue }
            let existing = paths.filter { corpus.repository?.exists($0) ?? false }
            guard existing.count <= 1 else { continue }
            // Where no path is there, none is right: each is held against the first.
            let kept = existing.first ?? mentions[0].mention.path
            guard let other = mentions.first(where: { $0.mention.path == kept }) else { continue }
            for found in mentions where found.mention.path != kept {
                findings.append(
                    CorpusFinding(
                        found.document,
                        .conflict(found, other, exists: !existing.isEmpty, in: corpus)
                    )
                )
            }
        }
    }

    /// A mention with the document that it is in.
    struct Place {
        let document: Int
        let mention: PathMention
    }

    /// The mentions of each name, in the order of their first ones.
    private static func groups(in corpus: Corpus) -> [[Place]] {
        var order: [String] = []
        var groups: [String: [Place]] = [:]
        for (index, document) in corpus.documents.enumerated() where document.kind != .record {
            for mention in document.mentions {
                // A link begins at its document; without a repository no root joins it to others.
                if mention.kind == .link, document.place == nil { continue }
                let name = RepositoryPath.name(of: mention.path)
                guard isComparable(name), mention.path.contains("/") else { continue }
                if groups[name] == nil { order.append(name) }
                groups[name, default: []].append(Place(document: index, mention: mention))
            }
        }
        return order.compactMap { groups[$0] }
    }

    /// Whether there should be one file of the name.
    private static func isComparable(_ name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return false }
        let stem = name[..<dot]
        guard endings.contains(String(name[dot...])), stem.utf8.count >= 6 else { return false }
        return !general.contains(stem.lowercased())
    }

    private static let endings: Set<String> = [".md", ".markdown", ".sh", ".bash", ".py", ".rb"]

    private static let general: Set<String> = [
        "readme", "changelog", "contributing", "license", "install", "installation", "deploy",
        "deployment", "config", "configuration", "overview", "example", "examples", "template",
        "values", "upgrade", "update", "setup", "cleanup", "runbook", "playbook", "backup",
        "restore", "security", "release", "releases", "summary", "_index", "conftest", "__init__",
        "uninstall", "getting-started", "quickstart", "troubleshooting", "debugging", "monitoring",
    ]
}

extension Finding {
    fileprivate static func conflict(
        _ found: ConflictingPath.Place,
        _ other: ConflictingPath.Place,
        exists: Bool,
        in corpus: Corpus
    ) -> Finding {
        let document = corpus.documents[other.document]
        let mention = found.mention
        let folder = corpus.documents[found.document].folder
        let path =
            mention.kind == .link
            ? RepositoryPath.relative(other.mention.path, to: folder)
            : (mention.written.hasPrefix("./") ? "./" : "") + other.mention.path
        return Finding(
            mention.range,
            exists
                ? "`\(mention.path)` does not exist; elsewhere it is `\(other.mention.path)`"
                : "`\(mention.path)` is `\(other.mention.path)` elsewhere, and neither exists",
            help: "name one path everywhere",
            fix: exists
                ? Fix(.safe, "use `\(path)`", replace: mention.range, by: path) : nil,
            related: [
                Related(
                    path: found.document == other.document ? nil : document.path,
                    line: document.line(of: other.mention.range),
                    message: "`\(other.mention.path)` here"
                )
            ]
        )
    }
}
