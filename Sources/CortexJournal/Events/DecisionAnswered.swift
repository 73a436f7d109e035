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
    /// The login name of the person; `nil` where the run's own terminal tells.
    package var user: String?
    /// The machine on which they answered; `nil` where the run's own terminal tells.
    package var host: String?
    /// When they answered, as a record's `t`; `nil` where the record itself tells.
    package var given: String?
    /// The digest of what the person signed with a key; `nil` where no key was used.
    package var statementSHA256: String?
    /// The digest of that signature's file; `nil` as `statementSHA256`.
    package var signatureSHA256: String?

    package init(
        decision: Int,
        answer: String,
        text: String? = nil,
        by: String? = nil,
        role: String? = nil,
        through: Channel,
        user: String? = nil,
        host: String? = nil,
        given: String? = nil
    ) {
        self.decision = decision
        self.answer = answer
        self.text = text
        self.by = by
        self.role = role
        self.through = through
        self.user = user
        self.host = host
        self.given = given
    }
}
