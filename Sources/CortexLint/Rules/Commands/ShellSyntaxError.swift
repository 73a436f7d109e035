import CortexRunbook

/// A shell block that bash refuses to read.
///
/// Pasted, the terminal shows a `>` and waits for the quote or the `fi` that never comes, in the
/// middle of the procedure and after the first half of the block has run.
///
/// Placeholders such as `<name>` count as words, and of a session only the lines behind prompts
/// are read. Where the block is no shell at all, `not-a-shell-block` says so instead; no other
/// rule says anything of a block that cannot be read.
///
/// ## Bad
/// ```bash
/// git tag -a "v1.4.2 -m "Release 1.4.2"
/// ```
///
/// ## Good
/// ```bash
/// git tag -a "v1.4.2" -m "Release 1.4.2"
/// ```
enum ShellSyntaxError: Rule {
    static let about = RuleDescription("CMD001", "shell-syntax-error", .error, level: .min)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.brokenScripts {
            guard let error = script.syntaxError, ForeignText(script, in: document) == nil else {
                continue
            }
            let message = error.message { document.source.line(at: script.documentOffset(of: $0)) }
            findings.append(.broken(script.documentRange(error.range), message))
        }
    }
}

extension Finding {
    fileprivate static func broken(_ range: Range<Int>, _ message: String) -> Finding {
        Finding(
            range,
            "bash cannot read the block: \(message)",
            help: "run `bash -n` on the block after each change until it is silent"
        )
    }
}
