import CortexRunbook

/// A validation that succeeds whatever the state of the system.
///
/// `git status`, `cat`, `kubectl get pods` and `… || true` show something and exit with 0. A gate
/// that cannot go red is no gate: a runner passes it, and a tired reader sees what they hope to
/// see.
///
/// It takes a block under a validation label in which no command can fail by what it finds:
/// pipelines count by their last command (with `pipefail` by all), a test, `exit 1` or a loop that
/// waits is enough, and so is any program that the table of exit statuses does not know. Pages of
/// alerts, whose commands are there to look at, are left alone. In blocks that can fail, a search
/// for any of several words and `go test -run`, which passes where no test has the name, are noted.
///
/// ## Bad
/// ````markdown
/// Validation commands:
///
/// ```bash
/// kubectl get pods
/// ```
/// ````
///
/// ## Good
/// ````markdown
/// Validation commands:
///
/// ```bash
/// kubectl wait pods --all --for=condition=Ready --timeout=60s
/// ```
/// ````
///
/// ## Settings
///
/// `[lint.commands.NAME] displays` and `checks` say what the exit statuses of programs of your own
/// tell.
enum ValidationCannotFail: Rule {
    static let about = RuleDescription(
        "CRI004",
        "validation-cannot-fail",
        .warning,
        level: .default
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.profile != .alert else { return }
        for script in document.validations {
            let checks = script.checkingCalls
            if checks.isEmpty, !script.canFail {
                report(script, &findings)
            } else {
                for call in checks { noteWeak(call, script, &findings) }
            }
        }
    }

    private static func report(_ script: ShellScript, _ findings: inout [Finding]) {
        let telling = script.calls.filter { CommandFacts.exitMeaning(of: $0) != .prepares }
        guard let call = telling.first ?? script.calls.first else { return }
        let range = script.documentRange(script.bash.commands[call.command].range)
        let text = name(of: call)
        findings.append(
            .cannotFail(
                range,
                text,
                isAlone: telling.count == 1,
                advice: advice(for: call),
                fix: fix(call, script)
            )
        )
    }

    /// The program, with its subcommand where it has any.
    private static func name(of call: ShellCall) -> String {
        let hasSubcommands = ["docker", "git", "helm", "kubectl", "oc", "systemctl", "terraform"]
            .contains(call.name)
        guard hasSubcommands, let subcommand = call.call.operands.first else { return call.name }
        return "\(call.name) \(subcommand)"
    }

    private static func advice(for call: ShellCall) -> String {
        switch (call.name, call.call.operands.first) {
        case ("git", "status"): "`git diff --quiet HEAD` fails where something is not committed"
        case ("git", "log"): "`git merge-base --is-ancestor` fails where a commit is missing"
        case ("git", _): "`git diff --quiet` and `git rev-parse --verify` can fail"
        case ("jq", _): "`jq -e` fails where the value is false or missing"
        case ("kubectl", _), ("oc", _): "`kubectl wait --for=condition=… --timeout=…` can fail"
        case ("docker", _): "`docker inspect` with `grep -q` can fail"
        case ("echo", _), ("printf", _): "run the check itself"
        default: "end it with what can fail: `grep -q`, `test`, `jq -e`, `curl -f`"
        }
    }

    private static func fix(_ call: ShellCall, _ script: ShellScript) -> Fix? {
        guard call.name == "jq" else { return nil }
        let end = script.documentRange(call.programRange(in: script.bash)).upperBound
        return Fix(.suggestion, "let `jq` fail", replace: end..<end, by: " -e")
    }

    /// Notes a check that passes where it finds almost anything, or nothing.
    private static func noteWeak(
        _ call: ShellCall,
        _ script: ShellScript,
        _ findings: inout [Finding]
    ) {
        let arguments = call.call.arguments
        switch call.name {
        case "rg", "grep", "egrep":
            let isAlternation = call.name != "grep" || call.call.has("-E") || call.call.has("-P")
            guard let pattern = call.call.operands.first, !call.call.has("-v"),
                let index = arguments.firstIndex(of: pattern),
                alternatives(in: pattern, isBasic: !isAlternation) > 2
            else { return }
            let range = script.documentRange(call.argumentRange(index, in: script.bash))
            findings.append(.anyOf(range, alternatives(in: pattern, isBasic: !isAlternation)))
        case "go":
            guard call.call.operands.first == "test", call.call.has("-run") else { return }
            guard let index = arguments.firstIndex(of: "-run"), index + 1 < arguments.count
            else { return }
            let first = call.argumentRange(index, in: script.bash)
            let last = call.argumentRange(index + 1, in: script.bash)
            findings.append(
                .noSuchTest(script.documentRange(first.lowerBound..<last.upperBound))
            )
        default: return
        }
    }

    /// How many alternatives a pattern of words has at its top level; 1 for any other.
    private static func alternatives(in pattern: String, isBasic: Bool) -> Int {
        guard !pattern.utf8.contains(UInt8(ascii: "(")) else { return 1 }
        var count = 1
        var isEscaped = false
        for byte in pattern.utf8 {
            if byte == UInt8(ascii: "|"), isEscaped == isBasic { count += 1 }
            isEscaped = byte == .backslash && !isEscaped
        }
        return count
    }
}

extension LintDocument {
    /// The scripts of blocks that a label declares to be validations.
    var validations: [ShellScript] {
        scripts.filter { script in
            guard let block = script.block, outline.role(ofBlock: block) == .verification else {
                return false
            }
            return outline.label(ofBlock: block) != nil
        }
    }
}

extension Finding {
    fileprivate static func cannotFail(
        _ range: Range<Int>,
        _ program: String,
        isAlone: Bool,
        advice: String,
        fix: Fix?
    ) -> Finding {
        Finding(
            range,
            isAlone
                ? "`\(program)` succeeds whatever it finds, so this validation cannot fail"
                : "no command of this validation can fail by what it finds",
            help: advice,
            fix: fix
        )
    }

    fileprivate static func anyOf(_ range: Range<Int>, _ count: Int) -> Finding {
        Finding(
            range,
            "the search succeeds where any of \(count) alternatives occurs",
            help: "look for each by itself, so that one that is missing is seen",
            severity: .info
        )
    }

    fileprivate static func noSuchTest(_ range: Range<Int>) -> Finding {
        Finding(
            range,
            "`go test -run` succeeds where no test has the name",
            help: "add `-v` and look for `--- PASS` with `grep -q`, or run all tests",
            severity: .info
        )
    }
}
