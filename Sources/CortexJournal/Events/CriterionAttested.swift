/// A person said whether a criterion is met.
package struct CriterionAttested: Sendable, Equatable, Codable {
    package enum Answer: String, Sendable, Codable {
        case met
        case notMet
        /// Somebody was asked and said nothing.
        case leftOpen = "open"
    }

    package var item: String
    /// The 1-based line of the document.
    package var line: Int
    /// The digest of the document's words.
    package var textSHA256: String
    package var answer: Answer
    package var note: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// The role they acted in.
    package var role: String?

    package init(
        item: String,
        line: Int,
        textSHA256: String,
        answer: Answer,
        note: String? = nil,
        by: String? = nil,
        role: String? = nil
    ) {
        self.item = item
        self.line = line
        self.textSHA256 = textSHA256
        self.answer = answer
        self.note = note
        self.by = by
        self.role = role
    }
}
