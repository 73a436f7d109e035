import CortexRunbook

/// What the settings add to the tables of commands, ready to be asked.
struct HouseCommands: Sendable {
    private struct Entry: Sendable {
        let pattern: CommandPattern
        let traits: CommandTraits
    }

    private var entries: [String: [Entry]] = [:]

    init(_ commands: [String: CommandOptions]) {
        for (name, options) in commands {
            let lists: [([String], CommandTraits)] = [
                (options.mutates, .changes),
                (options.destructive, [.changes, .destructive]),
                (options.interactive, .needsTerminal),
                (options.neverEnds, .neverEnds),
            ]
            entries[name] = lists.flatMap { patterns, traits in
                patterns.map { Entry(pattern: CommandPattern($0), traits: traits) }
            }
        }
    }

    /// What the house knows of a command beyond what everybody does.
    func traits(of name: String, _ call: CommandCall) -> CommandTraits {
        guard let entries = entries[name] else { return [] }
        return entries.reduce(into: []) { traits, entry in
            if entry.pattern.matches(call) { traits.formUnion(entry.traits) }
        }
    }
}
