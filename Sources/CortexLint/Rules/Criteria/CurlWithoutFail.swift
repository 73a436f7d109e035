import CortexRunbook

/// A `curl` that is a check but succeeds when the server says that it is broken.
///
/// `curl` exits with 0 whenever it got an answer, be it `500 Internal Server Error`. The health
/// check is green, the release goes on, the service is down.
///
/// Looked at are blocks under a validation label, and elsewhere addresses that end in `health`,
/// `status`, `ready`, `metrics` and the like. A call is left alone if it has `--fail` or one of its
/// forms, prints the status (`-w`, `-I`, `-i`, `-v`), is piped into something that checks (`grep`,
/// `jq -e`), or stands in `$(…)`.
///
/// ## Bad
/// ```bash
/// curl -s http://127.0.0.1:9000/health
/// ```
///
/// ## Good
/// ```bash
/// curl -fsS --max-time 10 http://127.0.0.1:9000/health
/// ```
enum CurlWithoutFail: Rule {
    static let about = RuleDescription("CRI005", "curl-without-fail", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let validations = Set(document.validations.map(\.item))
        for script in document.scripts {
            let isValidation = validations.contains(script.item)
            for call in script.calls where call.name == "curl" {
                guard isValidation || isHealthCheck(call), isUnchecked(call, in: script) else {
                    continue
                }
                let range = script.documentRange(script.bash.commands[call.command].range)
                findings.append(.green(range, fix: fix(call, in: script)))
            }
        }
    }

    private static func isUnchecked(_ call: ShellCall, in script: ShellScript) -> Bool {
        let command = script.bash.commands[call.command]
        guard command.parent == nil, !looks.contains(where: call.call.has) else { return false }
        return !script.calls.contains { other in
            let behind = script.bash.commands[other.command]
            return behind.pipeline == command.pipeline && behind.element > command.element
                && CommandFacts.exitMeaning(of: other) == .checks && other.name != "tee"
        }
    }

    private static let looks = [
        "-f", "--fail", "--fail-with-body", "--fail-early", "-w", "--write-out", "-I", "--head",
        "-i", "--include", "-v", "--verbose", "-K", "--version", "-V", "--help",
    ]

    private static func isHealthCheck(_ call: ShellCall) -> Bool {
        call.call.operands.contains { operand in
            guard operand.contains("/") else { return false }
            let path = operand.prefix { $0 != "?" && $0 != "#" }
            guard let last = path.split(separator: "/").last else { return false }
            return healthPaths.contains(last.lowercased())
        }
    }

    private static let healthPaths: Set<String> = [
        "-/healthy", "-/ready", "health", "healthcheck", "healthy", "healthz", "heartbeat", "live",
        "liveness", "livez", "metrics", "ping", "readiness", "ready", "readyz", "status", "statusz",
        "up",
    ]

    /// Adds `-f` to the letters of an option that is there for silence, or `--fail`.
    private static func fix(_ call: ShellCall, in script: ShellScript) -> Fix {
        let title = "let `curl` fail on errors of the server"
        let arguments = call.call.arguments
        let silent = arguments.firstIndex { argument in
            let letters = argument.utf8.dropFirst()
            return argument.utf8.first == UInt8(ascii: "-") && !letters.isEmpty
                && letters.contains(UInt8(ascii: "s"))
                && letters.allSatisfy { "sSLkgqN46".utf8.contains($0) }
        }
        guard let silent else {
            let end = script.documentRange(call.programRange(in: script.bash)).upperBound
            return Fix(.safe, title, replace: end..<end, by: " --fail")
        }
        let range = script.documentRange(call.argumentRange(silent, in: script.bash))
        let letters = arguments[silent].dropFirst()
        let text = letters == "s" ? "-fsS" : "-f\(letters)"
        return Fix(.safe, title, replace: range, by: text)
    }
}

extension Finding {
    fileprivate static func green(_ range: Range<Int>, fix: Fix) -> Finding {
        Finding(
            range,
            "`curl` succeeds even if the server answers with an error",
            note: "status 500 is exit status 0",
            help: "add `--fail`, or look at the answer with `jq -e` or `grep -q`",
            fix: fix
        )
    }
}
