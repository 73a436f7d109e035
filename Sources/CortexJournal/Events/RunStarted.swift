/// The run was opened; its first event.
package struct RunStarted: Sendable, Equatable, Codable {
    /// The runbook's path as the operator gave it.
    package var runbook: String
    /// The SHA-256 of the runbook's bytes, 64 hexadecimal digits.
    package var digest: String
    package var title: String?
    package var driver: Driver

    package init(runbook: String, digest: String, title: String? = nil, driver: Driver) {
        self.runbook = runbook
        self.digest = digest
        self.title = title
        self.driver = driver
    }
}
