import SystemPackage
import Testing

@testable import CortexLint

struct ConflictingPathTests {
    @Test func `the path that does not exist is marked where the other does`() throws {
        let sample = try SampleRepository(["docs/ops/ROLLBACK_STEPS.md": ""])
        try expect(
            ConflictingPath.self,
            finds: [
                ("docs/a.md", "See `«docs/ROLLBACK_STEPS.md»` and [it](«ROLLBACK_STEPS.md»).\n"),
                ("docs/b.md", "```bash\ncat docs/ops/ROLLBACK_STEPS.md\n```\n"),
            ],
            in: sample
        )
    }

    @Test func `where neither exists, each is held against the first`() throws {
        try expect(
            ConflictingPath.self,
            finds: [
                (
                    "a.md",
                    "```bash\ncat docs/ops/ROLLBACK_STEPS.md\n```\n\n`«docs/ROLLBACK_STEPS.md»`\n"
                )
            ]
        )
    }

    @Test func `two files, common names and one path are no conflict`() throws {
        let sample = try SampleRepository(["a/rotate-keys.sh": "", "b/rotate-keys.sh": ""])
        try expect(
            ConflictingPath.self,
            finds: [
                ("a.md", "`a/rotate-keys.sh` `b/rotate-keys.sh` `c/README.md` `d/README.md`\n"),
                ("b.md", "`x/drain-node.sh` and `./x/drain-node.sh`\n"),
            ],
            in: sample
        )
    }

    @Test func `the fix writes the existing path as each place needs it`() throws {
        let sample = try SampleRepository(["docs/ops/rollback-steps.md": ""])
        let location = try #require(
            Location(of: sample.root.appending("docs").appending("a.md"), in: sample.repository)
        )
        let text =
            "[it](rollback-steps.md) `./docs/rollback-steps.md` `docs/ops/rollback-steps.md`\n"
        let document = try LintDocument(Array(text.utf8), path: "docs/a.md", location: location)
        var found: [CorpusFinding] = []
        ConflictingPath.check(
            Corpus([DocumentFacts(document)], in: location.repository),
            &found
        )
        #expect(
            found.map { $0.finding.fix?.edits.first?.text } == [
                "ops/rollback-steps.md", "./docs/ops/rollback-steps.md",
            ]
        )
    }
}
