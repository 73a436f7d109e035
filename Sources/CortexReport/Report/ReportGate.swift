import CortexEngine
package import CortexJournal
import CortexRunbook

/// A gate of the document and how it stands.
package struct ReportGate: Sendable, Equatable {
    /// What somebody said about a gate.
    package struct Word: Sendable, Equatable {
        /// The person, with the role they acted in.
        package let actor: String
        package let isApproval: Bool
        package let note: String?
        package let moment: Moment
    }

    package let name: String
    /// The id of the section that it closes.
    package let section: String
    /// The 1-based line of the document that names it.
    package let line: Int
    package let isPassed: Bool
    /// How somebody went past it although it had not passed; `nil` if nobody did.
    package let override: String?
    /// Whether somebody or something speaks against it.
    package let isRefused: Bool
    /// How it stands, in words.
    package let words: String
    /// How many people have to sign.
    package let signatures: Int
    package let roles: [String]
    /// The people whose approvals count.
    package let signers: [String]
    package let said: [Word]

    init(_ status: GateStatus, _ history: ReportHistory) {
        name = status.gate.name.name
        section = status.gate.name.section
        line = status.gate.line
        let overridden = status.isSettled ? status.override : nil
        isPassed = status.isPassed && overridden == nil
        override = overridden?.reason
        isRefused = !isPassed && status.standing.verdict.isAgainstIt
        words = overridden.map { "overridden: \($0.reason)" } ?? status.words
        signatures = status.gate.rule.signatures
        roles = status.gate.rule.roles
        signers = status.standing.signers
        said = history.signed.filter {
            GateName($0.event.gate, closing: $0.event.section) == status.gate.name
        }.map {
            Word(
                actor: $0.actor,
                isApproval: $0.event.decision == .approved,
                note: $0.event.note,
                moment: $0.moment
            )
        }
    }

    /// Its sign in a text.
    package var sign: String { override != nil ? "!" : isPassed ? "✓" : isRefused ? "✗" : "○" }

    package var tone: ReportConclusion.Tone {
        override != nil ? .warning : isPassed ? .good : isRefused ? .bad : .open
    }
}
