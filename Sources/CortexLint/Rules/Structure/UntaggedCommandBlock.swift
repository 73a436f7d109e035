import CortexRunbook

/// A fence without a language that holds commands.
///
/// What has no language is shown, and nothing else: no rule looks at the commands, no runner runs
/// them, nothing highlights the option that deletes. In old runbooks that is where the real
/// commands are, so that exactly those are never checked.
///
/// A block counts as commands if a prompt stands in it, or if bash reads it without trouble, its
/// first command and most others are known programs, and no line is a sentence. Indented code,
/// samples of output and fences with any language, `text` included, are left alone.
///
/// ## Bad
/// ````markdown
/// ```
/// kubectl rollout restart deployment/api
/// ```
/// ````
///
/// ## Good
/// ````markdown
/// ```bash
/// kubectl rollout restart deployment/api
/// ```
/// ````
enum UntaggedCommandBlock: Rule {
    static let about = RuleDescription(
        "STR006",
        "untagged-command-block",
        .warning,
        level: .default
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for (index, block) in document.runbook.blocks.enumerated() where block.language.isEmpty {
            let node = document.markdown.nodes[document.outline.blocks[index]]
            switch block.disposition {
            case .transcript: break
            case .shown where holdsCommands(block.text): break
            default: continue
            }
            guard Fence(of: node, in: document.markdown, document.source) != nil else { continue }
            let range = document.fenceRange(ofBlock: index)
            if block.disposition == .transcript {
                findings.append(.session(range))
            } else {
                findings.append(.commands(range, isSafe: isPlain(block.text)))
            }
        }
    }

    private static func holdsCommands(_ text: String) -> Bool {
        guard text.utf8.count < 1 << 16, mayBegin(text) else { return false }
        let script = BashScript(text)
        guard script.looksLikeCommands, !script.commands.isEmpty else { return false }
        let first = script.commands.first { $0.kind == .simple && !$0.words.isEmpty }
        guard let first else { return false }
        return first.words.count > 1
            || script.text(script.words[first.words[0]].range).contains("/")
    }

    /// A quick look at the first letter, which sorts out most of what is no command.
    private static func mayBegin(_ text: String) -> Bool {
        let first = text.utf8.first { !$0.isBlank && $0 != .lineFeed }
        guard let first else { return false }
        return first.isASCIILetter || "./~#:[!({".utf8.contains(first)
    }

    /// Whether bash has nothing to object to and no line looks like output.
    private static func isPlain(_ text: String) -> Bool {
        let script = BashScript(text)
        let simple = script.commands.filter { $0.kind == .simple && !$0.words.isEmpty }
        return script.unclosed == nil && !simple.isEmpty
            && simple.allSatisfy { command in
                guard let name = script.literal(command.words[0]) else { return true }
                return CommandTable.isKnown(name) || name.contains("/")
                    || script.functions.contains(name)
            }
    }
}

extension Finding {
    fileprivate static func commands(_ fence: Range<Int>, isSafe: Bool) -> Finding {
        Finding(
            fence,
            "the block holds commands but names no language",
            note: "it is only shown, and nothing checks it",
            help: "write `bash` behind the fence, or `text` if nobody shall run it",
            fix: Fix(
                isSafe ? .safe : .suggestion,
                "name the language `bash`",
                replace: fence.upperBound..<fence.upperBound,
                by: "bash"
            )
        )
    }

    fileprivate static func session(_ fence: Range<Int>) -> Finding {
        Finding(
            fence,
            "the block shows a terminal session but names no language",
            help: "write `console` behind the fence",
            fix: Fix(
                .safe,
                "name the language `console`",
                replace: fence.upperBound..<fence.upperBound,
                by: "console"
            )
        )
    }
}
