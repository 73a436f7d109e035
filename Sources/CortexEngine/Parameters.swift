package import CortexRunbook

/// The values of a run's placeholders.
package struct Parameters: Sendable, Equatable {
    /// The values known so far, by name.
    package private(set) var values: [String: String]

    /// Takes the values of `options`, and besides those that a run has already.
    ///
    /// - Throws: a `Refusal` of status `usage` for names that no placeholder of `runbook` has.
    package init(
        _ options: RunOptions,
        for runbook: Runbook,
        known earlier: [String: String] = [:]
    ) throws(Refusal) {
        let known = Set(runbook.items.compactMap(\.command).flatMap(\.placeholders).map(\.name))
        let unknown = options.values.keys.filter { !known.contains($0) }.sorted()
        guard unknown.isEmpty else {
            throw Refusal(.usage, unknown.map { Self.unused($0, known: known) })
        }
        values = options.values.merging(earlier) { given, _ in given }
    }

    /// Notes the value that the operator gave.
    package mutating func set(_ name: String, to value: String) {
        values[name] = value
    }

    /// Forgets a value that could not stand where the document wants it.
    package mutating func forget(_ name: String) {
        values[name] = nil
    }

    /// Returns the placeholders of `command` that have no value, each name once.
    package func open(in command: Command) -> [Placeholder] {
        var seen: Set<String> = []
        return command.placeholders.filter {
            values[$0.name] == nil && seen.insert($0.name).inserted
        }
    }

    /// Returns the command's text with its values in place, quoted for where they stand.
    ///
    /// - Throws: `BindingError` if a value cannot stand where the document wants it.
    package func fill(_ command: Command) throws(BindingError) -> String {
        guard !command.placeholders.isEmpty else { return command.script }
        return try BashScript(command.script).filling(values)
    }

    private static func unused(_ name: String, known: Set<String>) -> String {
        let list = known.sorted().joined(separator: ", ")
        return
            "--set \(name): the document has no such placeholder; it has \(known.isEmpty ? "none" : list)"
    }
}
