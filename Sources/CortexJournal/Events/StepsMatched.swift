/// Where steps of the runbook that is being adopted stood in the one before.
package struct StepsMatched: Sendable, Equatable, Codable {
    /// The new ids by the old ones, only of those that differ.
    package var moved: [String: String]
    /// The new ids of the steps whose text has changed.
    package var changed: [String]
    /// The ids that are gone, in the old runbook.
    package var removed: [String]

    package init(moved: [String: String] = [:], changed: [String] = [], removed: [String] = []) {
        self.moved = moved
        self.changed = changed
        self.removed = removed
    }
}
