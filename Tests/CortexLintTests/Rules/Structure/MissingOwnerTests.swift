import Testing

@testable import CortexLint

struct MissingOwnerTests {
    @Test func `a release that names nobody is found`() throws {
        try expect(
            MissingOwner.self,
            finds: "---\nprofile: release\n---\n«# Release»\n\n## Steps\n\nText.\n"
        )
    }

    private func ages(_ text: String, _ maxAge: Int?) throws -> [String] {
        var options = RuleOptions.standard
        options.maxAge = maxAge
        options.today = Day(Array("2026-11-23".utf8)[...])
        let text = "---\nprofile: release\n\(text)\n---\n# Release\n\n## Steps\n\nText.\n"
        let document = try LintDocument(Array(text.utf8), path: "a.md", options: options)
        return Linter([MissingOwner.self]).findings(in: document).map { found in
            "\(document.text(found.finding.range)): \(found.finding.message)"
        }
    }

    @Test(
        arguments: [
            ("reviewed: 2025-11-23", 365, []),
            (
                "reviewed: 2025-11-22", 365,
                [
                    "2025-11-22: the last review was 366 days ago, "
                        + "and the house lets it hold for 365"
                ]
            ),
            ("reviewed: 2001-01-01", nil, []),
            ("owner: web", nil, []),
            (
                "owner: web", 30,
                ["# Release: the document does not say when it was last reviewed"]
            ),
            ("owner: web # last reviewed on 2026-11-01", 30, []),
            (
                "reviewed: 2026-13-01", 30,
                [
                    "# Release: the document does not say when it was last reviewed"
                ]
            ),
        ] as [(String, Int?, [String])]
    )
    func `a review holds as long as the house says`(
        _ line: String,
        _ maxAge: Int?,
        _ messages: [String]
    ) throws {
        #expect(try ages(line, maxAge) == messages)
    }

    @Test(arguments: [
        "---\nprofile: release\nowner: web\n---\n# Release\n\n## Steps\n",
        "---\nprofile: release\n---\n# Release\n\nContact: the web team.\n\n## Steps\n",
        "# Release\n\n## Steps\n\nText.\n",
    ])
    func `owners, contacts and other documents are accepted`(_ text: String) throws {
        try expect(MissingOwner.self, finds: text)
    }
}
