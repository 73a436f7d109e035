/// A variable or a function that two states declare in different ways.
package struct DeclarationDifference: Sendable, Hashable {
    package var name: String
    package var isFunction: Bool
    /// Whether the later state has none of that name.
    package var isGone: Bool
}

extension ShellState {
    /// Returns what differs from `earlier`: variables, then functions, each by name.
    package func differences(from earlier: ShellState) -> [DeclarationDifference] {
        names(changedIn: \.variables, since: earlier).map { name, isGone in
            DeclarationDifference(name: name, isFunction: false, isGone: isGone)
        }
            + names(changedIn: \.functions, since: earlier).map { name, isGone in
                DeclarationDifference(name: name, isFunction: true, isGone: isGone)
            }
    }

    private func names<Value: Named & Hashable>(
        changedIn values: KeyPath<ShellState, [Value]>,
        since earlier: ShellState
    ) -> [(name: String, isGone: Bool)] {
        let before = earlier[keyPath: values]
        let after = self[keyPath: values]
        if before == after { return [] }
        let present = Set(after.map(\.name))
        let changed = Set(Set(before).symmetricDifference(after).map(\.name))
        return changed.sorted { $0.lexicographicallyPrecedes($1) }.map { name in
            (String(decoding: name, as: UTF8.self), !present.contains(name))
        }
    }
}

/// What a state declares under a name.
private protocol Named {
    var name: [UInt8] { get }
}

extension ShellState.Declaration: Named {}

extension ShellState.Function: Named {}
