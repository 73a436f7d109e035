import CortexRunbook

/// An artifact listed as required evidence that no command of the document writes.
///
/// The release is done and the evidence has to be made up.
///
/// Listed inputs (`using …`, `from …`) and what is marked as made by hand are left alone. A file
/// that the repository already has is only worth knowing: it may be written elsewhere.
///
/// ## Bad
/// ````markdown
/// # Release
///
/// ## Required evidence
///
/// - `release/test-report.xml`
///
/// ## Test
///
/// ```bash
/// make test
/// ```
/// ````
///
/// ## Good
/// ````markdown
/// # Release
///
/// ## Required evidence
///
/// - `release/test-report.xml`
///
/// ## Test
///
/// ```bash
/// make test > release/test-report.xml
/// ```
/// ````
enum EvidenceNeverProduced: Rule {
    static let about = RuleDescription(
        "LNK004",
        "evidence-never-produced",
        .warning,
        level: .default
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let evidence = document.runbook.evidence
        guard !evidence.isEmpty else { return }
        let commands = document.commandPaths
        for artifact in evidence {
            guard let path = RepositoryPath.resolve(artifact.path),
                !isMadeOtherwise(artifact.text), !isWritten(path, by: commands)
            else { continue }
            let isTracked = document.location?.repository.isTracked(path) ?? false
            findings.append(
                .neverWritten(artifact, document.range(of: artifact), isTracked: isTracked)
            )
        }
    }

    /// Whether a command writes the file, or a folder that holds it.
    private static func isWritten(_ path: String, by commands: CommandPaths) -> Bool {
        commands.written.contains { $0 == path || path.hasPrefix("\($0)/") }
            || commands.written.contains { $0.hasPrefix("\(path)/") }
    }

    private static func isMadeOtherwise(_ text: String) -> Bool {
        let words = text.utf8.split { !$0.isWord }.map { String(utf8: $0.map(\.lowercased)) }
        return words.contains { signs.contains($0) }
    }

    private static let signs: Set<String> = [
        "using", "from", "manual", "manually", "hand", "template", "attach", "attached", "upload",
        "uploaded", "screenshot",
    ]
}

extension LintDocument {
    /// The place of a path that a list names.
    fileprivate func range(of reference: PathReference) -> Range<Int> {
        source.line(reference.line).range(of: Array(reference.path.utf8)[...])
            ?? trimmedRange(ofLine: reference.line)
    }
}

extension Finding {
    fileprivate static func neverWritten(
        _ artifact: PathReference,
        _ range: Range<Int>,
        isTracked: Bool
    ) -> Finding {
        Finding(
            range,
            "no command writes `\(artifact.path)`",
            note: isTracked ? "the repository has a file of that name" : nil,
            help: "let a step write it, or say `(manual)` behind it",
            severity: isTracked ? .info : nil
        )
    }
}
