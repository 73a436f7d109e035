import CortexRunbook

/// A request or a loop that waits without an end for something that may never answer.
///
/// A host that drops packets costs two minutes a check, and a loop that waits for `Ready` waits
/// for ever while the pod crashes.
///
/// Downloads take as long as they take and are left alone, and so is what `timeout` ends, a loop
/// that counts or can be left, and `kubectl wait`, which gives up after thirty seconds.
///
/// ## Bad
/// ```bash
/// curl -fsS http://10.0.0.7/health
/// ```
///
/// ## Good
/// ```bash
/// curl -fsS --max-time 10 http://10.0.0.7/health
/// ```
enum UnboundedWait: Rule {
    static let about = RuleDescription("TRM004", "unbounded-wait", .info, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            for call in script.calls where !call.isLimited {
                guard let limit = Limit.table.fact(of: call), !limit.option.isEmpty,
                    !takesItsTime(call, in: script)
                else { continue }
                findings.append(.wait(script, call, limit))
            }
            for compound in script.bash.compounds where waitsForEver(compound, in: script.bash) {
                let start = compound.range.lowerBound
                let end = script.bash.bytes[start...].firstIndex(of: .lineFeed)
                let range = start..<min(end ?? compound.range.upperBound, compound.range.upperBound)
                findings.append(.loop(script.documentRange(range)))
            }
        }
    }

    /// Whether it is a download.
    private static func takesItsTime(_ call: ShellCall, in script: ShellScript) -> Bool {
        guard call.name == "curl" else { return false }
        if script.command(call).redirections.contains(where: { $0.kind == .output }) { return true }
        return script.followers(of: call).contains {
            CommandTable.shells.contains($0.name) || $0.name == "tar" || $0.name == "gunzip"
        }
    }

    /// Whether a loop sleeps between its rounds and nothing in it counts or leaves.
    private static func waitsForEver(
        _ compound: BashScript.Compound,
        in bash: BashScript
    ) -> Bool {
        guard compound.kind == .untilLoop || compound.kind == .whileLoop else { return false }
        let commands = bash.commands(in: compound.range)
        let names = commands.compactMap { $0.words.first.flatMap(bash.literal) }
        guard names.contains("sleep"), names.isDisjoint(with: leavers) else { return false }
        if commands.contains(where: { $0.kind == .arithmetic }) { return false }
        return !bash.spans.contains { span in
            compound.range.contains(span.range.lowerBound)
                && (span.kind == .arithmetic || bash.text(span.range) == "$SECONDS")
        }
    }

    private static let leavers: Set<String> = [
        "break", "exit", "return", "timeout", "let", "read", "expr", "true", ":",
    ]
}

/// The option that limits a wait.
private struct Limit: Sendable {
    /// Empty where there is a limit already.
    var option: String
    /// Whether it goes behind the program's name rather than to the end.
    var isFirst: Bool

    static let table = FactTable<Limit>(
        """
        curl -m|--max-time|--connect-timeout|-V|--version|-h|--help : -
        curl -o|-O|--output|--remote-name|-T|--upload-file|-OL|-LO|-J : -
        curl : first --max-time 10
        kubectl|oc rollout status --timeout|--watch : -
        kubectl|oc rollout status -w=false : -
        kubectl|oc rollout status : last --timeout=5m
        nc|ncat -w|-l|--wait : -
        nc|ncat : first -w 5
        """,
        { text in
            let parts = text.split(separator: " ", maxSplits: 1)
            let option = parts.count == 2 ? String(parts[1]) : ""
            return Limit(option: option, isFirst: parts.first == "first")
        }
    )
}

extension [String] {
    fileprivate func isDisjoint(with names: Set<String>) -> Bool {
        !contains(where: names.contains)
    }
}

extension Finding {
    fileprivate static func wait(
        _ script: ShellScript,
        _ call: ShellCall,
        _ limit: Limit
    ) -> Finding {
        let program = script.programRange(of: call)
        let place = limit.isFirst ? program.upperBound : script.end(of: call)
        return Finding(
            script.range(of: call),
            "`\(script.excerpt(of: call))` waits without a limit",
            help: "add `\(limit.option)`",
            fix: Fix(
                limit.isFirst ? .safe : .suggestion,
                "add `\(limit.option)`",
                replace: place..<place,
                by: " " + limit.option
            )
        )
    }

    fileprivate static func loop(_ range: Range<Int>) -> Finding {
        Finding(
            range,
            "the loop waits without a limit",
            help: "count the rounds and give up, or put it under `timeout`"
        )
    }
}
