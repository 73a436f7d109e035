extension ShellState {
    /// The bash text that brings a waiting shell from the state `before` into this one.
    ///
    /// It may stand inside a function of the block, so that it declares variables globally.
    func patch(since before: ShellState) -> [UInt8] {
        var script = Script()
        addVariables(to: &script, since: before)
        if directories != before.directories {
            script.add("builtin dirs -c")
            addDirectories(to: &script, orElse: ":")
        }
        for function in before.functions where !hasFunction(function.name) {
            script.add("builtin unset -f -- " + Script.text(function.name))
        }
        addFunctions(functions.filter { !before.functions.contains($0) }, to: &script)
        if aliases != before.aliases {
            script.add("builtin unalias -a")
            script.addStatements(aliases)
        }
        if umask != before.umask { script.add("builtin umask " + Script.text(umask)) }
        addTraps(to: &script, since: before)
        if arguments != before.arguments { addArguments(to: &script) }
        addOptions(to: &script, since: before)
        return script.bytes
    }

    /// What differs from `before`, in words such as `PATH`, `deploy()` or `the directory`.
    package func changes(since before: ShellState) -> [String] {
        var changes = differences(from: before)
            .map { $0.isFunction ? "\($0.name)()" : $0.name }
            .filter { $0 != "OLDPWD" }
            .sorted()
        changes += Set(unset).symmetricDifference(before.unset).map(Script.text).sorted()
        let rest = [
            ("the directory", directories == before.directories),
            ("aliases", aliases == before.aliases),
            ("traps", traps == before.traps && events == before.events),
            ("options", options == before.options && shellOptions == before.shellOptions),
            ("umask", umask == before.umask), ("arguments", arguments == before.arguments),
        ]
        return changes + rest.filter { !$0.1 }.map(\.0)
    }

    private func hasFunction(_ name: [UInt8]) -> Bool {
        functions.contains { $0.name == name }
    }

    private func addVariables(to script: inout Script, since before: ShellState) {
        let new = Dictionary(variables.map { ($0.name, $0) }) { first, _ in first }
        for variable in before.variables where new[variable.name]?.flags != variable.flags {
            let option = variable.flags.contains("n") ? "-n" : "-v"
            script.add("builtin unset \(option) " + Script.text(variable.name))
        }
        for variable in variables where !before.variables.contains(variable) {
            // `builtin declare` would not read the elements of an array.
            script.add(Array("declare -g ".utf8) + variable.statement.dropFirst("declare ".count))
        }
        for name in unset where !before.unset.contains(name) {
            script.add("builtin unset -v " + Script.text(name))
        }
    }

    private func addTraps(to script: inout Script, since before: ShellState) {
        guard traps != before.traps || events != before.events else { return }
        let new = Quoting.statements(in: traps[...]).map(Array.init)
        for old in Quoting.statements(in: before.traps[...]) where !new.contains(Array(old)) {
            script.add(
                "builtin trap - " + Script.text(Array(old.split(separator: 0x20).last ?? []))
            )
        }
        script.addStatements(traps)
        for name in ["EXIT", "ERR", "DEBUG", "RETURN"] where events[name] != before.events[name] {
            let action = events[name].map { Array("-- ".utf8) + Quoting.quoted($0) }
            script.add(Array("trap ".utf8) + (action ?? [0x2D]) + Array(" \(name)".utf8))
        }
    }

    private func addOptions(to script: inout Script, since before: ShellState) {
        for (command, old, new) in [
            ("shopt", before.shellOptions ?? [], shellOptions ?? []),
            ("set", before.options ?? [], options ?? []),
        ] {
            let (on, off) = command == "set" ? ("-o", "+o") : ("-s", "-u")
            for name in old.subtracting(new).sorted() {
                script.add("builtin \(command) \(off) \(name)")
            }
            for name in new.subtracting(old).sorted() {
                script.add("builtin \(command) \(on) \(name)")
            }
        }
    }
}

extension ShellState.Declaration {
    /// The attributes, as `declare -p` prints them.
    fileprivate var flags: String {
        let words = statement.split(separator: UInt8(ascii: " "), maxSplits: 2)
        return words.count == 3 ? String(decoding: words[1], as: UTF8.self) : ""
    }
}
