extension ShellState {
    /// Returns the state of a shell that has run nothing.
    ///
    /// What would change the meaning of a runbook's text is left out of the environment
    /// (`Environment.isDropped`).
    package static func initial(
        directory: String,
        environment: [String: String]
    ) -> ShellState {
        var state = ShellState(directories: [Array(directory.utf8)])
        var environment = environment
        // A shell is one level deeper than who started it.
        if let level = environment["SHLVL"].flatMap({ Int($0) }) {
            environment["SHLVL"] = String(level + 1)
        }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            if Environment.isDropped(name) || VariableNames.isBashOwn(Array(name.utf8)) { continue }
            if VariableNames.isValid(name) {
                let statement = "declare -x \(name)=\(Quoting.quoted(value))"
                state.variables.append(Declaration(statement: Array(statement.utf8)))
            } else {
                state.foreign.append(Array("\(name)=\(value)".utf8))
            }
        }
        if environment["OLDPWD"] == nil {
            state.variables.append(Declaration(statement: Array("declare -x OLDPWD".utf8)))
        }
        state.addUnlessSet("PAGER", "cat")
        state.addUnlessSet("GIT_PAGER", "cat")
        return state
    }

    private mutating func addUnlessSet(_ name: String, _ value: String) {
        let bytes = Array(name.utf8)
        if variables.contains(where: { $0.name == bytes }) { return }
        let statement = Array("declare -x \(name)=\(Quoting.quoted(value))".utf8)
        variables.append(Declaration(statement: statement))
    }
}

/// The part of the environment that blocks do not see.
enum Environment {
    /// Whether the variable would change what a runbook's text means.
    static func isDropped(_ name: String) -> Bool {
        dropped.contains(name) || name.hasPrefix("BASH_FUNC_")
    }

    /// The variables that bash and the system's loader heed.
    ///
    /// Some of them bash does not take from its environment, so that they must not come in with the
    /// state either.
    private static let dropped: Set<String> = [
        "BASH_COMPAT", "BASH_ENV", "BASH_LOADABLES_PATH", "BASH_XTRACEFD", "BASHOPTS", "CDPATH",
        "ENV", "EXECIGNORE", "FUNCNEST", "GLOBIGNORE", "GLOBSORT", "IFS", "LD_AUDIT", "LD_PRELOAD",
        "OPTARG", "OPTERR", "OPTIND", "POSIXLY_CORRECT", "PROMPT_COMMAND", "PS0", "PS3", "PS4",
        "SHELLOPTS", "TIMEFORMAT", "TMOUT",
    ]
}

/// What is known of the names of variables.
enum VariableNames {
    /// Whether bash makes the variable anew in every shell, so that it is not carried.
    static func isBashOwn(_ name: [UInt8]) -> Bool {
        own.contains(String(decoding: name, as: UTF8.self)) || name.starts(with: "__cortex_".utf8)
    }

    static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy { isDigit($0) || isLetter($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return byte == UInt8(ascii: "_") || lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    private static let own: Set<String> = [
        "BASH", "BASHOPTS", "BASHPID", "BASH_ALIASES", "BASH_ARGC", "BASH_ARGV", "BASH_ARGV0",
        "BASH_CMDS", "BASH_COMMAND", "BASH_EXECUTION_STRING", "BASH_LINENO", "BASH_MONOSECONDS",
        "BASH_SOURCE", "BASH_SUBSHELL", "BASH_TRAPSIG", "BASH_VERSINFO",
        "BASH_VERSION", "BASH_XTRACEFD", "COMP_WORDBREAKS", "DIRSTACK", "EPOCHREALTIME",
        "EPOCHSECONDS", "EUID", "FUNCNAME", "GROUPS", "HISTCMD", "LINENO", "PIPESTATUS",
        "POSIXLY_CORRECT", "PPID", "PWD", "RANDOM", "SECONDS", "SHELLOPTS", "SRANDOM", "UID", "_",
    ]
}
