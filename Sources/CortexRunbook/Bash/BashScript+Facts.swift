/// What a runner asks of a block before it runs.
extension BashScript {
    /// The variables that the text uses, each once, in the order of first use.
    package var variablesUsed: [String] {
        var seen: Set<String> = []
        return variables.map(\.name).filter { seen.insert($0).inserted }
    }

    /// Whether it relies on the shell that runs it: `$$`, `$!`, `jobs`, `fg`, `bg`, `wait PID`, `%1`.
    package var usesJobControlState: Bool {
        if variables.contains(where: { $0.name == "$" || $0.name == "!" }) { return true }
        return commands.contains { command in
            let arguments = command.words.map { literal($0) }
            guard let name = arguments.first.flatMap({ $0 }) else { return false }
            switch name {
            case "jobs", "fg", "bg", "disown": return true
            case "wait": return arguments.count > 1
            case "kill":
                return arguments.contains { $0?.utf8.first == Ascii.percent && $0 != "%" }
            default: return false
            }
        }
    }

    /// The external commands to look for on `PATH`, each once, in the order of first use.
    ///
    /// Left out: builtins, functions of the text, and names that hold an expansion or a slash.
    package var commandNames: [String] {
        var seen: Set<String> = []
        var names: [String] = []
        for command in commands where command.kind == .simple {
            for name in Invocation.names(of: command, in: self) {
                guard !name.isEmpty, !name.utf8.contains(Ascii.slash),
                    !CommandTable.builtins.contains(name), !functions.contains(name),
                    seen.insert(name).inserted
                else { continue }
                names.append(name)
            }
        }
        return names
    }

    /// The names that `alias NAME=…` defines.
    package var aliases: Set<String> {
        var names: Set<String> = []
        for command in commands where command.kind == .simple {
            guard let first = command.words.first, literal(first) == "alias" else { continue }
            for word in command.words.dropFirst() {
                // The value may hold expansions, the name does not.
                let definition = text(words[word].range)
                if let sign = definition.firstIndex(of: "=") {
                    names.insert(String(definition[..<sign]))
                }
            }
        }
        return names
    }

    /// Whether it reads another file or text as its own, which may define anything.
    package var sourcesMore: Bool {
        commands.contains { command in
            guard let first = command.words.first else { return false }
            return ["source", ".", "eval"].contains(literal(first))
        }
    }

    /// Whether a failure can hide in it: a pipeline of two or more, or `&&`, outside conditions.
    package var hasPipelineOrAndList: Bool {
        pipelines.contains { pipeline in
            guard !pipeline.isCondition, pipeline.parent == nil else { return false }
            return pipeline.elements > 1 || pipeline.separator == .and
        }
    }

    /// Whether it turns extended patterns on, which changes how bash reads what follows.
    package var setsExtglob: Bool {
        commands.contains { command in
            let words = command.words.map { literal($0) }
            return words.first == "shopt" && words.contains("extglob")
                && words.contains { $0 == "-s" || $0 == "-us" }
        }
    }

    /// The variables it assigns, also by `read`, `export`, `for` and their kin; each once.
    package var assignedNames: [String] {
        var seen: Set<String> = []
        var names: [String] = []
        for command in commands {
            let found = command.assignments.map { text($0.name) } + namesSet(by: command)
            names += found.filter { seen.insert($0).inserted }
        }
        return names
    }

    private func namesSet(by command: Command) -> [String] {
        guard let first = command.words.first else { return [] }
        if command.kind == .loopHead {
            return words[first].role == .name ? [text(words[first].range)] : []
        }
        guard command.kind == .simple, let name = literal(first) else { return [] }
        var arguments: [String] { command.words.dropFirst().compactMap { literal($0) } }
        switch name {
        case "read", "mapfile", "readarray", "export", "declare", "local", "readonly", "typeset":
            return arguments.filter { isName($0) }
        case "getopts": return Array(arguments.dropFirst().prefix(1))
        case "printf":
            return arguments.first == "-v" ? Array(arguments.dropFirst().prefix(1)) : []
        default: return []
        }
    }

    private func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, Ascii.isNameStart(first) else { return false }
        return text.utf8.allSatisfy(Ascii.isName)
    }
}
