/// A person approved or refused what a gate stands for.
package struct GateSigned: Sendable, Equatable, Codable {
    package enum Decision: String, Sendable, Codable {
        case approved
        case refused
    }

    /// The gate's name.
    package var gate: String
    /// The id of the section that it closes.
    package var section: String
    package var decision: Decision
    /// The hash of the journal's last record: what the person could know of.
    package var head: String
    package var note: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    /// The role they acted in.
    package var role: String?
    /// The digest of what the person signed with a key; `nil` where no key was used.
    package var statementSHA256: String?
    /// The digest of that signature's file; `nil` as `statementSHA256`.
    package var signatureSHA256: String?

    package init(
        gate: String,
        section: String,
        decision: Decision,
        head: String,
        note: String? = nil,
        by: String? = nil,
        role: String? = nil
    ) {
        self.gate = gate
        self.section = section
        self.decision = decision
        self.head = head
        self.note = note
        self.by = by
        self.role = role
    }
}
