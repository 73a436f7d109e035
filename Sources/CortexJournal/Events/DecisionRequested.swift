/// A person has to decide; anybody may answer, once.
package struct DecisionRequested: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Whether a step runs.
        case step
        /// How a block goes on behind a failing line.
        case line
        /// How the run goes on behind a step or a criterion that failed.
        case failure
        /// What became of a step whose end is unknown.
        case interrupted
        case manual
        case criterion
        case condition
        case alternative
        case parameter
        case gate
    }

    /// Counts the decisions of the run, from 1.
    package var decision: Int
    package var kind: Kind
    /// The item that it is about; `nil` where it is about something else.
    package var item: String?
    /// The id of the section that it is about.
    package var section: String?
    /// What it is about, in a line.
    package var subject: String
    /// The SHA-256 of the text that it is about, such as what would run; `nil` where there is none.
    package var digest: String?
    /// The words that answer it; empty where any text does.
    package var answers: [String]
    /// The roles that may answer; empty for everybody.
    package var roles: [String]
    /// The people whose approval does not count; `nil` where everybody's does.
    package var barred: [String]?

    package init(
        decision: Int,
        kind: Kind,
        item: String? = nil,
        section: String? = nil,
        subject: String,
        digest: String? = nil,
        answers: [String] = [],
        roles: [String] = [],
        barred: [String]? = nil
    ) {
        self.decision = decision
        self.kind = kind
        self.item = item
        self.section = section
        self.subject = subject
        self.digest = digest
        self.answers = answers
        self.roles = roles
        self.barred = barred
    }
}
