package import CortexRunbook

/// A gate that wants somebody's word.
package struct GateQuestion: Sendable, Equatable {
    /// The gate's name.
    package let name: String
    package let section: Section?
    /// The document's path and the gate's line.
    package let place: String
    /// How many more people have to sign.
    package let missing: Int
    /// The roles whose word counts; empty for everybody.
    package let roles: [String]
    /// Who has signed already.
    package let signers: [String]
    /// The people whose approval does not count.
    package let barred: [String]
    /// What is signed for: a word about it holds as long as this is the same.
    package let items: [GateItem]

    package init(
        name: String,
        section: Section?,
        place: String,
        missing: Int,
        roles: [String],
        signers: [String],
        barred: [String],
        items: [GateItem]
    ) {
        self.name = name
        self.section = section
        self.place = place
        self.missing = missing
        self.roles = roles
        self.signers = signers
        self.barred = barred
        self.items = items
    }
}

package enum SignAnswer: Sendable, Equatable {
    case approve(note: String?)
    case refuse(note: String?)
    case quit
    /// Nobody is there to say.
    case unanswered
}
