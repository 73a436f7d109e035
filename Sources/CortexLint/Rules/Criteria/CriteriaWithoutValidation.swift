import CortexRunbook

/// Acceptance criteria that nothing checks.
///
/// A criterion without a command that can refute it is ticked on trust: by the person who wants to
/// go home, about the work of that same person.
///
/// What only people can decide needs a sentence that says so: a line `Manual check:`, or words such
/// as sign-off and approval. Commands in code spans behind a label count as well. Criteria with a
/// heading of their own are checked by what stands beside that heading. Only documents with several
/// lists of criteria are asked.
///
/// ## Bad
/// ```markdown
/// ### 2.1 Deploy
///
/// Acceptance criteria:
///
/// - All replicas run the new image.
/// ```
///
/// ## Good
/// ````markdown
/// ### 2.1 Deploy
///
/// Acceptance criteria:
///
/// - All replicas run the new image.
///
/// Validation commands:
///
/// ```bash
/// kubectl rollout status deployment/api --timeout=2m
/// ```
/// ````
enum CriteriaWithoutValidation: Rule {
    static let about = RuleDescription(
        "CRI002",
        "criteria-without-validation",
        .warning,
        level: .default
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.profile == .release else { return }
        let outline = document.outline
        var withCommands: Set<Int> = []
        for item in document.runbook.items {
            guard case .command = item.content, let section = item.section else { continue }
            withCommands.insert(section)
        }
        for label in outline.labels where label.meaning == .criteria && !label.hasText {
            guard let section = outline.places[label.node].section,
                let list = outline.next(after: label.node),
                document.markdown.nodes[list].kind.isList
            else { continue }
            let extent = outline.sections[section].whole
            let sections = outline.sections(in: extent, from: section)
            guard !sections.contains(where: withCommands.contains),
                !manual.occur(in: document.texts(of: extent))
            else { continue }
            let end = document.end(of: list)
            findings.append(.unchecked(label.range, insertAt: end))
        }
    }

    private static let manual = Phrases(
        """
        manual*, sign-off*, sign off*, signs off*, signed off*, approv*, reviewed by, confirmed by,
        attest*, witness*, in person, by eye, by hand, visually, visual check*, walkthrough, go/no-go
        """
    )
}

extension Outline {
    /// The indices of the sections that begin within `nodes`, of which `first` is the first.
    fileprivate func sections(in nodes: Range<Int>, from first: Int) -> Range<Int> {
        let rest = sections[first...].prefix { nodes.contains($0.heading) }
        return rest.startIndex..<rest.endIndex
    }
}

extension Document.Node.Kind {
    var isList: Bool { self == .bulletList || self == .orderedList }
}

extension LintDocument {
    /// The offset behind the last line of a node and all that it contains.
    func end(of node: Int) -> Int {
        let end = outline.places[node].end
        var last = end < markdown.nodes.count ? Int(markdown.nodes[end].line) - 1 : source.lineCount
        let first = Int(markdown.nodes[node].line)
        while last > first, source.line(last).allSatisfy(\.isBlank) { last -= 1 }
        return range(ofLine: last).upperBound
    }
}

extension Finding {
    fileprivate static func unchecked(_ label: Range<Int>, insertAt end: Int) -> Finding {
        Finding(
            label,
            "nothing checks the acceptance criteria",
            help: "add `Validation commands:` and a block, or say who decides behind "
                + "`Manual check:`",
            fix: Fix(
                .suggestion,
                "insert `Validation commands:`",
                replace: end..<end,
                by: "\n\nValidation commands:\n\n```bash\n\n```"
            )
        )
    }
}
