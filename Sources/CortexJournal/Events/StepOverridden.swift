/// The run goes on behind a step that failed, or a criterion that is not met.
package struct StepOverridden: Sendable, Equatable, Codable {
    package var item: String
    /// The 1-based line of the document.
    package var line: Int
    package var reason: String
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// The role they acted in.
    package var role: String?

    package init(item: String, line: Int, reason: String, by: String? = nil, role: String? = nil) {
        self.item = item
        self.line = line
        self.reason = reason
        self.by = by
        self.role = role
    }
}
