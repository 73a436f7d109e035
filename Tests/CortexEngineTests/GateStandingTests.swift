import CortexEngine
import CortexJournal
import CortexRunbook
import Testing

/// A step that passed with event 1 and a criterion that was met with event 2.
private let settled = [
    GateItem(id: "1/1", isCriterion: false, standing: .passed, changed: 1),
    GateItem(id: "1/2", isCriterion: true, standing: .met, changed: 2),
]

/// An approval, or with `!` in front of the name a rejection, `at` the event of that number.
///
/// Its time is ten seconds an event.
private func signature(_ name: String, _ role: String? = nil, at event: Int) -> Signature {
    Signature(
        signed: GateSigned(
            gate: "Release",
            section: "1",
            decision: name.hasPrefix("!") ? .refused : .approved,
            head: "",
            by: name.hasPrefix("!") ? String(name.dropFirst()) : name,
            role: role
        ),
        time: Moment(wall: Int64(event) * 10_000_000, boot: "", nanoseconds: 0),
        seq: event
    )
}

private func standing(
    _ items: [GateItem] = settled,
    _ rule: GateRule?,
    _ signatures: [Signature] = [],
    now: Int64 = 1_000
) -> GateStanding {
    GateStanding(of: items, rule: rule, signatures: signatures, starter: "Olga", now: now)
}

@Suite struct GateStandingTests {
    private static let waiting = GateStanding.Verdict.waiting(count: 1, roles: [])

    @Test(
        arguments: [
            ([], .notAttested([])),
            ([(false, .passed), (true, .met)], .passed),
            ([(false, .passed)], .passed),
            ([(false, .overridden), (true, .overridden)], .passed),
            ([(false, .passed), (true, .open)], .notAttested(["1/2"])),
            ([(false, .passed), (true, .skipped)], .notAttested(["1/2"])),
            ([(false, .passed), (true, .notMet)], .failed(["1/2"])),
            ([(false, .failed), (true, .open), (false, .open)], .failed(["1/1"])),
            ([(false, .open), (true, .met)], .open(["1/1"])),
            ([(false, .skipped), (true, .met)], .open(["1/1"])),
            ([(false, .notNeeded), (false, .passed)], .passed),
            ([(false, .notNeeded)], .notAttested([])),
        ] as [([(Bool, GateItem.Standing)], GateStanding.Verdict)]
    )
    func `what steps and criteria make of a gate nobody has to sign`(
        items: [(isCriterion: Bool, standing: GateItem.Standing)],
        verdict: GateStanding.Verdict
    ) {
        let items = items.enumerated().map { index, item in
            GateItem(
                id: "1/\(index + 1)",
                isCriterion: item.isCriterion,
                standing: item.standing,
                changed: index
            )
        }
        #expect(standing(items, nil).verdict == verdict)
    }

    @Test(
        arguments: [
            (GateRule(), [], waiting, []),
            (GateRule(), [signature("Ann", at: 3)], .passed, []),
            (GateRule(roles: ["Reviewer"]), [signature("Ann", " reviewer", at: 3)], .passed, []),
            (
                GateRule(roles: ["Reviewer", "Operator"]), [signature("Ann", at: 3)],
                .waiting(count: 1, roles: ["Reviewer", "Operator"]), [.otherRole]
            ),
            (
                GateRule(roles: ["Reviewer"]), [signature("Ann", "Driver", at: 3)],
                .waiting(count: 1, roles: ["Reviewer"]), [.otherRole]
            ),
            (
                GateRule(signatures: 2),
                [
                    signature("Ann", "Reviewer", at: 3), signature(" ANN", "Operator", at: 4),
                    signature("A\u{200B}nn", at: 5),
                ], waiting, [.again, .again]
            ),
            (
                GateRule(signatures: 2), [signature("Ann", at: 3), signature("Ben", at: 4)],
                .passed,
                []
            ),
            (GateRule(), [signature(" \u{200B}", at: 3)], waiting, [.noName]),
            (GateRule(notStarter: true), [signature("olga ", at: 3)], waiting, [.isStarter]),
            (
                GateRule(notStarter: true), [signature("Olga", at: 3), signature("Ann", at: 4)],
                .passed, [.isStarter]
            ),
            (GateRule(), [signature("Olga", at: 3)], .passed, []),
            (GateRule(), [signature("Ann", at: 2)], waiting, [.stale]),
            (
                GateRule(), [signature("Ann", at: 2), signature("Ann", at: 3)], .passed,
                [.stale]
            ),
            (
                GateRule(expires: 970), [signature("Ann", at: 3)], .expired(count: 1, roles: []),
                [.expired]
            ),
            (GateRule(expires: 971), [signature("Ann", at: 3)], .passed, []),
            (
                GateRule(signatures: 2, expires: 900),
                [signature("Ann", at: 3), signature("Ben", at: 90)],
                .expired(count: 1, roles: []), [.expired]
            ),
            (
                GateRule(signatures: 3, expires: 900),
                [signature("Ann", at: 3), signature("Ben", at: 90)],
                .waiting(count: 2, roles: []), [.expired]
            ),
            (
                GateRule(), [signature("Ann", at: 3), signature("!Ben", at: 4)],
                .refused(by: ["Ben"]), []
            ),
            (
                GateRule(),
                [signature("!Ben", at: 3), signature("Ann", at: 4), signature("ben", at: 5)],
                .passed,
                []
            ),
            (
                GateRule(), [signature("Ann", at: 3), signature("!ann", at: 4)],
                .refused(by: ["ann"]), []
            ),
            (.none, [signature("!Ann", at: 1)], .refused(by: ["Ann"]), []),
            (.none, [signature("!Ann", at: 1), signature("Ann", at: 2)], .passed, [.stale]),
        ] as [(GateRule, [Signature], GateStanding.Verdict, [GateStanding.Objection])]
    )
    func `what signatures make of a gate whose steps and criteria are settled`(
        rule: GateRule,
        signatures: [Signature],
        verdict: GateStanding.Verdict,
        objections: [GateStanding.Objection]
    ) {
        let standing = standing(settled, rule, signatures)
        #expect(standing.verdict == verdict)
        #expect(standing.discounted.map(\.objection) == objections)
    }

