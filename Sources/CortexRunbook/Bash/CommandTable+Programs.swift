extension CommandTable {
    /// All that the tables say of a program, to be found with one look.
    final class Program: Sendable {
        let rules: [CommandRule]
        /// The options that take the next argument as their value.
        let valued: Set<String>
        let hasLongOptions: Bool
        /// Whether it changes nothing, whatever its arguments.
        let isReadOnly: Bool
        /// What it is if it runs the command given in its arguments.
        let wrapper: Wrapper?

        fileprivate init(named name: String) {
            let program = aliases[name] ?? name
            rules = CommandTable.rules[program] ?? []
            valued = CommandTable.valued[program] ?? []
            hasLongOptions = longOptions.contains(program)
            isReadOnly = readOnly.contains(name)
            wrapper = Wrapper.table[name]
        }
    }

    /// What is known of the program called `name`.
    static func program(named name: String) -> Program {
        programs[name] ?? unknown
    }

    private static let unknown = Program(named: "")

    private static let programs: [String: Program] = {
        var names = readOnly.union(longOptions)
        names.formUnion(rules.keys)
        names.formUnion(valued.keys)
        names.formUnion(aliases.keys)
        names.formUnion(Wrapper.table.keys)
        var programs: [String: Program] = [:]
        programs.reserveCapacity(names.count)
        for name in names { programs[name] = Program(named: name) }
        return programs
    }()
}
