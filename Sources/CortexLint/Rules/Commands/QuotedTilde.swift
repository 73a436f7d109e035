import CortexRunbook

/// A `~/` between quotes, where the shell does not expand it.
///
/// The nightly backup reads a database in a folder called `~`, finds none, and makes an empty one.
///
/// Text for another shell (`ssh host "cd ~/x"`, `bash -c`) is expanded there and left alone, and so
/// is what is only printed or searched for.
///
/// ## Bad
/// ```bash
/// DATABASE="~/.local/share/payments/payments.db"
/// ```
///
/// ## Good
/// ```bash
/// DATABASE="$HOME/.local/share/payments/payments.db"
/// ```
enum QuotedTilde: Rule {
    static let about = RuleDescription("CMD005", "quoted-tilde", .warning, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts where script.bash.bytes.contains(UInt8(ascii: "~")) {
            let elsewhere = Set(
                script.calls.filter { others.contains($0.name) }.map(\.command)
            )
            for span in script.bash.spans where span.kind == .double || span.kind == .single {
                guard let word = span.word, isTilde(span, word, in: script.bash) else { continue }
                let command = script.bash.words[word].command
                if let command, elsewhere.contains(command) { continue }
                let isDouble = span.kind == .double
                findings.append(.tilde(script.documentRange(span.range), isDouble: isDouble))
            }
        }
    }

    /// Whether the quotes open the word, or the value of an assignment, and hold `~/`.
    private static func isTilde(
        _ span: BashScript.Span,
        _ word: Int,
        in bash: BashScript
    ) -> Bool {
        let text = bash.bytes[span.range]
        guard text.starts(with: "~/".utf8) else { return false }
        let open = span.range.lowerBound - 1
        let range = bash.words[word].range
        if open == range.lowerBound { return bash.words[word].role != .heredocDelimiter }
        return bash.words[word].role == .assignment && bash.bytes[open - 1] == UInt8(ascii: "=")
    }

    /// Programs that hand their text on, print it or search for it.
    private static let others = CommandTable.shells.union(
        CommandTable.words(
            """
            ssh su echo printf grep egrep rg sed awk kubectl oc docker podman gcloud vagrant eval
            trap alias git jq
            """
        )
    )
}

extension Finding {
    fileprivate static func tilde(_ range: Range<Int>, isDouble: Bool) -> Finding {
        let tilde = range.lowerBound..<range.lowerBound + 1
        return Finding(
            range,
            "`~` is not expanded between quotes",
            help: isDouble ? "write `$HOME`" : "write `$HOME` between double quotes",
            fix: isDouble ? Fix(.safe, "write `$HOME`", replace: tilde, by: "$HOME") : nil
        )
    }
}
