/// The run was opened; its first event.
package struct RunStarted: Sendable, Equatable, Codable {
    /// The runbook's path as the operator gave it.
    package var runbook: String
    /// The SHA-256 of the runbook's bytes, 64 hexadecimal digits.
    package var digest: String
    package var title: String?
    /// The settings that decided what the runbook means; `nil` if there were none.
    package var settings: SettingsUsed?
    package var driver: Driver

    package init(
        runbook: String,
        digest: String,
        title: String? = nil,
        settings: SettingsUsed? = nil,
        driver: Driver
    ) {
        self.runbook = runbook
        self.digest = digest
        self.title = title
        self.settings = settings
        self.driver = driver
    }
}

/// What a run took from a settings file: enough to read its runbook again in the same way.
package struct SettingsUsed: Sendable, Equatable, Codable {
    /// The file's path, from where the run was started.
    package var path: String
    /// The SHA-256 of the file's bytes, 64 hexadecimal digits.
    package var digest: String
    /// The labels that it added, by the key of their meaning.
    package var labels: [String: [String]]

    package init(path: String, digest: String, labels: [String: [String]]) {
        self.path = path
        self.digest = digest
        self.labels = labels
    }
}
