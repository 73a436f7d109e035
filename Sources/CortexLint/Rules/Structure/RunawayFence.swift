import CortexRunbook

/// A code fence without a closing line of its own.
///
/// From there on text and code change places: the command that restores the database is shown as
/// prose, and the sentence after it as code. Whoever copies "the code" pastes sentences into a
/// shell, and a runner would run them.
///
/// It happens when the closing line is forgotten, when one line of a block in a list is indented
/// less than its item, so that the item and with it the block end, and when the closing line has
/// fewer backticks than the opening one. A fence that only the end of the file closes is reported
/// too.
///
/// ## Bad
/// ````markdown
/// 1. Restore:
///
///    ```bash
///    tar xf backup.tar
/// cd restored
///    ```
/// ````
///
/// ## Good
/// ````markdown
/// 1. Restore:
///
///    ```bash
///    tar xf backup.tar
///    cd restored
///    ```
/// ````
enum RunawayFence: Rule {
    static let about = RuleDescription(
        "STR005",
        "runaway-fence",
        .error,
        level: .min,
        kinds: [.runbook, .template, .index]
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let runaways = document.runbook.problems.filter { $0.kind == .runawayFence }
        guard !runaways.isEmpty else { return }
        var lines = Set(runaways.map(\.line))
        for (index, block) in document.runbook.blocks.enumerated()
        where lines.remove(block.line) != nil {
            let node = document.markdown.nodes[document.outline.blocks[index]]
            guard let fence = Fence(of: node, in: document.markdown, document.source) else {
                continue
            }
            let shape = Shape(block, fence, node, document)
            findings.append(shape.finding(document.fenceRange(ofBlock: index)))
        }
    }

    /// How a block runs away.
    fileprivate enum Shape {
        /// Nothing closes it up to the end of the file.
        case open(insertAt: Int, closing: String)
        /// Another fence opens in it, on a line.
        case swallows(line: Int, insertAt: Int, closing: String)
        /// Its list item or quote ends at a line; the lines up to its closing line have lost their
        /// indent.
        case cutOff(line: Int, indents: [Fix.Edit])

        init(_ block: CodeBlock, _ fence: Fence, _ node: Document.Node, _ document: LintDocument) {
            let source = document.source
            let indent = source.line(block.line).prefix(Int(node.column) - 1)
            let marks = [UInt8](repeating: fence.mark, count: fence.length)
            let blanks = indent.map { $0 == .tab || $0 == UInt8(ascii: ">") ? $0 : .space }
            let closing = String(decoding: blanks + marks, as: UTF8.self)
            let inner = (block.line + 1)..<max(block.line + 1, block.endLine + 1)
            if let line = inner.first(where: { fence.opens(again: source.line($0)) }) {
                self = .swallows(
                    line: line,
                    insertAt: source.start(ofLine: line),
                    closing: closing + "\n"
                )
            } else if block.endLine >= source.lineCount {
                let isEnded = source.bytes.last == .lineFeed
                self = .open(
                    insertAt: source.bytes.count,
                    closing: (isEnded ? "" : "\n") + closing + "\n"
                )
            } else {
                let first = block.endLine + 1
                self = .cutOff(
                    line: first,
                    indents: Self.indents(from: first, by: blanks, fence, source)
                )
            }
        }

        /// The indents that the lines from `first` to the fence's closing line need; none if
        /// there is no such line.
        private static func indents(
            from first: Int,
            by blanks: [UInt8],
            _ fence: Fence,
            _ source: SourceText
        ) -> [Fix.Edit] {
            guard !blanks.isEmpty, blanks.allSatisfy({ $0 == .space }) else { return [] }
            var edits: [Fix.Edit] = []
            for line in stride(from: first, through: source.lineCount, by: 1) {
                let text = source.line(line)
                let indent = text.prefix { $0 == .space }.count
                if fence.opens(again: text) || text.first == UInt8(ascii: "#") { return [] }
                if indent < blanks.count, !text.trimmed.isEmpty {
                    let missing = String(repeating: " ", count: blanks.count - indent)
                    edits.append(Fix.Edit(text.startIndex..<text.startIndex, missing))
                }
                if fence.isClosed(by: text) { return edits }
            }
            return []
        }
    }
}

extension Fence {
    /// Whether `line` opens a fence with an info string, which cannot close this one.
    fileprivate func opens(again line: ArraySlice<UInt8>) -> Bool {
        opensAgain(in: line.drop { $0.isBlank || $0 == UInt8(ascii: ">") })
    }
}

extension RunawayFence.Shape {
    fileprivate func finding(_ range: Range<Int>) -> Finding {
        switch self {
        case .open(let offset, let closing): .open(range, offset, closing)
        case .swallows(let line, let offset, let closing): .swallows(range, line, offset, closing)
        case .cutOff(let line, let indents): .cutOff(range, line, indents)
        }
    }
}

extension Finding {
    fileprivate static func open(_ range: Range<Int>, _ offset: Int, _ closing: String) -> Finding {
        Finding(
            range,
            "nothing closes the fence",
            note: "the rest of the document is code",
            help: "close it at its own indentation",
            fix: Fix(.unsafe, "close it at the end", replace: offset..<offset, by: closing)
        )
    }

    fileprivate static func swallows(
        _ range: Range<Int>,
        _ line: Int,
        _ offset: Int,
        _ closing: String
    ) -> Finding {
        Finding(
            range,
            "the fence has no closing line of its own",
            note: "it ends at the next fence, so that text and code change places",
            help: "close it before the fence on line \(line)",
            fix: Fix(
                .suggestion,
                "close it before line \(line)",
                replace: offset..<offset,
                by: closing
            ),
            related: [Related(line: line, message: "the fence that it swallows")]
        )
    }

    fileprivate static func cutOff(
        _ range: Range<Int>,
        _ line: Int,
        _ indents: [Fix.Edit]
    ) -> Finding {
        Finding(
            range,
            "the block ends where its list item or quote ends, before its closing line",
            note: "what follows is text, and its closing line opens another block",
            help: "indent line \(line) and those after it as the fence is",
            fix: indents.isEmpty ? nil : Fix(.unsafe, "indent the lines that escape", indents),
            related: [Related(line: line, message: "the block ends here")]
        )
    }
}
