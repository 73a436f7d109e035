import CortexEngine
import CortexRunbook
import CortexShell
import Testing

struct PrecheckTests {
    /// Returns what stops a run of `text`, stage by stage, as `run` asks for it.
    private func stop(_ text: String, _ options: RunOptions) throws -> Refusal? {
        try refusal {
            let runbook = try runbook(text)
            try Precheck.document(runbook, acceptsRecords: false)
            let plan = try Plan(runbook, options: options)
            let parameters = try Parameters(options, for: runbook)
            let precheck = Precheck(plan, options: options, parameters: parameters)
            var syntax = SyntaxCheck(bash: try Bash.find(environment: [:]))
            try precheck.blocks()
            try precheck.placeholders()
            try precheck.syntax(&syntax)
            try precheck.unattended()
        }
    }

    @Test func `a document without steps has nothing to run`() throws {
        let refusal = try stop("# Only words\n\nThat is all.\n", RunOptions())
        #expect(refusal?.status == .notRunnable)
        #expect(refusal?.lines.count == 1)
    }

    @Test func `open placeholders are refused where nobody can be asked, each name once`() throws {
        let text = "```bash\ngit log <tag>..HEAD\necho <tag> <name>\n```\n"
        let unattended = options { $0.unattended = true }
        #expect(
            try stop(text, unattended)?.lines == [
                "doc.md:2:9: <tag> has no value; give it with --set tag=VALUE",
                "doc.md:3:12: <name> has no value; give it with --set name=VALUE",
            ]
        )
        #expect(try stop(text, RunOptions()) == nil)
    }

    @Test func `a syntax error names the document's line and stops before anything runs`() throws {
        let text = "# T\n\n```bash\necho fine\n```\n\n```bash\necho a\nif then\n```\n"
        let refusal = try stop(text, RunOptions())
        #expect(refusal?.status == .notRunnable)
        #expect(refusal?.lines.first?.hasPrefix("doc.md:9: bash cannot read the block: ") == true)
    }

    @Test func `extended patterns are read once a block has turned them on`() throws {
        let on = "```bash\nshopt -s extglob\n```\n\n```bash\nls !(a)\n```\n"
        #expect(try stop(on, RunOptions()) == nil)
        #expect(try stop("```bash\nls !(a)\n```\n", RunOptions())?.status == .notRunnable)
    }

    @Test func `unattended, what a person has to decide is listed in the order of the run`() throws
    {
        let unattended = options { $0.unattended = true }
        #expect(
            try stop(everyFlow, unattended)?.lines.map { $0.prefix { $0 != ";" } } == [
                "doc.md:13: a person has to do this: Ask the neighbour for tape.",
                "doc.md:17: alternatives option-a-by-van, option-b-by-bike",
                "doc.md:33: conditional (If the boxes are wet)",
            ]
        )
    }

    @Test(arguments: [
        ("rm -rf build", "destructive"),
        ("tail -f /var/log/syslog", "never ends"),
        ("vi notes", "needs a person at a terminal"),
        (
            "ssh host\ncd /srv",
            "opens a shell with commands after it, which would run in the wrong place"
        ),
    ])
    func `unattended, dangerous steps are refused`(script: String, reason: String) throws {
        let text = "```bash\n\(script)\n```\n"
        let refusal = try stop(text, options { $0.unattended = true })
        #expect(refusal?.lines.map { $0.prefix { $0 != ";" } } == ["doc.md:1: \(reason)"])
    }

    @Test func `a destructive step runs unattended if that is allowed`() throws {
        let allowed = options {
            $0.unattended = true
            $0.allowsDestructive = true
        }
        #expect(try stop("```bash\nrm -rf build\n```\n", allowed) == nil)
    }

    @Test func `values for no placeholder are errors that list the known ones`() throws {
        let wrong = options { $0.values = ["tg": "1"] }
        #expect(
            try stop("```bash\necho <tag>\n```\n", wrong)
                == Refusal(.usage, "--set tg: the document has no such placeholder; it has tag")
        )
    }
}
