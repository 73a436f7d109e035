import CortexRunbook

/// A variable that nothing in the document has set.
///
/// In a new terminal it is empty. `oc delete -n "$NS" pvc "$PVC"` then deletes in another place, or
/// deletes all, and says nothing of it.
///
/// A variable counts as known if a block before sets or reads it, if it has a fallback (`${X:-a}`,
/// `${X:?}`), if the document names it in prose, in a table or in a sample of settings, if it
/// belongs to the shell or the environment (`HOME`, `KUBECONFIG`), and where a file is sourced
/// before. What ssh and `sh -c` carry elsewhere is left alone. Each is reported where it is first
/// used.
///
/// ## Bad
/// ```bash
/// oc logs "$API_POD"
/// ```
///
/// ## Good
/// ```bash
/// API_POD=$(oc get pods -l app=api -o name | head -n 1)
/// oc logs "$API_POD"
/// ```
enum UndefinedVariable: Rule {
    static let about = RuleDescription("PLH004", "undefined-variable", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        guard document.scripts.contains(where: { !$0.bash.variables.isEmpty }) else { return }
        var known: Set<String> = []
        var declared: Set<String>?
        for script in document.scripts {
            if !script.bash.variables.isEmpty {
                known.formUnion(script.bash.assignedNames)
                for use in script.bash.variables {
                    if demands(use, in: script.bash) { known.insert(use.name) }
                    guard isAsked(use, in: script, known) else { continue }
                    let names = declared ?? document.namesInProse
                    declared = names
                    guard known.insert(use.name).inserted, !names.contains(use.name) else {
                        continue
                    }
                    findings.append(finding(use, in: script, document))
                }
            } else {
                known.formUnion(script.bash.assignedNames)
            }
            if sources(script) { return }
        }
    }

    /// Whether bash stops, or sets it, where the variable is unset: `${X:?}`, `${X:=a}`.
    private static func demands(_ use: BashScript.VariableUse, in script: BashScript) -> Bool {
        guard use.hasFallback else { return false }
        let rest = script.bytes[use.offset...].dropFirst(2 + use.name.utf8.count)
        let sign = rest.first == .colon ? rest.dropFirst().first : rest.first
        return sign == UInt8(ascii: "?") || sign == UInt8(ascii: "=")
    }

    private static func isAsked(
        _ use: BashScript.VariableUse,
        in script: ShellScript,
        _ known: Set<String>
    ) -> Bool {
        guard !use.hasFallback, let first = use.name.utf8.first,
            first.isASCIILetter || first == UInt8(ascii: "_"), !known.contains(use.name),
            !environment.contains(use.name), !prefixes.contains(where: use.name.hasPrefix)
        else { return false }
        return !isCarried(use, in: script)
    }

    /// Whether another shell is meant to know the variable.
    private static func isCarried(
        _ use: BashScript.VariableUse,
        in script: ShellScript
    ) -> Bool {
        guard let word = use.word, let command = script.bash.words[word].command,
            let first = script.bash.commands[command].words.first,
            let name = script.bash.literal(first)
        else { return false }
        return carriers.contains(Invocation(script.bash.commands[command], in: script.bash).name)
            || carriers.contains(name)
    }

    private static let carriers: Set<String> = [
        "awk", "bash", "expect", "gawk", "mosh", "perl", "sh", "ssh", "su", "zsh",
    ]

    /// Whether names may come from somewhere else from here on.
    private static func sources(_ script: ShellScript) -> Bool {
        script.calls.contains { $0.name == "source" || $0.name == "." || $0.name == "eval" }
    }

    private static func finding(
        _ use: BashScript.VariableUse,
        in script: ShellScript,
        _ document: LintDocument
    ) -> Finding {
        var end = use.offset + 1
        let bytes = script.bash.bytes
        while end < bytes.count, bytes[end].isWord || bytes[end] == 0x5F || bytes[end] == 0x7B {
            end += 1
        }
        if end < bytes.count, bytes[end] == 0x7D { end += 1 }
        let line = script.bash.lineStarts[script.bash.position(of: use.offset).line]
        return .undefined(
            script.documentRange(use.offset..<end),
            use.name,
            insertAt: script.documentOffset(of: line)
        )
    }

    private static let prefixes = ["BASH", "LC_", "XDG_", "GITHUB_", "CI_", "SSH_", "SUDO_"]

    private static let environment = CommandTable.words(
        """
        AWS_DEFAULT_REGION AWS_PROFILE AWS_REGION CI COLUMNS COMP_WORDS COPROC DBUS_SESSION_BUS_ADDRESS DIRSTACK DISPLAY EDITOR EPOCHREALTIME
        EPOCHSECONDS EUID FUNCNAME GOBIN GOCACHE GOPATH GOROOT GROUPS HISTFILE HOME HOST HOSTNAME
        HOSTTYPE IFS JAVA_HOME KUBECONFIG LANG LINENO LINES LOGNAME MACHTYPE MAIL NVM_DIR OLDPWD
        OPTARG OPTIND OSTYPE PAGER PATH PIPESTATUS PPID PS1 PS2 PWD PYTHONPATH RANDOM REPLY SECONDS
        SHELL SHLVL SRANDOM TEMP TERM TMP TMPDIR UID USER USERNAME VIRTUAL_ENV VISUAL
        """
    )
}

extension LintDocument {
    /// The words of the document's prose, tables and samples that could name a variable.
    var namesInProse: Set<String> {
        var names: Set<String> = []
        for node in markdown.nodes where node.kind != .code {
            collectNames(in: markdown.bytes(node.text), &names)
        }
        for (index, node) in outline.blocks.enumerated() where script(ofBlock: index) == nil {
            collectNames(in: markdown.bytes(markdown.nodes[node].text), &names)
        }
        for key in runbook.settings.values { collectNames(in: Array(key.utf8)[...], &names) }
        return names
    }

    private func collectNames(in text: ArraySlice<UInt8>, _ names: inout Set<String>) {
        for word in text.split(whereSeparator: { !($0.isASCIILetter || $0.isDigit || $0 == 0x5F) })
        {
            let isName = word.contains(0x5F) || word.allSatisfy { $0 < 0x61 || $0 > 0x7A }
            if isName, word.count > 1 { names.insert(String(utf8: word)) }
        }
    }
}

extension Finding {
    fileprivate static func undefined(
        _ range: Range<Int>,
        _ name: String,
        insertAt offset: Int
    ) -> Finding {
        let demand = ": \"${\(name):?set \(name)}\""
        return Finding(
            range,
            "nothing before sets `\(name)`",
            note: "in a new terminal it is empty",
            help: "set it before, or ask for it: `\(demand)`",
            fix: Fix(
                .suggestion,
                "insert `\(demand)`",
                replace: offset..<offset,
                by: "\(demand)\n"
            )
        )
    }
}
