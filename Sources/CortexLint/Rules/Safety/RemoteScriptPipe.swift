import CortexRunbook

/// A script that is fetched and run in one go, or a manifest that is applied from a moving branch.
///
/// It runs whatever the network serves tonight, often as root, and nobody can say afterwards what
/// that was.
///
/// A download that goes to a file, a formatter or a parser is left alone. A manifest is a warning,
/// and only where its address names a branch or `latest`.
///
/// ## Bad
/// ```bash
/// curl -sL https://get.example.org | sudo bash
/// ```
///
/// ## Good
/// ```bash
/// curl -fsSLo install.sh https://get.example.org/v1.4.2/install.sh
/// sha256sum -c install.sh.sha256
/// bash install.sh
/// ```
enum RemoteScriptPipe: Rule {
    static let about = RuleDescription("SAF004", "remote-script-pipe", .error, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            for call in script.calls {
                if let range = piped(into: call, in: script) ?? nested(call, in: script) {
                    findings.append(.remote(script.documentRange(range), call.name))
                } else if let range = movingManifest(of: call, in: script) {
                    findings.append(.manifest(range))
                }
            }
        }
    }

    /// The bytes from the download to the shell that runs it.
    private static func piped(into call: ShellCall, in script: ShellScript) -> Range<Int>? {
        guard readsProgram(call), let source = script.feeders(of: call).first(where: isSource)
        else { return nil }
        let start = script.command(source).range.lowerBound
        return start..<max(start, script.command(call).range.upperBound)
    }

    /// Whether it is a shell, or another interpreter, that runs what it reads.
    private static func readsProgram(_ call: ShellCall) -> Bool {
        let options = ["-c", "-m", "-e", "-n"]
        if CommandTable.shells.contains(call.name) {
            return !options.contains(where: call.call.has)
                && (call.call.operands.isEmpty || call.call.has("-s"))
        }
        let isInterpreter = ["python", "python3", "perl", "ruby", "node"].contains(call.name)
        return isInterpreter && !options.contains(where: call.call.has)
            && call.call.operands.allSatisfy { $0 == "-" }
    }

    private static func isSource(_ call: ShellCall) -> Bool {
        switch call.name {
        case "curl", "wget", "fetch": true
        case "base64": call.call.has("-d") || call.call.has("-D") || call.call.has("--decode")
        default: false
        }
    }

    /// The bytes of the command that runs the output of a download: `bash <(curl …)`.
    private static func nested(_ call: ShellCall, in script: ShellScript) -> Range<Int>? {
        guard isSource(call), call.name != "base64",
            let word = script.command(call).parent,
            let outer = script.bash.words[word].command.map({ script.bash.commands[$0] }),
            let first = outer.words.first, first != word
        else { return nil }
        let name = Invocation(outer, in: script.bash).name
        let runs =
            CommandTable.shells.contains(name) || name == "eval" || name == "source" || name == "."
        return runs ? outer.range : nil
    }

    /// The address of a manifest that changes with time.
    private static func movingManifest(
        of call: ShellCall,
        in script: ShellScript
    ) -> Range<Int>? {
        guard call.name == "kubectl" || call.name == "oc",
            let verb = call.call.operands.first, ["apply", "create", "replace"].contains(verb)
        else { return nil }
        return script.argument(of: call) { argument in
            guard argument.contains("https://") || argument.contains("http://") else {
                return false
            }
            return ["/master/", "/main/", "/HEAD/", "/latest/"].contains(where: argument.contains)
        }
    }
}

extension Finding {
    fileprivate static func remote(_ range: Range<Int>, _ program: String) -> Finding {
        Finding(
            range,
            "runs whatever the network serves, without a look at it",
            help: "download it, check its digest (`sha256sum -c`), then run it"
        )
    }

    fileprivate static func manifest(_ range: Range<Int>) -> Finding {
        Finding(
            range,
            "applies whatever this address serves today",
            help: "name a tag or a commit in the address",
            severity: .warning
        )
    }
}
