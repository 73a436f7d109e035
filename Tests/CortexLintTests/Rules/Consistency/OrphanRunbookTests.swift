import Testing

@testable import CortexLint

struct OrphanRunbookTests {
    private static let steps = "```bash\ntrue\n```\n"

    @Test func `a runbook that nothing names is marked at its start`() throws {
        let sample = try SampleRepository(["docs/a.md": "", "docs/b.md": "", "README.md": ""])
        try expect(
            OrphanRunbook.self,
            finds: [
                ("docs/a.md", "«»\(Self.steps)"), ("docs/b.md", Self.steps),
                ("README.md", "[b](docs/b.md)\n\n\(Self.steps)"),
            ],
            in: sample
        )
    }
}
