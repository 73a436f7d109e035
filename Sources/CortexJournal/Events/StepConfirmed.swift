/// A person did a manual step.
package struct StepConfirmed: Sendable, Equatable, Codable {
    package var item: String
    /// The 1-based line of the document.
    package var line: Int
    /// The digest of the document's words.
    package var textSHA256: String
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// The role they acted in.
    package var role: String?

    package init(
        item: String,
        line: Int,
        textSHA256: String,
        by: String? = nil,
        role: String? = nil
    ) {
        self.item = item
        self.line = line
        self.textSHA256 = textSHA256
        self.by = by
        self.role = role
    }
}
