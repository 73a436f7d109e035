import Testing

/// What a `cortex.toml` does to reading and running.
@Suite struct SettingsTests {
    static let text = "# Work\n\n```bash\necho done\n```\n\nAbnahme:\n\n- It runs.\n"
    static let labels = "[api]\nbind = 'x'\n\n[labels]\nacceptance-criteria = ['Abnahme']\n"

    static func criteria(_ bench: Workbench, _ path: String = "runbook.md") throws -> Int {
        try bench.cortex("plan", path, "--json").output
            .split(separator: #""kind":"criterion""#, omittingEmptySubsequences: false).count - 1
    }

    @Test(arguments: [
        ("work/cortex.toml", 1), ("work/.cortex.toml", 1), ("cortex.toml", 1),
        ("work/sub/cortex.toml", 0),
    ])
    func `the nearest file above the document counts`(file: String, criteria: Int) throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file(file, Self.labels)
        #expect(try Self.criteria(bench) == criteria)
    }

    @Test func `the search ends at the repository's root`() throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file("cortex.toml", Self.labels)
        try bench.scratch.file("work/.git/HEAD", "")
        #expect(try Self.criteria(bench) == 0)
    }

    @Test func `a hidden file goes before one that is another program's`() throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file("work/.cortex.toml", Self.labels)
        try bench.scratch.file("work/cortex.toml", "labels = 'of something else'\n")
        #expect(try Self.criteria(bench) == 1)
    }

    @Test func `it is the document's place that counts, not the operator's`() throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file("other/cortex.toml", Self.labels)
        try bench.scratch.file("other/runbook.md", Self.text)
        #expect(try Self.criteria(bench, "../other/runbook.md") == 1)
        #expect(try Self.criteria(bench) == 0)
    }

    @Test func `the outline names the file`() throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file("work/cortex.toml", Self.labels)
        let outline = try bench.cortex("plan", "runbook.md").output
        #expect(outline.contains("\nwith the labels of cortex.toml\n"))
    }

    @Test(arguments: [
        ("[labels]\nrole = []\n", "2:1: unknown key `role` in `[labels]`; did you mean `roles`?"),
        ("a = \n", "1:5: not TOML: "),
    ])
    func `a broken file ends plan and run with one line`(text: String, line: String) throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file("work/cortex.toml", text)
        let plan = try bench.cortex("plan", "runbook.md")
        let run = try bench.runUnattended()
        #expect(plan.errors.hasPrefix("cortex.toml:\(line)"))
        #expect(plan.errors.split(separator: "\n").count == 1)
        #expect(plan == Workbench.Result(status: 2, output: "", errors: plan.errors))
        #expect(run == plan)
        #expect(bench.runs.isEmpty)
    }

    @Test func `a run records its labels, and its status is read with them`() throws {
        let bench = try Workbench(Self.text)
        try bench.scratch.file("work/cortex.toml", Self.labels)
        let run = try bench.runUnattended()
        #expect(run.status == 0)
        let journal = try #require(try bench.recorded("journal.jsonl"))
        #expect(journal.contains(#""labels":{"acceptance-criteria":["Abnahme"]}"#))
        try bench.scratch.file("work/cortex.toml", "")
        let status = try bench.cortex("status", "--json").output
        #expect(status.contains(#""criteria":{"done":0,"total":1}"#))
    }

    @Test func `the plan shows who has to sign for gates, and rules that meet none`() throws {
        let bench = try Workbench(Self.text + "\n## Gates\n\n- [Work gate](#work)\n")
        try bench.scratch.file(
            "work/cortex.toml",
            "[gates]\nroles = ['Reader']\n[gates.'Other gate']\nnot_starter = true\n"
        )
        let outline = try bench.cortex("plan", "runbook.md").output
        #expect(outline.contains("Work gate → work [1 signature by Reader]"))
        #expect(
            outline.contains(
                "runbook.md:13: cortex.toml:3:8 has a rule for the gate `Other gate`, which the "
            )
        )
        let broken = "[gates]\nsignature = 2\n"
        try bench.scratch.file("work/cortex.toml", broken)
        let plan = try bench.cortex("plan", "runbook.md")
        #expect(plan.status == 2)
        #expect(plan.errors.hasPrefix("cortex.toml:2:1: unknown key `signature` in `[gates]`; did"))
    }
}
