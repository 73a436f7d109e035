import CortexRunbook

/// A path of the repository, in a code span or a command, that is not there.
///
/// "No such file or directory", in the middle of a release, because a script moved.
///
/// The path's first folder must be in the repository: others belong elsewhere. Files that an
/// earlier command writes, patterns, variables and what programs such as `ssh` or `kubectl` are
/// given are left alone, and so are the texts of links, whose targets are looked at, lines of text
/// that say that something is missing, and everything behind a `cd` that cannot be followed. A
/// target that `make` does not have counts as a path.
///
/// ## Bad
/// ```bash
/// ./scripts/check-everything.sh
/// ```
///
/// ## Good
/// ```bash
/// git fetch origin
/// ```
enum MissingPath: Rule {
    static let about = RuleDescription("LNK003", "missing-path", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard let location = document.location else { return }
        let repository = location.repository
        let commands = document.commandPaths
        for mention in document.spanMentions + commands.mentions {
            guard let first = mention.path.split(separator: "/").first,
                !repository.exists(mention.path), !commands.written.contains(mention.path),
                mention.path.contains("/"), repository.exists(String(first))
            else { continue }
            if mention.kind == .span {
                guard !mention.isLinked, !isThere(mention, beside: location),
                    !saysSo(document, at: mention.range)
                else { continue }
            }
            findings.append(.missing(mention, in: repository))
        }
        guard let targets = repository.makeTargets else { return }
        for (script, call) in commands.makes {
            for (index, argument) in call.call.arguments.enumerated() {
                guard call.call.operands.contains(argument), !argument.utf8.contains(0x3D),
                    !targets.mayHave(argument)
                else { continue }
                let range = call.argumentRange(index, in: script.bash)
                guard script.bash.text(range) == argument else { continue }
                findings.append(.noTarget(argument, script.documentRange(range)))
            }
        }
    }

    /// Whether the line says itself that something is not there.
    private static func saysSo(_ document: LintDocument, at range: Range<Int>) -> Bool {
        let line = document.source.line(document.source.line(at: range.lowerBound))
        return absences.occur(in: line) || line.contains(Array("❌".utf8))
    }

    private static let absences = Phrases(
        """
        missing, not found, does not exist, do not exist, no longer exists, did not exist, removed,
        deleted, renamed, not yet written, absent
        """
    )

    /// Whether a path in prose is one as seen from the document.
    private static func isThere(_ mention: PathMention, beside location: Location) -> Bool {
        location.resolve(mention.written).map(location.repository.exists) ?? true
    }
}

extension Finding {
    fileprivate static func missing(_ mention: PathMention, in repository: Repository) -> Finding {
        let candidates = repository.files(named: RepositoryPath.name(of: mention.path))
        guard candidates.count == 1, let only = candidates.first else {
            return Finding(
                mention.range,
                "`\(mention.path)` does not exist",
                help: "correct the path or add the file"
            )
        }
        let path = mention.written.hasPrefix("./") ? "./\(only)" : only
        return Finding(
            mention.range,
            "`\(mention.path)` does not exist",
            help: "the file of that name is `\(only)`",
            fix: Fix(.suggestion, "use `\(path)`", replace: mention.range, by: path)
        )
    }

    fileprivate static func noTarget(_ target: String, _ range: Range<Int>) -> Finding {
        Finding(
            range,
            "the Makefile has no target `\(target)`",
            help: "correct the name or add the target"
        )
    }
}
