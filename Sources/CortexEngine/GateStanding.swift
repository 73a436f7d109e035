package import CortexJournal
package import CortexRunbook

/// An item that decides a gate, and what the run has made of it.
package struct GateItem: Sendable, Equatable {
    package enum Standing: String, Sendable, CaseIterable {
        /// The step succeeded, or a person did it.
        case passed
        case failed
        /// Left out although the run came to it.
        case skipped
        /// The operator took the responsibility, with a reason.
        case overridden
        /// Not yet done or attested, or its outcome is unknown, or its result no longer holds.
        case open
        /// The criterion is met.
        case met
        case notMet
        /// The document itself leaves it out: a condition that does not hold, another alternative.
        case notNeeded
    }

    /// The item's id.
    package var id: String
    package var isCriterion: Bool
    package var standing: Standing
    /// The number of the run's event that made it so; 0 while nothing happened with it.
    package var changed: Int

    package init(id: String, isCriterion: Bool, standing: Standing, changed: Int = 0) {
        self.id = id
        self.isCriterion = isCriterion
        self.standing = standing
        self.changed = changed
    }
}

/// Whether a gate has passed, and what is missing if it has not.
///
/// It follows from what happened in the run, the house's rule and the signatures; no text of a
/// runbook goes into it, so none can grant anything.
package struct GateStanding: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case passed
        /// These steps failed or these criteria are not met; ids.
        case failed([String])
        /// These people rejected it; each has to approve before it can pass.
        case refused(by: [String])
        /// These steps are still to be done, or were left out; ids.
        case open([String])
        /// These criteria have no answer; empty if nothing at all decides the gate.
        case notAttested([String])
        /// So many more people have to sign, in one of these roles (any if there are none).
        case waiting(count: Int, roles: [String])
        /// The same, though enough had signed: their signatures have expired since.
        case expired(count: Int, roles: [String])
    }

    /// Why an approval does not count.
    package enum Objection: String, Sendable, CaseIterable {
        case noName
        case isStarter
        /// The rule bars the person who started the run, and nobody knows who that was.
        case unknownStarter
        case otherRole
        /// An item of the gate changed after it was given.
        case stale
        case expired
        /// The person has signed already.
        case again
    }

    /// An approval that does not count.
    package struct Discounted: Sendable, Equatable {
        package let signature: Signature
        package let objection: Objection
    }

    package let verdict: Verdict
    /// The names of the people whose approvals count, in the order in which they signed.
    package let signers: [String]
    /// The approvals that do not count, in the order in which they were given.
    package let discounted: [Discounted]

    /// Decides the standing of a gate.
    ///
    /// `rule` is `nil` where nobody has to sign. `starter` is the person who started the run. `now`
    /// is in seconds since 1970-01-01T00:00:00Z.
    package init(
        of items: [GateItem],
        rule: GateRule?,
        signatures: [Signature],
        starter: String?,
        now: Int64
    ) {
        let rule = rule ?? .none
        let ordered = signatures.sorted { $0.seq < $1.seq }
        let count = SignatureCount(
            rule: rule,
            starter: starter,
            settled: items.map(\.changed).max() ?? 0,
            now: now,
            ordered
        )
        signers = count.signers
        discounted = count.discounted
        verdict =
            Self.objection(of: items, rule, refusers: Self.refusers(ordered))
            ?? count.verdict(rule)
    }

    /// What stands against the gate whoever signs; `nil` if nothing does.
    private static func objection(
        of items: [GateItem],
        _ rule: GateRule,
        refusers: [String]
    ) -> Verdict? {
        let needed = items.filter { $0.standing != .notNeeded }
        let failed = needed.filter { $0.standing == .failed || $0.standing == .notMet }
        guard failed.isEmpty else { return .failed(failed.map(\.id)) }
        guard refusers.isEmpty else { return .refused(by: refusers) }
        let unsettled = needed.filter { $0.standing == .open || $0.standing == .skipped }
        let steps = unsettled.filter { !$0.isCriterion }
        guard steps.isEmpty else { return .open(steps.map(\.id)) }
        guard unsettled.isEmpty else { return .notAttested(unsettled.map(\.id)) }
        return needed.isEmpty && rule.signatures == 0 ? .notAttested([]) : nil
    }

    /// The people whose last word is a rejection, in the order of those words.
    private static func refusers(_ ordered: [Signature]) -> [String] {
        var last: [PersonName: Signature] = [:]
        for signature in ordered { last[PersonName(signature.name)] = signature }
        return last.values.filter { $0.signed.decision == .refused }
            .sorted { $0.seq < $1.seq }.map(\.name)
    }
}

/// Whose approvals count.
private struct SignatureCount {
    private(set) var signers: [String] = []
    private(set) var discounted: [GateStanding.Discounted] = []
    private var people: Set<PersonName> = []
    /// The people who have approvals that only time took away.
    private var late: Set<PersonName> = []

    /// Counts `ordered`, signatures in the order in which they were given.
    ///
    /// `settled` is the number of the event that changed an item of the gate last.
    init(
        rule: GateRule,
        starter: String?,
        settled: Int,
        now: Int64,
        _ ordered: [Signature]
    ) {
        let roles = Set(rule.roles.map(PersonName.init))
        let starter = PersonName(starter ?? "")
        for signature in ordered where signature.signed.decision == .approved {
            let person = PersonName(signature.name)
            let role = signature.signed.role.map(PersonName.init)
            let objection: GateStanding.Objection? =
                if person.isEmpty {
                    .noName
                } else if rule.notStarter, starter.isEmpty {
                    .unknownStarter
                } else if rule.notStarter, person == starter {
                    .isStarter
                } else if !roles.isEmpty, !(role.map(roles.contains) ?? false) {
                    .otherRole
                } else if signature.seq <= settled {
                    .stale
                } else if let expires = rule.expires, now - signature.second >= Int64(expires) {
                    .expired
                } else if people.contains(person) {
                    .again
                } else {
                    nil
                }
            if let objection {
                discounted.append(.init(signature: signature, objection: objection))
                if objection == .expired { late.insert(person) }
            } else {
                people.insert(person)
                signers.append(signature.name)
            }
        }
    }

    func verdict(_ rule: GateRule) -> GateStanding.Verdict {
        let missing = rule.signatures - people.count
        guard missing > 0 else { return .passed }
        let wasEnough = people.union(late).count >= rule.signatures
        return wasEnough
            ? .expired(count: missing, roles: rule.roles)
            : .waiting(count: missing, roles: rule.roles)
    }
}

extension Signature {
    /// The person's name as given.
    fileprivate var name: String { signed.by ?? "" }

    /// When they signed: seconds since 1970-01-01T00:00:00Z.
    fileprivate var second: Int64 { time.wall / 1_000_000 }
}
