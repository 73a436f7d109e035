/// Another runbook is run because of this one.
package struct ChildRunStarted: Sendable, Equatable, Codable {
    /// The other run's name.
    package var name: String
    /// Its runbook's path.
    package var runbook: String
    /// The item that made it necessary.
    package var item: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(name: String, runbook: String, item: String? = nil, by: String? = nil) {
        self.name = name
        self.runbook = runbook
        self.item = item
        self.by = by
    }
}
