import CortexRunbook

/// A required piece of evidence that a command writes from a fixed text.
///
/// The auditor gets a file that proves only that `echo` works. It was there before the test it
/// stands for, and it will say the same when the test fails.
///
/// Looked at are the files that the document lists as evidence, when `echo`, `printf` or a heredoc
/// without any variable or substitution writes them. Other files may be written so.
///
/// ## Bad
/// ````markdown
/// ```bash
/// echo '{"result":"ok"}' > out/load-test.json
/// ```
///
/// ## Required Evidence Artifacts
///
/// - `out/load-test.json`
/// ````
///
/// ## Good
/// ````markdown
/// ```bash
/// ./scripts/load-test.sh --json out/load-test.json
/// ```
///
/// ## Required Evidence Artifacts
///
/// - `out/load-test.json`
/// ````
enum FabricatedEvidence: Rule {
    static let about = RuleDescription("CRI010", "fabricated-evidence", .error, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let evidence = Dictionary(
            document.runbook.evidence.map { (plain($0.path), $0.line) },
            uniquingKeysWith: { first, _ in first }
        )
        guard !evidence.isEmpty else { return }
        for script in document.scripts {
            for call in script.calls where writers.contains(call.name) {
                let command = script.bash.commands[call.command]
                guard isFixed(call, in: script) else { continue }
                for path in targets(of: command, in: script) {
                    guard let line = evidence[plain(path)] else { continue }
                    let range = script.documentRange(command.range)
                    findings.append(.fabricated(range, path, listed: line))
                }
            }
        }
    }

    private static let writers: Set<String> = ["echo", "printf", "cat"]

    private static func plain(_ path: String) -> String {
        path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    /// Whether what the call prints is the same each time.
    private static func isFixed(_ call: ShellCall, in script: ShellScript) -> Bool {
        let bash = script.bash
        let command = bash.commands[call.command]
        guard command.words.allSatisfy({ bash.literal($0) != nil }) else { return false }
        guard call.name == "cat" else { return true }
        guard call.call.operands.allSatisfy({ $0 == "-" }) else { return false }
        let heredocs = bash.heredocs.filter { $0.command == call.command }
        return !heredocs.isEmpty
            && heredocs.allSatisfy { heredoc in
                !bash.spans.contains { span in
                    span.kind.isComputed && heredoc.body.contains(span.range.lowerBound)
                }
            }
    }

    /// The files that the command, or a `tee` behind it, writes.
    private static func targets(
        of command: BashScript.Command,
        in script: ShellScript
    ) -> [String] {
        let own = command.redirections.filter(\.kind.isOutput).compactMap { redirection in
            redirection.target.flatMap { script.bash.literal($0) }
        }
        let copies = script.calls.filter { other in
            let behind = script.bash.commands[other.command]
            return other.name == "tee" && behind.pipeline == command.pipeline
                && behind.element == command.element + 1
        }
        return own + copies.flatMap(\.call.operands)
    }
}

extension BashScript.Span.Kind {
    /// Whether bash puts something else in its place.
    fileprivate var isComputed: Bool {
        switch self {
        case .variable, .substitution, .parameter, .arithmetic: true
        default: false
        }
    }
}

extension Finding {
    fileprivate static func fabricated(
        _ range: Range<Int>,
        _ path: String,
        listed line: Int
    ) -> Finding {
        Finding(
            range,
            "the evidence `\(path)` is written from a fixed text",
            note: "it says the same whatever happened",
            help: "let the program that does the work write it",
            related: [Related(line: line, message: "listed as evidence")]
        )
    }
}
