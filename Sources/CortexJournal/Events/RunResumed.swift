/// A driver took up the run again.
package struct RunResumed: Sendable, Equatable, Codable {
    /// The SHA-256 of the runbook's file as it is now; the run's own copy is what runs.
    package var digest: String
    package var driver: Driver
    /// What it takes from now on; `nil` where that has not changed.
    package var selection: RunSelection?

    package init(digest: String, driver: Driver, selection: RunSelection? = nil) {
        self.digest = digest
        self.driver = driver
        self.selection = selection
    }
}
