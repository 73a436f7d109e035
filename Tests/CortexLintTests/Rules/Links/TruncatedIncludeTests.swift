import Testing

@testable import CortexLint

struct TruncatedIncludeTests {
    private let sample: SampleRepository

    init() throws {
        sample = try SampleRepository(["docs/long.md": "1\n2\n3\n4\n5", "docs/short.md": "1\n2\n"])
    }

    @Test(arguments: [
        "```bash\nsed -n «'1,4p'» docs/long.md\n```\n",
        "```bash\nhead -n «4» ./docs/long.md | less\n```\n",
    ])
    func `a part of a file of the repository is marked`(_ text: String) throws {
        try sample.expect(TruncatedInclude.self, finds: text)
    }

    @Test(arguments: [
        "```bash\nsed -n '1,5p' docs/long.md\nhead -n 5 docs/long.md\n```\n",
        "```bash\nsed -n '2,3p' docs/long.md\nhead -n 3 /var/log/syslog\nhead -n 2 app.log\n```\n",
        "```bash\nhead -n 10 docs/short.md\nhead docs/short.md\n```\n",
    ])
    func `whole files, a part in the middle and logs are left alone`(_ text: String) throws {
        try sample.expect(TruncatedInclude.self, finds: text)
    }

    @Test func `sed can print to the end`() throws {
        let found = try sample.findings(
            of: TruncatedInclude.self,
            in: "```bash\nsed -n '1,4p' docs/long.md\n```\n"
        )
        #expect(
            found.map(\.fix) == [
                Fix(.safe, "show the whole file", replace: 15..<21, by: "'1,$p'")
            ]
        )
    }
}
