/// Somebody said whether something conditional takes part.
package struct ConditionDecided: Sendable, Equatable, Codable {
    /// The id of the conditional section, or of the item where it stands alone.
    package var subject: String
    /// The document's words.
    package var condition: String
    package var applies: Bool
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(subject: String, condition: String, applies: Bool, by: String? = nil) {
        self.subject = subject
        self.condition = condition
        self.applies = applies
        self.by = by
    }
}
