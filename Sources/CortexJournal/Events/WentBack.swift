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
    /// The digest of the shell state with which the run goes on.
    package var stateSHA256: String
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(
        from: String,
        to: String,
        state: State,
        stateSHA256: String,
        by: String? = nil
    ) {
        self.from = from
        self.to = to
        self.state = state
        self.stateSHA256 = stateSHA256
        self.by = by
    }
}
