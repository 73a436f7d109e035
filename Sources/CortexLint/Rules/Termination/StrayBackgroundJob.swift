import CortexRunbook

/// A command left in the background that nothing waits for and nothing ends.
///
/// The half-started service of step 3 holds the port in step 7, and nobody knows its number any
/// more.
///
/// It is enough that the number is kept (`$!`), that the script waits, or that any later block ends
/// something (`kill`, `pkill`, `wait`). A tunnel at the end of its block is meant to stay, and so is
/// what `nohup`, `setsid` or `disown` has let go.
///
/// ## Bad
/// ```bash
/// ./payments --config test.toml &
/// curl -fsS http://127.0.0.1:8080/health
/// ```
///
/// ## Good
/// ```bash
/// ./payments --config test.toml &
/// SERVER=$!
/// curl -fsS http://127.0.0.1:8080/health
/// kill "$SERVER"
/// ```
enum StrayBackgroundJob: Rule {
    static let about = RuleDescription("TRM005", "stray-background-job", .info, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        var isEndedLater = false
        var found: [Finding] = []
        for script in document.scripts.reversed() {
            if !isEndedLater { found += jobs(in: script).reversed() }
            isEndedLater = isEndedLater || script.calls.contains { keepers.contains($0.name) }
        }
        findings += found.reversed()
    }

    private static func jobs(in script: ShellScript) -> [Finding] {
        let bash = script.bash
        guard bash.pipelines.contains(where: { $0.separator == .background }),
            !script.calls.contains(where: { keepers.contains($0.name) }),
            !bash.variables.contains(where: { $0.name == "!" })
        else { return [] }
        var seen: Set<Int> = []
        var findings: [Finding] = []
        for call in script.calls {
            let command = script.command(call)
            guard bash.pipelines[command.pipeline].separator == .background,
                command.element == 0, seen.insert(command.pipeline).inserted,
                let first = command.words.first,
                !letGo.contains(bash.literal(first) ?? ""), !isTunnelAtEnd(call, in: script)
            else { continue }
            findings.append(.stray(script, call))
        }
        return findings
    }

    /// Whether it holds a connection open for the blocks that follow.
    private static func isTunnelAtEnd(_ call: ShellCall, in script: ShellScript) -> Bool {
        guard call.command == script.calls.last?.command else { return false }
        let isTunnel = call.call.operands.contains("port-forward") || call.name == "ssh"
        return isTunnel || call.call.operands.contains("proxy")
    }

    /// Commands that wait for jobs or end them.
    private static let keepers: Set<String> = [
        "wait", "kill", "pkill", "killall", "fg", "jobs", "disown", "fuser", "stop",
    ]

    /// Commands whose job is meant to outlive the shell.
    private static let letGo: Set<String> = ["nohup", "setsid", "daemonize"]
}

extension Finding {
    fileprivate static func stray(_ script: ShellScript, _ call: ShellCall) -> Finding {
        Finding(
            script.range(of: call),
            "`\(script.excerpt(of: call))` stays in the background, and nothing ends it",
            help: "keep its number, `PID=$!`, and `kill \"$PID\"` when it is done"
        )
    }
}
