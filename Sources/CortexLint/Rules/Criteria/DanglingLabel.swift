import CortexRunbook

/// A label such as `Acceptance criteria:` that nothing of its kind follows.
///
/// A label speaks of what comes right behind it. Where a sentence or a heading stands between, the
/// reader looks for a list that is not there, and a runner takes the next block for something it
/// is not, or drops it.
///
/// Only labels that are a paragraph of their own and name criteria, or commands that validate,
/// count; comments and tables behind them are accepted. A label with text behind its colon
/// ("Validation: see above") is a sentence.
///
/// ## Bad
/// ````markdown
/// Validation commands:
///
/// Log in first.
///
/// ```bash
/// make smoke
/// ```
/// ````
///
/// ## Good
/// ````markdown
/// Log in first.
///
/// Validation commands:
///
/// ```bash
/// make smoke
/// ```
/// ````
enum DanglingLabel: Rule {
    static let about = RuleDescription("CRI003", "dangling-label", .error, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for label in document.outline.labels where label.isAlone {
            let text = document.source.bytes[label.range]
            switch label.meaning {
            case .criteria where criteria.occur(in: text):
                guard !follows(label, in: document, [.bulletList, .orderedList]) else { continue }
                findings.append(.dangling(label.range, wants: "list"))
            case .verification where commands.occur(in: text):
                let kinds: [Document.Node.Kind] = [.code, .bulletList, .orderedList]
                guard !follows(label, in: document, kinds) else { continue }
                findings.append(.dangling(label.range, wants: "block"))
            default: continue
            }
        }
    }

    private static let criteria = Phrases("criteria, definition of done")
    private static let commands = Phrases("commands")

    /// Whether a node of one of `kinds`, or a table, is the next that a reader sees.
    private static func follows(
        _ label: PlacedLabel,
        in document: LintDocument,
        _ kinds: [Document.Node.Kind]
    ) -> Bool {
        var next = document.outline.next(after: label.node)
        while let index = next, document.markdown.nodes[index].kind == .html {
            next = document.outline.next(after: index)
        }
        guard let next else { return false }
        let node = document.markdown.nodes[next]
        let isTable = document.markdown.bytes(node.text).first == UInt8(ascii: "|")
        return kinds.contains(node.kind) || node.kind == .paragraph && isTable
    }
}

extension Finding {
    fileprivate static func dangling(_ range: Range<Int>, wants: String) -> Finding {
        Finding(
            range,
            "no \(wants) follows the label",
            help: "put its \(wants) right behind it, or make the label part of a sentence"
        )
    }
}
