extension ShellState {
    /// The state as a file holds it: a first line, then parts, each with a line that gives its kind
    /// and its size in bytes.
    package var bytes: [UInt8] {
        var file = Array(ShellState.firstLine.utf8)
        for directory in directories { file.addPart("directory", directory) }
        for variable in variables {
            file.addPart("variable", variable.statement)
        }
        for name in unset { file.addPart("unset", name) }
        for function in functions {
            file.addPart("attributes", function.attributes)
            file.addPart("name", function.name)
            file.addPart("function", function.definition)
        }
        file.addPart("aliases", aliases)
        file.addPart("traps", traps)
        for (name, text) in events.sorted(by: { $0.key < $1.key }) { file.addPart(name, text) }
        if let options { file.addPart("set", Array(options.sorted().joined(separator: ":").utf8)) }
        if let shellOptions {
            file.addPart("shopt", Array(shellOptions.sorted().joined(separator: ":").utf8))
        }
        file.addPart("posix", posix)
        file.addPart("umask", umask)
        for argument in arguments { file.addPart("argument", argument) }
        file.addPart("status", Array(String(status).utf8))
        for entry in foreign { file.addPart("environment", entry) }
        return file
    }

    /// Reads a state back from its bytes.
    ///
    /// - Throws: `ShellError` if they are not those of a state.
    package init(bytes: [UInt8]) throws(ShellError) {
        self.init(directories: [])
        guard bytes.starts(with: ShellState.firstLine.utf8) else {
            throw .notAState("another format")
        }
        var rest = bytes.dropFirst(ShellState.firstLine.utf8.count)
        var function = Function(name: [], attributes: [], definition: [])
        while !rest.isEmpty {
            let (kind, part) = try ShellState.takePart(from: &rest)
            switch kind {
            case "directory": directories.append(part)
            case "variable": variables.append(Declaration(statement: part))
            case "unset": unset.append(part)
            case "attributes": function.attributes = part
            case "name": function.name = part
            case "function":
                function.definition = part
                functions.append(function)
            case "aliases": aliases = part
            case "traps": traps = part
            case "set": options = ShellState.names(part)
            case "shopt": shellOptions = ShellState.names(part)
            case "posix": posix = part
            case "umask": umask = part
            case "argument": arguments.append(part)
            case "status": status = Int32(String(decoding: part, as: UTF8.self)) ?? 0
            case "environment": foreign.append(part)
            case "EXIT", "ERR", "DEBUG", "RETURN": events[kind] = part
            default: throw .notAState("an unknown part `\(kind)`")
            }
        }
        guard !directories.isEmpty else { throw .notAState("it has no directory") }
    }

    private static func names(_ text: [UInt8]) -> Set<String> {
        Set(String(decoding: text, as: UTF8.self).split(separator: ":").map(String.init))
    }

    private static func takePart(
        from rest: inout ArraySlice<UInt8>
    ) throws(ShellError) -> (String, [UInt8]) {
        let line = rest.prefix { $0 != UInt8(ascii: "\n") }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count == 3, words[0] == "#", let size = Int(words[2]), size >= 0,
            line.count + 1 + size + 1 <= rest.count
        else { throw .notAState("it is damaged") }
        let part = rest.dropFirst(line.count + 1).prefix(size)
        rest = rest[(part.endIndex + 1)...]
        return (String(words[1]), Array(part))
    }

    private static let firstLine = "# cortex-shell-state 1\n"
}

extension ShellState.Declaration {
    /// Reads the name out of `declare FLAGS NAME=VALUE`.
    init(statement: [UInt8]) {
        let words = statement.split(separator: UInt8(ascii: " "), maxSplits: 2)
        let assignment = words.count == 3 ? words[2] : []
        self.init(
            name: Array(assignment.prefix { $0 != UInt8(ascii: "=") }),
            statement: statement
        )
    }
}

extension [UInt8] {
    fileprivate mutating func addPart(_ kind: String, _ part: [UInt8]) {
        self += Array("# \(kind) \(part.count)\n".utf8) + part + [UInt8(ascii: "\n")]
    }
}
