/// What is known of a command.
package struct CommandTraits: OptionSet, Sendable {
    package let rawValue: UInt8

    package static let readOnly = CommandTraits(rawValue: 1)
    package static let changes = CommandTraits(rawValue: 2)
    package static let destructive = CommandTraits(rawValue: 4)
    package static let neverEnds = CommandTraits(rawValue: 8)
    package static let needsTerminal = CommandTraits(rawValue: 16)
    /// It is a shell, or opens one, that reads commands from the terminal.
    package static let shell = CommandTraits(rawValue: 32)
    /// What it does is decided by the command in its arguments, which is looked at by itself.
    package static let carries = CommandTraits(rawValue: 64)
    /// It opens a shell elsewhere, and commands that follow would run in the wrong place.
    package static let opensShell = CommandTraits(rawValue: 128)

    /// Those that say what a command does to the world.
    static let effects: CommandTraits = [.readOnly, .changes, .destructive, .carries]

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The traits in `names`, as a line of the table ends; unknown names are passed over.
    init(named names: ArraySlice<UInt8>) {
        self = []
        for name in names.split(separator: Ascii.space) { insert(Self.trait(String(utf8: name))) }
    }

    private static func trait(_ name: String) -> CommandTraits {
        switch name {
        case "read-only": .readOnly
        case "changes": .changes
        case "destructive": .destructive
        case "never-ends": .neverEnds
        case "terminal": .needsTerminal
        case "shell": .shell
        case "carries": .carries
        default: []
        }
    }
}
