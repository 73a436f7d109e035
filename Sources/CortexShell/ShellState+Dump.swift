extension ShellState {
    /// Reads what the prelude wrote at the end of a block; `nil` if it is not complete.
    ///
    /// `bash` tells which variables bash makes itself, and `before` what the block began with.
    init?(dump: [UInt8], of bash: Bash, after before: ShellState) {
        var fields = Fields(dump)
        guard fields.next().elementsEqual("cortex".utf8), let status = fields.number() else {
            return nil
        }
        self = ShellState(directories: [])
        self.status = Int32(truncatingIfNeeded: status)
        foreign = before.foreign
        _ = fields.next()
        options = Set(fields.text().split(separator: ":").map(String.init))
        shellOptions = Set(fields.text().split(separator: ":").map(String.init))
        posix = Array(fields.next())
        let isInsideFunction = fields.number() == 1
        umask = Array(fields.next().filter { $0 != UInt8(ascii: "\n") })
        guard let arguments = fields.list(), let directories = fields.list() else { return nil }
        self.arguments = isInsideFunction ? before.arguments : arguments
        self.directories = directories
        readVariables(fields.next(), madeByBash: bash.variables)
        aliases = Array(fields.next())
        readTraps(fields.next())
        for name in ["EXIT", "ERR", "DEBUG", "RETURN"] {
            let field = fields.next()
            if !field.isEmpty { events[name] = Array(field.dropFirst()) }
        }
        readFunctions(attributes: fields.next(), definitions: &fields)
        guard fields.next().elementsEqual("end".utf8), !directories.isEmpty else { return nil }
    }

    private mutating func readVariables(
        _ text: ArraySlice<UInt8>,
        madeByBash: Set<[UInt8]>
    ) {
        var missing = madeByBash
        for statement in Quoting.statements(in: text) {
            // `declare FLAGS NAME=VALUE` or `declare FLAGS NAME`
            let words = statement.split(separator: UInt8(ascii: " "), maxSplits: 2)
            guard words.count == 3 else { continue }
            let name = Array(words[2].prefix { $0 != UInt8(ascii: "=") })
            missing.remove(name)
            if VariableNames.isBashOwn(name) { continue }
            variables.append(Declaration(name: name, statement: Array(statement)))
        }
        unset = missing.filter { !VariableNames.isBashOwn($0) }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    private mutating func readTraps(_ text: ArraySlice<UInt8>) {
        let events = [" EXIT", " ERR", " DEBUG", " RETURN"].map { Array($0.utf8) }
        for statement in Quoting.statements(in: text) {
            if events.contains(where: { statement.suffix($0.count).elementsEqual($0) }) { continue }
            traps += statement + [UInt8(ascii: "\n")]
        }
    }

    private mutating func readFunctions(
        attributes: ArraySlice<UInt8>,
        definitions: inout Fields
    ) {
        for line in attributes.split(separator: UInt8(ascii: "\n")) {
            // `declare -f NAME`
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
            let definition = Array(definitions.next())
            guard words.count == 3 else { continue }
            let function = Function(
                name: Array(words[2]),
                attributes: Array(words[1]),
                definition: definition
            )
            if !function.isCortexOwn { functions.append(function) }
        }
    }
}

extension ShellState.Function {
    fileprivate var isCortexOwn: Bool {
        if name.starts(with: "__cortex_".utf8) { return true }
        return name.elementsEqual("trap".utf8)
            && String(decoding: definition, as: UTF8.self).contains("__cortex_")
    }
}

/// Fields that are ended by NUL, which no text of a shell can hold.
private struct Fields {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func next() -> ArraySlice<UInt8> {
        let field = rest.prefix { $0 != 0 }
        rest = rest[field.endIndex...].dropFirst()
        return field
    }

    mutating func text() -> String {
        String(decoding: next(), as: UTF8.self)
    }

    mutating func number() -> Int? {
        Int(text())
    }

    /// A count and that many fields.
    mutating func list() -> [[UInt8]]? {
        guard let count = number(), count >= 0, count <= rest.count else { return nil }
        return (0..<count).map { _ in Array(next()) }
    }
}
