import Testing

@testable import CortexLint

@Suite struct KindTests {
    private static let gated = """
        ## 1. Build

        Acceptance criteria:

        - `make` exits 0

        ## 2. Ship

        Acceptance criteria:

        - the tag is there

        """
    private static let links = "# Pages\n\n- [a](a.md)\n- [b](b.md)\n- [c](c.md)\n"

    @Test(
        arguments: [
            ("runbook.md", "# A\n", .runbook),
            ("restore-drill.md", "# A\n", .record),
            ("launch-evidence.md", "# A\n", .record),
            ("2026-11-23-outage.md", "# A\n", .record),
            ("notes-20261123.md", "# A\n", .record),
            ("build-12345678.md", "# A\n", .runbook),
            ("release-template.md", "# A\n", .template),
            (".github/ISSUE_TEMPLATE/release.md", "# A\n", .template),
            (".gitlab/merge_request_templates/hotfix.md", "# A\n", .template),
            ("docs/PULL_REQUEST_TEMPLATE.md", "# A\n", .template),
            ("docs/issue_template_guide/a.md", "# A\n", .runbook),
            ("README.md", links, .index),
            ("README.md", links + "\n```bash\nmake\n```\n", .runbook),
            ("restore-drill.md", "---\nkind: runbook\n---\n# A\n", .runbook),
            ("a.md", "---\ncortex: {kind: record, ignore: [CMD002]}\n---\n# A\n", .record),
            ("a.md", "---\ncortex:\n  kind: template # a form\n---\n# A\n", .template),
            ("a.md", "---\ncortex:\n  kind: template\n# A\n", .runbook),
        ] as [(String, String, DocumentKind)]
    )
    func `the kind is what the document says, or what it looks like`(
        _ path: String,
        _ text: String,
        _ kind: DocumentKind
    ) throws {
        #expect(try LintDocument(Array(text.utf8), path: path).kind == kind)
    }

    @Test(
        arguments: [
            (gated, .release),
            ("## Meaning\n\n## Impact\n", .alert),
            ("## Impact\n", .general),
            ("## A\n\nVerify:\n\n- [ ] up\n\n## B\n\nVerify:\n\n- [ ] up\n", .general),
            (
                "## A\n\n### Acceptance criteria\n\n- up\n\n"
                    + "## B\n\n### Acceptance criteria\n\n- up\n",
                .release
            ),
            ("---\nprofile: alert\n---\n" + gated, .alert),
            ("---\ncortex:\n  profile: 'release'\n---\n# A\n", .release),
        ] as [(String, Profile)]
    )
    func `the profile is what the document says, or what it looks like`(
        _ text: String,
        _ profile: Profile
    ) throws {
        #expect(try LintDocument(Array(text.utf8), path: "a.md").profile == profile)
    }

    @Test func `settings decide where the document says nothing`() throws {
        var options = RuleOptions.standard
        options.kind = .record
        options.profile = .alert
        let plain = try LintDocument(Array(Self.gated.utf8), path: "a.md", options: options)
        #expect((plain.kind, plain.profile) == (.record, .alert))
        let saying = "---\nkind: runbook\n---\n" + Self.gated
        let document = try LintDocument(Array(saying.utf8), path: "a.md", options: options)
        #expect(document.kind == .runbook)
    }
}
