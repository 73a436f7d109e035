extension ShellState {
    /// The names that `alias` has given a meaning since `earlier`, sorted.
    package func newAliases(since earlier: ShellState) -> [String] {
        let known = Set(Quoting.statements(in: earlier.aliases[...]).map(Array.init))
        return Quoting.statements(in: aliases[...]).filter { !known.contains(Array($0)) }
            .map { statement in
                // `alias NAME='…'`
                let definition = statement.drop { $0 != UInt8(ascii: " ") }.dropFirst()
                return String(
                    decoding: definition.prefix { $0 != UInt8(ascii: "=") },
                    as: UTF8.self
                )
            }
            .sorted()
    }

    /// The options of `set -o` and `shopt` that differ from `earlier`, and whether each is on now.
    package func optionChanges(since earlier: ShellState) -> [(name: String, isOn: Bool)] {
        let old = (earlier.options ?? []).union(earlier.shellOptions ?? [])
        let new = (options ?? []).union(shellOptions ?? [])
        return old.symmetricDifference(new).sorted().map { ($0, new.contains($0)) }
    }

    /// The events of bash itself whose trap differs from that of `earlier`: DEBUG, ERR, RETURN.
    package func trapChanges(since earlier: ShellState) -> [String] {
        ["DEBUG", "ERR", "RETURN"].filter { events[$0] != earlier.events[$0] }
    }
}
