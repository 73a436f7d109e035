/// The operator went back; what came after `to` is stale.
package struct WentBack: Sendable, Equatable, Codable {
    package enum State: String, Sendable, Codable {
        /// The shell state that the step had then.
        case then
        case current
    }

    /// The item's id.
    package var from: String
    package var to: String
    package var state: State
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(from: String, to: String, state: State, by: String? = nil) {
        self.from = from
        self.to = to
        self.state = state
        self.by = by
    }
}
