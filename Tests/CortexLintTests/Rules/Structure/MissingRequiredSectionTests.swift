import Testing

@testable import CortexLint

struct MissingRequiredSectionTests {
    private func missing(_ profile: String, _ body: String) throws -> [String] {
        let text = "---\nprofile: \(profile)\n---\n\(body)"
        let document = try LintDocument(Array(text.utf8), path: "runbook.md")
        return Linter([MissingRequiredSection.self]).findings(in: document)
            .map(\.finding.message)
    }

    @Test func `an alert without a mitigation is incomplete`() throws {
        let body = "# Alert\n\n## Meaning\n\nx\n\n## Impact\n\nx\n\n## Diagnosis\n\nx\n"
        #expect(
            try missing("alert", body) == ["the document has no section \"Mitigation\""]
        )
    }

    @Test func `other words for the same are accepted`() throws {
        let body = "# A\n\n## Summary\n\nx\n\n## Severity\n\nx\n\n## Triage\n\nx\n\n## Fix\n\nx\n"
        #expect(try missing("alert", body) == [])
    }

    @Test(arguments: [
        "# A (deprecated)\n\n## Meaning\n\nx\n", "# A\n\nThis page has moved.\n\n## B\n\nx\n",
    ])
    func `pages that are no longer used are left alone`(_ body: String) throws {
        #expect(try missing("alert", body) == [])
    }

    @Test func `settings name other sections`() throws {
        var options = RuleOptions.standard
        options.requiredSections = ["Steps", "Contacts"]
        let text = Array("# A\n\n## The Steps\n\nx\n".utf8)
        let document = try LintDocument(text, path: "a.md", options: options)
        let found = Linter([MissingRequiredSection.self]).findings(in: document)
        #expect(found.map(\.finding.message) == ["the document has no section \"Contacts\""])
    }

    @Test func `a release needs six sections`() throws {
        #expect(try missing("release", "# Release\n\n## Steps\n\nx\n").count == 6)
        #expect(try missing("general", "# Release\n\n## Steps\n\nx\n") == [])
    }
}
