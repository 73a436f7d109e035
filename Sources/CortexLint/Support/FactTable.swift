import CortexRunbook

/// What is known of commands, as lines of text: of those that match a command the first decides.
package struct FactTable<Fact: Sendable>: Sendable {
    private let lines: CommandLines
    private let read: @Sendable (Substring) -> Fact?

    /// Takes lines such as `git|hg status --short : displays`; `read` reads what stands behind `:`.
    ///
    /// The first word names the programs; `CommandPattern` describes the rest of the notation.
    /// Lines with an unknown fact are passed over.
    package init(_ text: String, _ read: @escaping @Sendable (Substring) -> Fact?) {
        lines = CommandLines(text)
        self.read = read
    }

    /// What the table says of a command; `nil` if it says nothing.
    package func fact(of command: ShellCall) -> Fact? {
        var fact: Fact?
        _ = lines.first(about: command.name) { line in
            if line.matches(command.call) { fact = read(String(utf8: line.fact)[...]) }
            return fact != nil
        }
        return fact
    }
}
