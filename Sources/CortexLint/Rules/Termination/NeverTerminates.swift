import CortexRunbook

/// A command in the foreground that does not end by itself.
///
/// What stands below it is never reached. A person watches the log and forgets the procedure; a
/// runner waits until the job is killed.
///
/// A command counts as limited under `timeout`, with `&` behind it, and before `head`, `grep -m` or
/// `grep -q`. Nothing is said where the text around the block speaks of Ctrl-C or of a second
/// terminal.
///
/// ## Bad
/// ```bash
/// journalctl -u payments -f --since "5 min ago"
/// ```
///
/// ## Good
/// ```bash
/// journalctl -u payments --since "5 min ago" --no-pager | tail -n 100
/// ```
enum NeverTerminates: Rule {
    static let about = RuleDescription("TRM001", "never-terminates", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            let found = self.findings(in: script)
            if !found.isEmpty, !isAnnounced(script, in: document) { findings += found }
        }
    }

    private static func findings(in script: ShellScript) -> [Finding] {
        var findings: [Finding] = []
        for call in script.calls where call.traits.contains(.neverEnds) {
            guard !isCutShort(call, in: script) else { continue }
            let endless = Endless.table.fact(of: call) ?? .stream
            findings.append(.endless(script, call, endless))
        }
        for index in script.bash.endlessLoops {
            let start = script.bash.compounds[index].range.lowerBound
            let end = script.bash.bytes[start...].firstIndex(of: .lineFeed)
            let range = start..<(end ?? script.bash.bytes.count)
            findings.append(.loop(script.documentRange(range)))
        }
        return findings
    }

    /// Whether a reader of its output ends it.
    private static func isCutShort(_ call: ShellCall, in script: ShellScript) -> Bool {
        let followers = script.followers(of: call)
        if call.name == "yes" { return !followers.isEmpty }
        return followers.contains { follower in
            follower.name == "grep" && (follower.call.has("-q") || follower.call.has("-m"))
        }
    }

    private static let nearby = 1500

    private static func isAnnounced(_ script: ShellScript, in document: LintDocument) -> Bool {
        let before = document.textBefore(script)
        let behind = document.textBehind(script)
        let start = max(before.lowerBound, before.upperBound - nearby)
        let end = min(behind.upperBound, behind.lowerBound + nearby)
        return announcements.occur(in: document.source.bytes[start..<max(start, end)])
    }

    private static let announcements = Phrases(
        """
        ctrl*, control-c, ^c, second terminal, another terminal, separate terminal, new terminal,
        other terminal, different terminal, second shell, another shell, separate shell, new shell,
        another window, separate window, new window, second window, second tab, new tab,
        another tab, separate tab, separate session, another session, keep this running,
        keep it running, leave this running, leave it running, keep running, press q, interrupt it,
        stop watching, exit with, quit with
        """
    )
}

/// Why a command does not end, which decides what to do about it.
private enum Endless: String {
    /// It prints what happens from now on.
    case stream
    /// It holds a connection open for other commands.
    case tunnel
    /// It serves until it is stopped.
    case server
    /// It draws on the whole screen.
    case screen

    static let table = FactTable<Endless>(
        """
        kubectl|oc|k3s port-forward|proxy : tunnel
        ssh -N : tunnel
        docker compose up : server
        docker-compose up : server
        npm|pnpm|yarn|python|python3|nc|ncat|openssl : server
        top|htop|atop|btop|glances|iotop|iftop|nethogs|mtr : screen
        """,
        { Endless(rawValue: String($0)) }
    )
}

extension Finding {
    fileprivate static func endless(
        _ script: ShellScript,
        _ call: ShellCall,
        _ endless: Endless
    ) -> Finding {
        let help: String
        switch endless {
        case .stream: help = "limit it with `timeout 60`, or show what is there and stop"
        case .tunnel: help = "end the line with `&`, or say that it needs a second terminal"
        case .server: help = "start it in the background (`-d`, `&`), and say where it is stopped"
        case .screen: help = "print once, such as `top -b -n 1`, or say how it is left"
        }
        let start = script.range(of: call).lowerBound
        let word = script.command(call).words.first.map { script.bash.words[$0].range.lowerBound }
        let place = word.map { script.documentOffset(of: $0) } ?? start
        let title = "put `timeout 60` before it"
        return Finding(
            script.range(of: call),
            "`\(script.excerpt(of: call))` does not end by itself",
            help: help,
            fix: endless == .stream
                ? Fix(.unsafe, title, replace: place..<place, by: "timeout 60 ") : nil
        )
    }

    fileprivate static func loop(_ range: Range<Int>) -> Finding {
        Finding(
            range,
            "the loop never ends",
            help: "count the rounds, `break` when it is done, or end it with `timeout`"
        )
    }
}
