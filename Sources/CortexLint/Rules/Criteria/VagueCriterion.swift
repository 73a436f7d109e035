import CortexRunbook

/// A criterion that everyone can find fulfilled.
///
/// "Works" at three in the morning means "I am tired of looking". Two people tick it for different
/// reasons, and nobody can be shown afterwards what was looked at.
///
/// It takes a word of judgement (healthy, ready, properly …) and nothing that can be compared: a
/// number, a path, a command, a quoted value or a comparison. Only lists of criteria are read.
///
/// ## Bad
/// ```markdown
/// Acceptance criteria:
///
/// - The queue works properly.
/// ```
///
/// ## Good
/// ```markdown
/// Acceptance criteria:
///
/// - `queue stats` shows fewer than 100 waiting jobs.
/// ```
enum VagueCriterion: Rule {
    static let about = RuleDescription("CRI006", "vague-criterion", .info, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for item in document.outline.items where item.role == .criteria {
            guard let paragraph = item.paragraph else { continue }
            let node = document.markdown.nodes[paragraph]
            let text = document.markdown.bytes(node.text)
            guard !isExact(text), let word = words.first(in: text) else { continue }
            let name = String(decoding: text[word], as: UTF8.self)
            findings.append(.vague(document.range(ofText: word, in: node), name))
        }
    }

    /// Whether something in the text can be compared with what one sees.
    private static func isExact(_ text: ArraySlice<UInt8>) -> Bool {
        text.contains { $0.isDigit || "`\"<>=%/".utf8.contains($0) && $0 != UInt8(ascii: "/") }
            || text.split(whereSeparator: \.isBlank).contains { word in
                word.count { $0 == UInt8(ascii: "/") } > 1 || word.starts(with: "./".utf8)
            }
    }

    private static let words = Phrases(
        """
        works, working, healthy, ready, current, prepared, properly, correctly, correct, stable,
        appropriate, appropriately, adequate, adequately, sufficient, sufficiently, reasonable,
        reasonably, normal, normally, fine, good, ok, okay, acceptable, available, successful,
        successfully, functional, functioning, as expected, as intended, up to date,
        smooth, smoothly, reliable, reliably, responsive, clean, cleanly, well, responds, succeeds
        """,
        joins: true
    )
}

extension Finding {
    fileprivate static func vague(_ range: Range<Int>, _ word: String) -> Finding {
        Finding(
            range,
            "\"\(word)\" cannot be checked",
            help: "say what one sees when it is so: a number, a status, a command and its answer"
        )
    }
}
