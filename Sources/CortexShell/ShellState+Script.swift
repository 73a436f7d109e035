extension ShellState {
    /// The bash text that brings a fresh shell into this state.
    ///
    /// It belongs into one group command, which bash reads as a whole before any alias exists.
    /// Functions come after the variables and before aliases, which would rewrite them.
    func restoring(_ bash: Bash, strict: Bool) -> [UInt8] {
        var script = Script()
        for variable in variables where !variable.isSetByDirectory {
            script.add(variable.statement)
        }
        if !unset.isEmpty {
            script.add("builtin unset -v " + unset.map(Script.text).joined(separator: " "))
        }
        addDirectories(to: &script, orElse: "__cortex_lost")
        addFunctions(functions, to: &script)
        script.addStatements(aliases)
        if !umask.isEmpty { script.add("builtin umask " + Script.text(umask)) }
        script.addStatements(traps)
        for (name, text) in events.sorted(by: { $0.key < $1.key }) {
            script.add(Array("__cortex_\(name)=".utf8) + Quoting.quoted(text))
        }
        if let text = events["RETURN"] {
            script.add(
                Array("builtin trap -- ".utf8) + Quoting.quoted(text) + Array(" RETURN".utf8)
            )
        }
        script.add("builtin trap -- \(Quoting.quoted(Prelude.exitTrap)) EXIT")
        script.add("__cortex_watch")
        addArguments(to: &script)
        addOptions(to: &script, bash: bash, strict: strict)
        return script.bytes
    }

    /// Adds the changes of directory; where one fails, `command` is run.
    func addDirectories(to script: inout Script, orElse command: String) {
        guard let last = directories.last else { return }
        script.addChange("builtin cd --", to: last, orElse: command)
        for directory in directories.dropLast().reversed() {
            script.addChange("builtin pushd --", to: directory, orElse: command)
        }
        script.add("builtin unset -v OLDPWD")
        for variable in variables where variable.isSetByDirectory {
            script.add(variable.statement)
        }
    }

    func addArguments(to script: inout Script) {
        let arguments = arguments.map { Quoting.quoted($0) }.joined(separator: Array(" ".utf8))
        script.add(Array("builtin set -- ".utf8) + arguments)
    }

    func addFunctions(_ functions: [Function], to script: inout Script) {
        if functions.isEmpty { return }
        script.add("builtin shopt -s extglob")
        for function in functions {
            script.add(Array("builtin eval ".utf8) + Quoting.quoted(function.definition))
            if !function.attributes.elementsEqual("-f".utf8) {
                script.add(
                    "builtin declare \(Script.text(function.attributes)) "
                        + Quoting.quoted(Script.text(function.name))
                )
            }
        }
        if !extglob { script.add("builtin shopt -u extglob") }
    }

    /// Adds the options that differ from those of a fresh bash, the disruptive ones last.
    private func addOptions(to script: inout Script, bash: Bash, strict: Bool) {
        let shellOptions = shellOptions ?? bash.shellOptions
        let off = bash.shellOptions.subtracting(shellOptions).sorted()
        let on = shellOptions.subtracting(bash.shellOptions).sorted()
        if !off.isEmpty { script.add("builtin shopt -u " + off.joined(separator: " ")) }
        if !on.isEmpty { script.add("builtin shopt -s " + on.joined(separator: " ")) }
        var options = options ?? bash.options
        if strict { options.formUnion(["errexit", "nounset", "pipefail"]) }
        for option in bash.options.subtracting(options).sorted() {
            script.add("builtin set +o \(option)")
        }
        let disruptive = ["nounset", "errexit", "verbose"]
        let added = options.subtracting(bash.options)
        for option in added.subtracting(disruptive + ["xtrace"]).sorted() {
            script.add("builtin set -o \(option)")
        }
        for option in disruptive where added.contains(option) {
            script.add("builtin set -o \(option)")
        }
        if options.contains("posix") {
            script.add(Array("POSIXLY_CORRECT=".utf8) + Quoting.quoted(posix))
        }
    }
}

extension ShellState.Declaration {
    /// Whether changing the directory sets the variable, so that it is declared afterwards.
    fileprivate var isSetByDirectory: Bool {
        name.elementsEqual("OLDPWD".utf8)
    }
}

/// Lines of bash.
struct Script {
    var bytes: [UInt8] = []

    mutating func add(_ line: [UInt8]) {
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func add(_ line: String) {
        add(Array(line.utf8))
    }

    /// Adds statements that bash printed, proof against functions of the same name.
    mutating func addStatements(_ text: [UInt8]) {
        for statement in Quoting.statements(in: text[...]) {
            add(Array("builtin ".utf8) + statement)
        }
    }

    mutating func addChange(_ change: String, to directory: [UInt8], orElse command: String) {
        add(
            Array("\(change) ".utf8) + Quoting.quoted(directory)
                + Array(" >/dev/null || \(command)".utf8)
        )
    }

    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