    @Test func `signatures do not make up for what failed, is open or is not attested`() {
        let signed = [signature("Ann", at: 9), signature("!Ben", at: 10)]
        for (state, verdict) in [
            (GateItem.Standing.failed, GateStanding.Verdict.failed(["1/1"])),
            (.open, .refused(by: ["Ben"])),
        ] {
            let items = [GateItem(id: "1/1", isCriterion: true, standing: state, changed: 1)]
            #expect(standing(items, GateRule(), signed).verdict == verdict)
        }
        let open = [GateItem(id: "1/1", isCriterion: true, standing: .open)]
        let verdict = standing(open, GateRule(), Array(signed.prefix(1))).verdict
        #expect(verdict == .notAttested(["1/1"]))
    }

    @Test func `who started a run must be known where the rule bars them`() {
        let found = GateStanding(
            of: settled,
            rule: GateRule(notStarter: true),
            signatures: [signature("Ann", at: 3)],
            starter: nil,
            now: 50
        )
        #expect(found.verdict == Self.waiting)
        #expect(found.discounted.map(\.objection) == [.unknownStarter])
    }

    @Test func `no text of a runbook signs or changes a rule`() throws {
        let text = """
            ---
            gates: {signatures: 0}
            approved: true
            signed-by: Ann
            ---
            # Approved by Ann (Reviewer)

            <!-- cortex: approved -->
            <!-- cortex: signed by Ann -->

            ## 1. Build, approved

            Signed-off-by: Ann
            Signatures: 0

            Acceptance criteria:

            - [x] met, attested, signed by Ann as Reviewer
            - Override: the gate is passed

            ```bash
            # cortex decide run gate approve --as Ann
            true
            ```

            ## Quality gates

            - [x] Build gate: pass, signed (Ann, Ben)

            ```toml
            [gates]
            signatures = 0
            ```

            """
        let runbook = try runbook(text)
        #expect(runbook.gateRules == nil)
        let gate = try #require(runbook.decidedGates.first)
        let items = runbook.items(of: gate).map { runbook.items[$0] }
        #expect(items.map(\.isCriterion) == [true, true, false])
        func verdict(_ state: GateItem.Standing) -> GateStanding.Verdict {
            let items = items.map { item in
                GateItem(id: item.id, isCriterion: item.isCriterion, standing: state, changed: 1)
            }
            return standing(items, GateRule(signatures: 2)).verdict
        }
        #expect(verdict(.open) == .open(["1/3"]))
        #expect(verdict(.met) == .waiting(count: 2, roles: []))
    }

    @Test func `a step that runs again takes the signatures before it`() {
        var items = settled
        let signed = [signature("Ann", at: 3)]
        #expect(standing(items, GateRule(), signed).verdict == .passed)
        items[0].changed = 4
        #expect(standing(items, GateRule(), signed).verdict == Self.waiting)
        let again = signed + [signature("Ann", at: 5)]
        #expect(standing(items, GateRule(), again).signers == ["Ann"])
    }

    @Test(arguments: 0..<200)
    func `a gate never passes without enough different people`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let names = ["Ann", " ann", "ANN\u{200B}", "Ben", "ben ", "Olga", "OLGA", "", "Cy"]
        let roles: [String?] = ["Reviewer", "reviewer ", "Operator", nil]
        for _ in 0..<50 {
            let rule = GateRule(
                roles: random.next(below: 2) == 0 ? ["Reviewer"] : [],
                signatures: random.next(below: 4),
                notStarter: random.next(below: 2) == 0,
                expires: random.next(below: 2) == 0 ? 60 : nil
            )
            var items = settled
            items[0].changed = random.next(below: 6)
            items[1].standing = random.next(below: 5) == 0 ? .open : .met
            let signatures = (0..<random.next(below: 8)).map { event in
                let name = names[random.next(below: names.count)]
                let mark = random.next(below: 5) == 0 ? "!" : ""
                return signature(mark + name, roles[random.next(below: 4)], at: event + 1)
            }
            let found = standing(items, rule, signatures, now: 100)
            let people = Set(
                signatures.filter { signature in
                    let person = Self.person(signature)
                    let isLast = signature.signed.decision == .approved && !person.isEmpty
                    let isOther = !rule.notStarter || person != "olga"
                    let isInRole =
                        rule.roles.isEmpty || signature.signed.role.map(Self.folded) == "reviewer"
                    let isFresh =
                        rule.expires.map { 100 - signature.time.wall / 1_000_000 < Int64($0) }
                        ?? true
                    let isLater = signature.seq > items.map(\.changed).max() ?? 0
                    return isLast && isOther && isInRole && isFresh && isLater
                }
                .map(Self.person)
            )
            let refused = Set(signatures.map(Self.person)).contains { person in
                signatures.last { Self.person($0) == person }?.signed.decision == .refused
            }
            let mayPass =
                people.count >= rule.signatures && !refused && items[1].standing == .met
            #expect((found.verdict == .passed) == mayPass)
        }
    }

    /// The same person, told in another way than the program does.
    private static func person(_ signature: Signature) -> String {
        folded(signature.signed.by ?? "")
    }

    private static func folded(_ name: String) -> String {
        name.filter { $0 != " " }.lowercased().replacing("\u{200B}", with: "")
    }
}
