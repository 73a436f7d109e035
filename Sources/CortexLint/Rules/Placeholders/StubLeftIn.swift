import CortexRunbook

/// Something that was to be written later, and is still to be written.
///
/// The page has the heading you need, and below it "TODO". Or worse, the block has a comment that
/// says what command should stand there, and a command that stands in for it.
///
/// Looked for are TODO, FIXME, TBD and XXX in capitals as whole words, a short list of phrases, and
/// list items without a text, in prose, comments and code. In shell blocks the capitals count in
/// comments only, as `grep TODO` looks for them. Code spans, the text of links to headings, and
/// `mktemp` templates are left alone, and so are templates, whose holes are meant to be there.
///
/// ## Bad
/// ```bash
/// # TODO: stop the workers first
/// systemctl stop api
/// ```
///
/// ## Good
/// ```bash
/// systemctl stop workers
/// systemctl stop api
/// ```
enum StubLeftIn: Rule {
    static let about = RuleDescription(
        "PLH002",
        "stub-left-in",
        .warning,
        level: .default,
        kinds: [.runbook]
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for node in document.markdown.nodes {
            switch node.kind {
            case .heading, .paragraph: prose(node, document, &findings)
            case .html: comment(node, document, &findings)
            default: continue
            }
        }
        for (index, block) in document.runbook.blocks.enumerated() {
            if let script = document.script(ofBlock: index) {
                commands(script, document, &findings)
            } else {
                code(block, isShell: Language(block.language) == .shell, document, &findings)
            }
        }
        let outline = document.outline
        for item in outline.items { scaffold(item, outline, document, &findings) }
    }

    private static let markers = Phrases(markerList, isExact: true, joins: true)
    private static let phrases = Phrases(phraseList)
    /// What holds none of these holds no marker either.
    private static let either = Phrases(phraseList + "," + markerList.lowercased())

    private static let markerList = "TODO, FIXME, TBD, XXX"
    private static let phraseList = """
        fill with, coming soon, pending-command, to be written, to be documented, to be determined,
        to be defined, to be added later, not yet written, not yet documented, not written yet,
        not documented yet, fill me in, lorem ipsum, under construction, placeholder text,
        add content here, add details here, add description here, your text here, write me
        """

    private static func stub(in text: ArraySlice<UInt8>) -> Range<Int>? {
        guard either.occur(in: text) else { return nil }
        if let marker = markers.first(in: text), !isInAddress(marker, text) { return marker }
        return phrases.first(in: text)
    }

    /// Whether it stands for a part of an address, as in `issues/XXX`.
    private static func isInAddress(_ marker: Range<Int>, _ text: ArraySlice<UInt8>) -> Bool {
        let before = marker.lowerBound > text.startIndex ? text[marker.lowerBound - 1] : .space
        return "/#=".utf8.contains(before)
    }

    private static func prose(
        _ node: Document.Node,
        _ document: LintDocument,
        _ findings: inout [Finding]
    ) {
        var rest = document.markdown.bytes(node.text)
        let spans = document.markdown.spans(of: node)
        while let found = stub(in: rest) {
            rest = rest[found.upperBound...]
            let isSpoken = spans.contains { span in
                (span.kind == .code || span.kind == .link)
                    && Int(span.text.lowerBound) <= found.lowerBound
                    && found.upperBound <= Int(span.text.upperBound)
            }
            guard !isSpoken else { continue }
            findings.append(.stub(document.range(ofText: found, in: node), document))
            return
        }
    }

    private static func comment(
        _ node: Document.Node,
        _ document: LintDocument,
        _ findings: inout [Finding]
    ) {
        let text = document.markdown.bytes(node.text)
        guard let found = stub(in: text) else { return }
        findings.append(.stub(document.range(ofText: found, in: node), document))
    }

    /// A script's comments, and phrases anywhere in it.
    private static func commands(
        _ script: ShellScript,
        _ document: LintDocument,
        _ findings: inout [Finding]
    ) {
        for span in script.bash.spans {
            let text = script.bash.bytes[span.range]
            let found =
                span.kind == .comment ? stub(in: text) : phrases.first(in: text)
            guard let found else { continue }
            findings.append(.stub(script.documentRange(found), document))
        }
    }

    /// A block that is no script, line by line.
    private static func code(
        _ block: CodeBlock,
        isShell: Bool,
        _ document: LintDocument,
        _ findings: inout [Finding]
    ) {
        guard block.disposition != .expectedOutput, isShell || !block.language.isEmpty else {
            return
        }
        for line in stride(from: block.line + 1, to: block.endLine, by: 1) {
            guard let found = stub(in: document.source.line(line)) else { continue }
            findings.append(.stub(found, document))
        }
    }

    private static let boxes = ["[ ]", "[x]", "[X]"].map { Array($0.utf8) }

    /// A list item with nothing in it, or nothing behind its box.
    private static func scaffold(
        _ item: ListItem,
        _ outline: Outline,
        _ document: LintDocument,
        _ findings: inout [Finding]
    ) {
        let line = Int(document.markdown.nodes[item.node].line)
        let isEmpty = outline.places[item.node].end == item.node + 1
        let text = item.paragraph.map { document.markdown.bytes(document.markdown.nodes[$0].text) }
        let isBox = text.map { text in boxes.contains { $0.elementsEqual(text.trimmed) } } ?? false
        guard isEmpty || isBox else { return }
        findings.append(.emptyItem(document.trimmedRange(ofLine: line)))
    }
}

extension Finding {
    fileprivate static func stub(_ range: Range<Int>, _ document: LintDocument) -> Finding {
        Finding(
            range,
            "\"\(document.text(range))\": something is still to be written here",
            help: "write it, or remove what refers to it"
        )
    }

    fileprivate static func emptyItem(_ range: Range<Int>) -> Finding {
        Finding(range, "the list item is empty", help: "write it, or remove it")
    }
}
