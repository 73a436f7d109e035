import CortexRunbook
import CortexSettings
import Testing

struct LabelSettingsTests {
    @Test func `labels are listed by meaning`() throws {
        let file = try settings(
            """
            [labels]
            acceptance-criteria = ["Abnahmekriterien", "Fertig, wenn"]
            expected-output = ["Ausgabe"]
            roles = []
            """
        )
        let labels = try #require(try file.labels())
        #expect(labels.path == "cortex.toml")
        #expect(labels.digest == file.digest)
        let expected: [Meaning: [String]] = [
            .criteria: ["Abnahmekriterien", "Fertig, wenn"], .expectedOutput: ["Ausgabe"],
        ]
        #expect(labels.labels == expected)
        #expect(try settings("[api]\nport = 1").labels() == nil)
    }

    @Test(arguments: [
        (
            "acceptence-criteria = []",
            "2:1: unknown key `acceptence-criteria` in `[labels]`; did you mean "
                + "`acceptance-criteria`?"
        ),
        ("roles = 'Rollen'", "2:9: `roles` in `[labels]` must be a list of strings, not a string"),
        (
            "roles = ['Rollen', '🚀 1.']",
            "2:20: `🚀 1.` is no label: it needs a letter, and at most 80 bytes"
        ),
    ])
    func `what is wrong with them is said`(text: String, expected: String) {
        let complaint = complaint { () throws(SettingsError) in
            _ = try settings("[labels]\n\(text)\n").labels()
        }
        #expect(complaint == "cortex.toml:\(expected)")
    }

    @Test func `there is a limit to their number`() {
        let many = (0...LabelSettings.limit).map { _ in "'a'" }.joined(separator: ",")
        let complaint = complaint { () throws(SettingsError) in
            _ = try settings("[labels]\nroles = [\(many)]\n").labels()
        }
        #expect(complaint == "cortex.toml:2:9: `[labels]` has over 256 labels; keep fewer")
    }

    @Test(arguments: [
        ("Überprüfung", "**ÜBERPRÜFUNG:**"), ("Fertig, wenn", "✅ Fertig wenn (alle):"),
        ("確認", "確認："), ("Проверка", "#### Проверка"),
        (
            "Critères d'acceptation",
            "Critères d'acceptation :"
        ),
    ])
    func `a label of another language is read as the standard ones`(
        label: String,
        written: String
    ) throws {
        let runbook = try Runbook(
            reading: Array("# Work\n\n\(written)\n\n- It runs.\n".utf8),
            path: "a.md",
            vocabulary: Vocabulary(adding: [.criteria: [label]])
        )
        #expect(runbook.items.map(\.content) == [.criterion("It runs.")])
    }
}
