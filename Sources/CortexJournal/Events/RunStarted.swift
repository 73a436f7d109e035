package import CortexRunbook

/// The run was opened; its first event.
package struct RunStarted: Sendable, Equatable, Codable {
    /// The runbook's path as the operator gave it.
    package var runbook: String
    /// The runbook's absolute path; `nil` where it came from standard input.
    package var path: String?
    /// The SHA-256 of the runbook's bytes, 64 hexadecimal digits.
    package var digest: String
    package var title: String?
    /// The settings that decided what the runbook means; `nil` if there were none.
    package var settings: SettingsUsed?
    /// Who has to sign for the runbook's gates; `nil` if nobody has to.
    package var gateRules: GateRules?
    package var driver: Driver
    /// What of the runbook the run takes; `nil` for its whole flow.
    package var selection: RunSelection?
    /// The run that this one was started by; `nil` where a person did.
    package var parent: ParentRun?

    package init(
        runbook: String,
        path: String? = nil,
        digest: String,
        title: String? = nil,
        settings: SettingsUsed? = nil,
        gateRules: GateRules? = nil,
        driver: Driver,
        selection: RunSelection? = nil,
        parent: ParentRun? = nil
    ) {
        self.runbook = runbook
        self.path = path
        self.digest = digest
        self.title = title
        self.settings = settings
        self.gateRules = gateRules
        self.driver = driver
        self.selection = selection
        self.parent = parent
    }
}

/// The run that started another one.
package struct ParentRun: Sendable, Equatable, Codable {
    package var name: String
    /// The item because of which it did.
    package var item: String?

    package init(name: String, item: String? = nil) {
        self.name = name
        self.item = item
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
