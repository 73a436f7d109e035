/// What is known of a command.
struct CommandTraits: OptionSet {
    let rawValue: UInt8

    static let readOnly = CommandTraits(rawValue: 1)
    static let changes = CommandTraits(rawValue: 2)
    static let destructive = CommandTraits(rawValue: 4)
    static let neverEnds = CommandTraits(rawValue: 8)
    static let needsTerminal = CommandTraits(rawValue: 16)
    /// It is a shell, or opens one, that reads commands from the terminal.
    static let shell = CommandTraits(rawValue: 32)
    /// What it does is decided by the command in its arguments, which is looked at by itself.
    static let carries = CommandTraits(rawValue: 64)
    /// It opens a shell elsewhere, and commands that follow would run in the wrong place.
    static let opensShell = CommandTraits(rawValue: 128)

    /// Those that say what a command does to the world.
    static let effects: CommandTraits = [.readOnly, .changes, .destructive, .carries]

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Takes a trait as a line of the table names it; none for an unknown name.
    init(named name: Substring) {
        switch name {
        case "read-only": self = .readOnly
        case "changes": self = .changes
        case "destructive": self = .destructive
        case "never-ends": self = .neverEnds
        case "terminal": self = .needsTerminal
        case "shell": self = .shell
        case "carries": self = .carries
        default: self = []
        }
    }
}
