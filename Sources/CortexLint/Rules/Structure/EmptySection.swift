import CortexRunbook

/// A heading with nothing below it.
///
/// The reader cannot tell "nothing to do here" from "never written". In the middle of an incident
/// an empty "Mitigation" looks like a step that is done, and an empty "Phases" before the phases
/// tells that the headings below have the wrong level.
///
/// A heading that is a link stands for its target, as in an index. Comments that tools replace
/// (`<!-- toc -->`) count as content. Titles that stand above each other at the document's beginning
/// are left alone, and so are templates, whose sections others fill.
///
/// ## Bad
/// ```markdown
/// # Deploy
///
/// ## Steps
///
/// ## Step 1: Drain the node
///
/// Ask the platform team.
/// ```
///
/// ## Good
/// ```markdown
/// # Deploy
///
/// ## Steps
///
/// ### Step 1: Drain the node
///
/// Ask the platform team.
/// ```
enum EmptySection: Rule {
    static let about = RuleDescription(
        "STR002",
        "empty-section",
        .warning,
        level: .default,
        kinds: [.runbook]
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let nodes = document.markdown.nodes
        let titles = titles(of: document)
        for (index, section) in document.outline.sections.enumerated() where index >= titles {
            let heading = nodes[section.heading]
            guard section.body.allSatisfy({ isInvisible(nodes[$0], in: document) }),
                heading.depth == 0, !isLink(heading, in: document)
            else { continue }
            let next =
                index + 1 < document.outline.sections.count
                ? nodes[document.outline.sections[index + 1].heading] : nil
            if let next, next.level > heading.level { continue }
            let held = next == nil ? 0 : numbered(after: index, in: document)
            findings.append(.empty(document.range(of: heading), held: held))
        }
    }

    /// How many titles stand above each other at the beginning, the last one left out.
    private static func titles(of document: LintDocument) -> Int {
        let nodes = document.markdown.nodes
        let sections = document.outline.sections
        return zip(sections, sections.dropFirst()).prefix { section, next in
            nodes[section.heading].level == 1 && nodes[next.heading].level == 1
                && section.body.allSatisfy { isInvisible(nodes[$0], in: document) }
        }.count
    }

    private static func isInvisible(_ node: Document.Node, in document: LintDocument) -> Bool {
        let text = document.markdown.bytes(node.text)
        guard node.kind == .html, text.trimmed.starts(with: "<!--".utf8) else { return false }
        return !replaced.occur(in: text)
    }

    private static let replaced = Phrases(
        "toc, include*, import*, embed*, insert*, begin, start, auto*, generated, snippet*, cortex"
    )

    private static func isLink(_ heading: Document.Node, in document: LintDocument) -> Bool {
        document.markdown.spans(of: heading).contains { $0.kind == .link || $0.kind == .image }
    }

    /// How many sections that follow on the level of the one at `index` have numbers, if it has
    /// none itself: they were meant to stand below it.
    private static func numbered(after index: Int, in document: LintDocument) -> Int {
        let sections = document.runbook.sections
        guard sections[index].number == nil else { return 0 }
        let behind = sections[(index + 1)...].prefix { $0.level >= sections[index].level }
        return behind.filter { $0.level == sections[index].level }
            .prefix { $0.number != nil }.count
    }
}

extension Finding {
    fileprivate static func empty(_ range: Range<Int>, held: Int) -> Finding {
        Finding(
            range,
            "the section is empty",
            help: held > 1
                ? "put the \(held) numbered sections behind it one level lower, "
                    + "or remove the heading"
                : "write it, say that there is nothing to do, or remove the heading"
        )
    }
}
