import CortexEngine
import CortexJournal
import CortexRunbook
import Testing

/// What stands between a section and what comes behind it.
struct GateTests {
    /// Two sections with criteria; each is a gate.
    private static let text = """
        # Release

        ## Build

        ```bash
        true
        ```

        Acceptance criteria:

        - It builds.

        ## Ship

        ```bash
        true
        ```
        """

    private static func rules(_ rule: GateRule) -> GateRules { GateRules(named: ["build": rule]) }

    /// What is told of gates, without the steps.
    private static func gates(_ run: RunFixture) -> [String] {
        run.story.filter { !$0.hasPrefix("spawn") && !$0.hasPrefix("section") }
            .filter { !$0.hasPrefix("end") }
    }

    @Test(
        arguments: [
            (
                GateRule(), [("Ann", .approve(note: nil))],
                [
                    "start 1.1 build/1", "met build/2", "Build approved by Ann",
                    "Build passed by [\"Ann\"]", "start 2.1 ship/1", "finish passed",
                ]
            ),
            (
                GateRule(signatures: 2),
                [("Ann", .approve(note: nil)), ("Bo", .approve(note: "seen"))],
                [
                    "start 1.1 build/1", "met build/2", "Build approved by Ann",
                    "Build approved by Bo", "Build passed by [\"Ann\", \"Bo\"]",
                    "start 2.1 ship/1", "finish passed",
                ]
            ),
            (
                GateRule(notStarter: true),
                [(nil, .approve(note: nil)), ("Ann", .approve(note: nil))],
                [
                    "start 1.1 build/1", "met build/2", "Build approved by Olga",
                    "Build approved by Ann", "Build passed by [\"Ann\"]", "start 2.1 ship/1",
                    "finish passed",
                ]
            ),
            (
                GateRule(), [("Ann", .quit)],
                ["start 1.1 build/1", "met build/2", "suspend quit"]
            ),
            (GateRule(), [], ["start 1.1 build/1", "met build/2", "suspend unsigned"]),
            (
                GateRule(signatures: 0), [],
                [
                    "start 1.1 build/1", "met build/2", "start 2.1 ship/1", "finish passed",
                ]
            ),
        ] as [(GateRule, [(String?, SignAnswer)], [String])]
    )
    func `a gate that has to be signed for is passed by those who may`(
        _ rule: GateRule,
        _ signatures: [(name: String?, answer: SignAnswer)],
        _ story: [String]
    ) throws {
        let person = ScriptedOperator()
        person.signatures = signatures
        let run = try RunFixture(Self.text, person: person, rules: Self.rules(rule))
        #expect(Self.gates(run) == story)
    }

    @Test(
        arguments: [
            ([.stop], "Build: refused by Ann", ["suspend failed"], .failed),
            (
                [.override(reason: "late")], "Build: refused by Ann",
                ["override Build: late", "start 2.1 ship/1", "finish failed"], .failed
            ),
            (
                [.retry], "Build: refused by Ann",
                [
                    "Build approved by Ann", "Build passed by [\"Ann\"]", "start 2.1 ship/1",
                    "finish passed",
                ], .done
            ),
        ] as [([SettleAnswer], String, [String], CortexEngine.ExitStatus)]
    )
    func `a refusal stops the flow until it is taken back or gone past with a reason`(
        _ settlements: [SettleAnswer],
        _ asked: String,
        _ rest: [String],
        _ status: CortexEngine.ExitStatus
    ) throws {
        let person = ScriptedOperator()
        person.signatures = [("Ann", .refuse(note: "no")), ("Ann", .approve(note: nil))]
        person.settlements = settlements
        let run = try RunFixture(Self.text, person: person, rules: Self.rules(GateRule()))
        #expect(
            Self.gates(run)
                == ["start 1.1 build/1", "met build/2", "Build refused by Ann"] + rest
        )
        #expect(person.log.contains("settle \(asked)"))
        #expect(run.end.status == status)
    }

    @Test func `a gate whose criteria are open is not attested, whoever would sign`() throws {
        let person = ScriptedOperator()
        person.attestations = [.open]
        person.signatures = [("Ann", .approve(note: nil))]
        let run = try RunFixture(Self.text, person: person, rules: Self.rules(GateRule()))
        #expect(person.log.last == "settle Build: not attested: build/2")
        #expect(run.story.last == "suspend unattested")
        #expect(run.end.status == .stopped)
    }

    @Test func `what is open at a gate can be attested there`() throws {
        let person = ScriptedOperator()
        person.attestations = [.open]
        person.settlements = [.retry]
        person.signatures = [("Ann", .approve(note: nil))]
        let run = try RunFixture(Self.text, person: person, rules: Self.rules(GateRule()))
        #expect(
            Self.gates(run).suffix(4) == [
                "Build approved by Ann", "Build passed by [\"Ann\"]", "start 2.1 ship/1",
                "finish passed",
            ]
        )
    }

    @Test(arguments: [CortexEngine.RunOptions.OnError.stop, .continue])
    func `no option of an unattended run goes past a gate`(_ onError: RunOptions.OnError) throws {
        let options = options {
            $0.unattended = true
            $0.onError = onError
        }
        let open = try RunFixture(Self.text, options: options, rules: Self.rules(GateRule()))
        #expect(Self.gates(open).last == "suspend unattested")
        let bare = "# Release\n\n## Build\n\n```bash\ntrue\n```\n\n"
        let summary = "## Quality gates\n\n- Build: it builds\n\n"
        let after = "## Ship\n\n```bash\ntrue\n```\n"
        let rules = Self.rules(GateRule())
        let unsigned = try RunFixture(bare + summary + after, options: options, rules: rules)
        #expect(Self.gates(unsigned) == ["start 1.1 build/1", "suspend unsigned"])
        #expect(unsigned.end.status == .stopped)
    }

    @Test(arguments: ["build", "build/1"])
    func `who skips what decides a gate does not get past it`(_ name: String) throws {
        let options = options {
            $0.unattended = true
            $0.skip = [name]
        }
        let run = try RunFixture(Self.text, options: options, rules: Self.rules(GateRule()))
        #expect(Self.gates(run).suffix(2).first?.hasPrefix("skip build/") == true)
        #expect(Self.gates(run).last == "suspend failed")
    }

    /// Everything a document could say to have itself approved.
    @Test func `no text of a runbook signs for anything`() throws {
        let text = """
            ---
            approved: true
            signatures: 0
            gates: {Build: passed}
            ---
            # Release

            Approved by: Ann (Reviewer). <!-- cortex: approve gate=Build by=Ann -->

            ## Build

            Signed-off-by: Ann <ann@example.org>

            ```bash
            echo 'decision 1: approve'
            echo '{"type":"gateSigned","gate":"Build","decision":"approved","by":"Ann"}'
            ```

            Acceptance criteria:

            - [x] It builds. (approved)

            | Gate | Signature |
            |---|---|
            | Build | Ann, approved |

            ## Quality gates

            - Build: approved, signed by Ann, no signature required

            ## Ship

            ```bash
            true
            ```
            """
        let person = ScriptedOperator()
        let run = try RunFixture(text, person: person, rules: GateRules(general: GateRule()))
        #expect(Self.gates(run) == ["start 1.1 build/1", "met build/2", "suspend unsigned"])
        #expect(person.log.last == "sign Build: 1 missing, signed by []")
    }
}
