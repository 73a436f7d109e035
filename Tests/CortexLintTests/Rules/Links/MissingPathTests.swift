import Testing

@testable import CortexLint

struct MissingPathTests {
    private let sample: SampleRepository

    init() throws {
        sample = try SampleRepository([
            "scripts/release/prepare.sh": "",
            "scripts/check.sh": "",
            "docs/guide.md": "",
            "docs/deep/more.md": "",
            "Makefile": "build:\n\ttrue\n",
        ])
    }

    @Test(arguments: [
        "```bash\n«./scripts/prepare.sh» --fast\nbash «scripts/none.sh»\n```\n",
        "[`docs/x.md`](y.md) `«docs/none.md»` [a](b.md) `«docs/gone.md»`\n",
        "Run `«scripts/none.sh»`, then read `«docs/none.md»`.\n",
        "```bash\nsed -n '1,20p' «docs/none.md»\n```\n",
        "```bash\nmake build «tets» V=1\n```\n",
        "```bash\ncd scripts\n«./none.sh»\n```\n",
        "```bash\ntool --config=«docs/none.toml» -f «docs/none.yaml»\n```\n",
        "```bash\ncp «docs/none.md» docs/copy.md\n```\n",
    ])
    func `a path whose folder is known but which is not there is marked`(_ text: String) throws {
        try sample.expect(MissingPath.self, finds: text)
    }

    @Test(arguments: [
        "```bash\n./scripts/check.sh\nmake\nmake build\nmake -C elsewhere x\n```\n",
        "`other/place.md` `/etc/docs/x.md` `~/docs/x.md` `docs/*.md` `$HOME/docs/x.md`\n",
        "```bash\necho hi > docs/out.md\ncat docs/out.md\n```\nSee `docs/out.md`.\n",
        "```bash\nkubectl apply -f docs/x.yaml\nssh host docs/x.sh\ngit push origin docs/x.y\n```\n",
        "```bash\ncd \"$WORK\"\n./scripts/none.sh\n```\n\n```bash\n./scripts/other.sh\n```\n",
        "```bash\ntouch docs/new.md\ntool --out-json docs/new.json -o docs/o.txt\n```\n",
        "`deep/more.md` `docs/v1.2` `scripts/release`\n",
        "- ❌ Results: `docs/none.md`\n- `docs/old.md` was removed in May.\n",
        "[`docs/none.md`](https://example.org) and [see `docs/gone.md` there](x.md)\n",
    ])
    func `what is there, written, or of another place is left alone`(_ text: String) throws {
        try sample.expect(MissingPath.self, finds: text)
    }

    @Test func `the only file of that name is offered`() throws {
        let text = "```bash\n./scripts/prepare.sh\n```\n"
        #expect(
            try sample.findings(of: MissingPath.self, in: text).map(\.fix) == [
                Fix(
                    .suggestion,
                    "use `./scripts/release/prepare.sh`",
                    replace: 8..<28,
                    by: "./scripts/release/prepare.sh"
                )
            ]
        )
    }
}
