/// A decision was made; what follows from it is recorded behind it.
package struct DecisionAnswered: Sendable, Equatable, Codable {
    package enum Channel: String, Sendable, Codable {
        /// The terminal of the run itself.
        case terminal
        /// `cortex decide`.
        case command
    }

    /// The decision's number.
    package var decision: Int
    /// One of the words that answer it, or the text.
    package var answer: String
    /// A reason, a note or a value besides.
    package var text: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// The role they acted in.
    package var role: String?
    package var through: Channel

    package init(
        decision: Int,
        answer: String,
        text: String? = nil,
        by: String? = nil,
        role: String? = nil,
        through: Channel
    ) {
        self.decision = decision
        self.answer = answer
        self.text = text
        self.by = by
        self.role = role
        self.through = through
    }
}
