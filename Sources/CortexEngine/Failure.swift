package import CortexRunbook

/// What keeps a run from going on, and where the document leads from there.
package struct Failure: Sendable {
    package enum Subject: Sendable {
        /// A step that failed, or a criterion that is not met.
        case item(Question)
        /// A gate that does not pass, and why, in words.
        case gate(GateQuestion, because: String)
    }

    package let subject: Subject
    /// What the document offers, the likeliest first.
    package let ways: [WayOut]

    package init(_ subject: Subject, ways: [WayOut]) {
        self.subject = subject
        self.ways = ways
    }

    /// The item that failed; `nil` if it is a gate.
    package var item: Item? {
        if case .item(let question) = subject { question.item } else { nil }
    }
}

extension GateStanding.Verdict {
    /// Why the gate does not pass, in words; `nil` if it does.
    package var words: String? {
        switch self {
        case .passed: nil
        case .failed(let ids): "failed or not met: \(ids.joined(separator: ", "))"
        case .refused(let names): "refused by \(names.joined(separator: ", "))"
        case .open(let ids): "not done: \(ids.joined(separator: ", "))"
        case .notAttested(let ids): "not attested: \(ids.joined(separator: ", "))"
        case .waiting(let count, let roles): "waiting for \(Self.signatures(count, roles))"
        case .expired(let count, let roles):
            "signatures have expired; waiting for \(Self.signatures(count, roles))"
        }
    }

    private static func signatures(_ count: Int, _ roles: [String]) -> String {
        let noun = count == 1 ? "1 signature" : "\(count) signatures"
        return roles.isEmpty ? noun : "\(noun) as \(roles.joined(separator: " or "))"
    }
}

extension GateStanding.Objection {
    /// Why an approval does not count, in words.
    package var words: String {
        switch self {
        case .noName: "nobody's name stands under it"
        case .isStarter: "who started the run may not sign"
        case .unknownStarter: "who started the run may not sign, and nobody knows who that was"
        case .otherRole: "it was not given in a role that may sign"
        case .stale: "something that decides the gate has changed since"
        case .expired: "it has expired"
        case .again: "the same person has signed already"
        }
    }
}
