/// The operator changed a step's text for this run.
package struct StepEdited: Sendable, Equatable, Codable {
    /// The step's 1-based ordinal in the run; `nil` before it has one.
    package var ordinal: Int?
    package var item: String
    /// The change as a unified diff.
    package var diff: String
    package var originalSHA256: String
    package var editedSHA256: String
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(
        ordinal: Int? = nil,
        item: String,
        diff: String,
        originalSHA256: String,
        editedSHA256: String,
        by: String? = nil
    ) {
        self.ordinal = ordinal
        self.item = item
        self.diff = diff
        self.originalSHA256 = originalSHA256
        self.editedSHA256 = editedSHA256
        self.by = by
    }
}
