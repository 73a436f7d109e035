import CortexRunbook
import CortexSettings
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct GateSettingsTests {
    private static let text = """
        [gates]
        roles = ["Reviewer"]
        signatures = 2

        [gates."Security gate"]
        not_starter = true
        expires = "8h"

        [gates.Changelog]
        signatures = 0
        roles = []
        """

    @Test func `what a gate's own table leaves out is as for all gates`() throws {
        let gates = try #require(try settings(Self.text).gates())
        #expect(gates.path == "cortex.toml")
        let general = GateRule(roles: ["Reviewer"], signatures: 2)
        let named = [
            "Security gate": GateRule(
                roles: ["Reviewer"],
                signatures: 2,
                notStarter: true,
                expires: 28_800
            ),
            "Changelog": GateRule.none,
        ]
        #expect(gates.rules == GateRules(general: general, named: named))
    }

    @Test func `a rule for single gates leaves the others alone`() throws {
        let file = try settings("[gates.A]\nnot_starter = true\n[gates.B]\n")
        let rules = try #require(try file.gates()).rules
        #expect(rules.rule(for: " a GATE ") == GateRule(notStarter: true))
        #expect(rules.rule(for: "B") == GateRule())
        #expect(rules.rule(for: "C") == nil)
        #expect(try settings("[api]\nport = 1").gates() == nil)
    }

    @Test(arguments: [
        (
            "[gates]\nsignature = 2",
            "2:1: unknown key `signature` in `[gates]`; did you mean `signatures`?"
        ),
        (
            "[gates.'The gate']\nnot-starter = true",
            "2:1: unknown key `not-starter` in `[gates.The gate]`; did you mean `not_starter`?"
        ),
        ("[gates]\nsignatures = 21", "2:14: `signatures` must be 0 to 20, not 21"),
        (
            "[gates]\nroles = 'a'",
            "2:9: `roles` in `[gates]` must be a list of strings, not a string"
        ),
        ("[gates]\nroles = ['a', ' ']", "2:15: a role needs a name"),
        (
            "[gates]\nexpires = 'soon'",
            "2:11: `expires` must be a time up to a year, such as `30m` or `8h`, not `soon`"
        ),
        (
            "[gates]\nexpires = '8'",
            "2:11: `expires` must be a time up to a year, such as `30m` or `8h`, not `8`"
        ),
        (
            "[gates.Build]\n[gates.'build gate']",
            "2:8: `build gate` and `Build` are the same gate; keep one of them"
        ),
        (
            "[gates.' ']",
            "1:8: a gate needs a name, and at most 200 gates have rules"
        ),
        ("gates = 2", "1:9: `gates` must be a table, not an integer"),
    ])
    func `what is wrong with them is said`(text: String, expected: String) {
        let complaint = complaint { () throws(SettingsError) in
            _ = try settings("\(text)\n").gates()
        }
        #expect(complaint == "cortex.toml:\(expected)")
    }

    private static func problems(in document: String) throws -> [String] {
        let runbook = try Runbook(reading: Array(document.utf8), path: "r.md")
        let gates = try #require(try settings(text).gates())
        return gates.problems(in: runbook).map { "\($0.line) \($0.kind.rawValue): \($0.message)" }
    }

    @Test func `a rule of a gate that the document does not have is a problem`() throws {
        let document = "# T\n\n## Gates\n\n- changelog\n- Securty gate\n"
        let expected =
            "5 unknown-gate: cortex.toml:5:8 has a rule for the gate `Security gate`, which the "
            + "document does not have; did you mean `Securty gate`?"
        let problems = try Self.problems(in: document)
        #expect(problems == [expected])
    }

    @Test func `without a summary the gates are the sections with criteria`() throws {
        let document = """
            # T

            ## Security

            Done when:

            - It is safe.

            ## Changelog

            ```bash
            ls
            ```

            """
        let expected =
            "1 unknown-gate: cortex.toml:9:8 has a rule for the gate `Changelog`, which the "
            + "document does not have; known: `Security`"
        let problems = try Self.problems(in: document)
        #expect(problems == [expected])
        let none = try Self.problems(in: "# T\n")
        #expect(none.count == 2)
        #expect(none.first?.hasSuffix("which the document does not have; it has no gates") == true)
    }

    @Test func `what is recorded of rules can be read again`() throws {
        let rules = try #require(try settings(Self.text).gates()).rules
        let bytes = try JSONEncoder().encode(rules)
        #expect(try JSONDecoder().decode(GateRules.self, from: bytes) == rules)
    }
}
