/// A line of the command table: what makes a command match and what is known of it then.
struct CommandRule: Sendable {
    let pattern: CommandPattern
    var traits: CommandTraits = []

    /// Reads `push --force|-f !--dry-run : destructive`; the command's name is taken off before.
    init(_ line: Substring) {
        let sides = line.fields(at: Ascii.colon, maxSplits: 1)
        pattern = CommandPattern(sides.count > 1 ? sides[0] : "")
        for name in (sides.last ?? "").fields(at: Ascii.space) {
            traits.formUnion(CommandTraits(named: name))
        }
    }
}
