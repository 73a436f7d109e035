/// The run goes on with a changed runbook, as the steps were matched before.
package struct RunbookAdopted: Sendable, Equatable, Codable {
    /// The name of its copy in the run's folder.
    package var file: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    package var digest: String
    /// How many steps and criteria it has that the one before had not.
    package var added: Int
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(file: String, digest: String, added: Int = 0, by: String? = nil) {
        self.file = file
        self.digest = digest
        self.added = added
        self.by = by
    }
}
