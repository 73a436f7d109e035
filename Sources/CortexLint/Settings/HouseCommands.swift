import CortexRunbook

/// What the settings add to the tables of commands, ready to be asked.
struct HouseCommands: Sendable {
    /// What the house knows of a command beyond what everybody does.
    struct Facts: Sendable {
        var traits: CommandTraits = []
        /// What the exit status tells; `nil` where the house does not say.
        var exit: ExitMeaning?
    }

    private struct Entry: Sendable {
        let pattern: CommandPattern
        let facts: Facts
    }

    private var entries: [String: [Entry]] = [:]

    init(_ commands: [String: CommandOptions]) {
        for (name, options) in commands {
            let lists: [([String], Facts)] = [
                (options.mutates, Facts(traits: .changes)),
                (options.destructive, Facts(traits: [.changes, .destructive])),
                (options.interactive, Facts(traits: .needsTerminal)),
                (options.neverEnds, Facts(traits: .neverEnds)),
                (options.checks, Facts(exit: .checks)),
                (options.displays, Facts(exit: .displays)),
            ]
            entries[name] = lists.flatMap { patterns, facts in
                patterns.map { Entry(pattern: CommandPattern($0), facts: facts) }
            }
        }
    }

    /// What the house says of a command; of two meanings of its exit status that of a check counts.
    func facts(of name: String, _ call: CommandCall) -> Facts {
        guard let entries = entries[name] else { return Facts() }
        return entries.reduce(into: Facts()) { facts, entry in
            guard entry.pattern.matches(call) else { return }
            facts.traits.formUnion(entry.facts.traits)
            facts.exit = facts.exit ?? entry.facts.exit
        }
    }
}
