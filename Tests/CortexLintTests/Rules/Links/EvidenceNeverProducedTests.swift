import Testing

@testable import CortexLint

struct EvidenceNeverProducedTests {
    private static let head = "# Release\n\n## Required evidence\n\n"

    @Test(arguments: [
        "- `«out/report.xml»`\n\n## Test\n\n```bash\nmake test\ncat out/report.xml\n```\n",
        "- The notes, `«out/notes.md»`\n",
    ])
    func `an artifact that nothing writes is marked`(_ text: String) throws {
        try expect(EvidenceNeverProduced.self, finds: Self.head + text)
    }

    @Test(arguments: [
        "- `out/report.xml`\n\n## Test\n\n```bash\nmake test > out/report.xml\n```\n",
        "- `out/report.xml`\n\n## Test\n\n```bash\ntool --report out/report.xml\n```\n",
        "- `out/report.xml`\n\n## Test\n\n```bash\nmake test | tee out/report.xml\n```\n",
        "- `out/`\n\n## Test\n\n```bash\ncp a.txt out/a.txt\n```\n",
        "- Notes using `out/template.md`\n- `out/minutes.md` (manual)\n",
    ])
    func `what a command writes or a person makes is left alone`(_ text: String) throws {
        try expect(EvidenceNeverProduced.self, finds: Self.head + text)
    }

    @Test func `a file that the repository has is only worth knowing`() throws {
        let sample = try SampleRepository(["out/rules.md": ""])
        let found = try sample.findings(
            of: EvidenceNeverProduced.self,
            in: Self.head + "- `out/rules.md`\n- `out/none.md`\n"
        )
        #expect(found.map(\.severity) == [.info, nil])
    }
}
