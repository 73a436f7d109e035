/// A driver took up the run again.
package struct RunResumed: Sendable, Equatable, Codable {
    /// The SHA-256 of the runbook's file as it is now; the run's own copy is what runs.
    package var digest: String
    package var driver: Driver

    package init(digest: String, driver: Driver) {
        self.digest = digest
        self.driver = driver
    }
}
