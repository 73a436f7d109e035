import CortexRunbook

/// A prompt (`$ `, `user@host:~$ `) in a block that is tagged as shell.
///
/// The copy button takes the prompt along, and the shell answers `$: command not found`. Where
/// output stands between the commands, that is pasted too.
///
/// Blocks tagged `console`, `terminal` or `shell-session` are meant to show prompts. `# ` is a
/// comment in a shell block, never root's prompt.
///
/// ## Bad
/// ```bash
/// $ kubectl get pods
/// ```
///
/// ## Good
/// ```bash
/// kubectl get pods
/// ```
///
/// ## Settings
///
/// `prompt-style = "allow"` switches it off for houses that show prompts everywhere.
enum PromptInCommand: Rule {
    static let about = RuleDescription("CMD002", "prompt-in-command", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.options.promptStyle == .forbid else { return }
        for script in document.scripts + document.brokenScripts {
            guard let prompts = Prompts(script, in: document), let first = prompts.ranges.first
            else { continue }
            findings.append(.prompt(first, document.text(first), fix: prompts.fix))
        }
    }
}

/// The prompts of a block that should have none.
private struct Prompts {
    /// Those of the block's lines, as bytes of the document, the blank behind included.
    let ranges: [Range<Int>]
    let fix: Fix

    /// Reads the block of `script`; `nil` if it may have prompts, or has none.
    init?(_ script: ShellScript, in document: LintDocument) {
        guard let index = script.block else { return nil }
        let block = document.runbook.blocks[index]
        guard block.disposition == .transcript, Language(block.language) == .shell else {
            return nil
        }
        let lines = block.text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)
        let starts = Set(script.lineStarts)
        var ranges: [Range<Int>] = []
        var hasOutput = false
        for (row, text) in lines.enumerated() {
            let line = document.source.line(block.line + 1 + row)
            let content = line.suffix(text.count)
            guard
                let prompt = content.indices.first(where: starts.contains)
                    ?? (starts.contains(content.endIndex) ? content.endIndex : nil)
            else {
                let first = text.first { !$0.isBlank }
                hasOutput = hasOutput || (first != nil && first != UInt8(ascii: "#"))
                continue
            }
            let start = content.firstIndex { !$0.isBlank } ?? content.startIndex
            if start < prompt { ranges.append(start..<prompt) }
        }
        self.ranges = ranges
        if hasOutput {
            let tag = Array(block.language.utf8)[...]
            guard let range = document.range(of: tag, onLine: block.line) else { return nil }
            fix = Fix(.safe, "tag the block `console`", replace: range, by: "console")
        } else {
            fix = Fix(.safe, "remove the prompts", ranges.map { Fix.Edit($0, "") })
        }
    }
}

extension Finding {
    fileprivate static func prompt(_ range: Range<Int>, _ prompt: String, fix: Fix) -> Finding {
        let shown = prompt.split(separator: " ").first.map(String.init) ?? prompt
        return Finding(
            range,
            "the prompt `\(shown)` is pasted with the command",
            help: "\(fix.title), so that the block is what is typed",
            fix: fix
        )
    }
}
