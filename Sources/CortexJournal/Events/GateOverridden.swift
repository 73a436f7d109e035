/// The run goes on behind a gate that did not pass.
package struct GateOverridden: Sendable, Equatable, Codable {
    /// The gate's name.
    package var gate: String
    /// The id of the section that it closes.
    package var section: String
    package var reason: String
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// The role they acted in.
    package var role: String?

    package init(
        gate: String,
        section: String,
        reason: String,
        by: String? = nil,
        role: String? = nil
    ) {
        self.gate = gate
        self.section = section
        self.reason = reason
        self.by = by
        self.role = role
    }
}
