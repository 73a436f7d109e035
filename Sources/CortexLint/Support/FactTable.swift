import CortexRunbook

/// What is known of commands, as lines of text: of those that match a command the first decides.
package struct FactTable<Fact: Sendable>: Sendable {
    private var entries: [String: [(pattern: CommandPattern, fact: Fact)]] = [:]

    /// Reads lines such as `git|hg status --short : displays`; `fact` reads what stands behind `:`.
    ///
    /// The first word names the programs; `CommandPattern` describes the rest of the notation.
    /// Lines with an unknown fact are passed over.
    package init(_ text: String, _ fact: (Substring) -> Fact?) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " : ", maxSplits: 1)
            guard parts.count == 2, let fact = fact(parts[1].drop { $0 == " " }) else { continue }
            let left = parts[0].split(separator: " ", maxSplits: 1)
            let pattern = CommandPattern(left.count > 1 ? left[1] : "")
            for name in left[0].split(separator: "|") {
                entries[String(name), default: []].append((pattern, fact))
            }
        }
    }

    /// What the table says of a command; `nil` if it says nothing.
    package func fact(of command: ShellCall) -> Fact? {
        entries[command.name]?.first { $0.pattern.matches(command.call) }?.fact
    }
}
