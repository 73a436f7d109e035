import CortexRunbook
import CortexSettings
import Testing

@testable import CortexLint

@Suite struct LintSettingsTests {
    private func settings(_ text: String) throws -> LintSettings {
        try LintSettings(Settings(reading: Array(text.utf8), path: "cortex.toml"))
    }

    @Test func `a table of settings is read as values`() throws {
        let settings = try settings(
            """
            [lint]
            level = "release"
            select = ["PLH", "STY002"]
            ignore = ["PLH001"]
            fail-on = "error"
            prompt-style = "allow"
            slug = "gitlab"
            link-roots = ["docs"]
            exclude = ["old/"]
            max-age = 180
            manuals = "https://example.org/lint"

            [lint.severity]
            PLH = "info"
            STY002 = "off"

            [lint.per-file-ignores]
            "drafts/*.md" = ["PLH001"]

            [[lint.profile]]
            glob = ["runbooks/*.md"]
            kind = "runbook"
            profile = "release"
            required-sections = ["Rollback"]

            [lint.commands.deploy]
            mutates = ["apply", "rm --all"]
            never-ends = ["watch"]
            displays = ["list"]
            checks = ["verify"]

            [labels]
            verification = ["Proof"]
            """
        )
        #expect(settings.level == .release)
        #expect(settings.select == [try Selector("PLH"), try Selector("STY002")])
        #expect(settings.ignore == [try Selector("PLH001")])
        #expect(settings.failOn == .error)
        #expect(settings.severities["PLH001"] == .some(.info))
        #expect(settings.severities["STY002"] == .some(nil))
        #expect(settings.exclude == ["old/"])
        #expect(settings.ignored(in: "drafts/a.md") == [try Selector("PLH001")])
        #expect(settings.ignored(in: "a.md") == [])
        let options = settings.options(for: "runbooks/a.md")
        #expect((options.kind, options.profile) == (.runbook, .release))
        #expect(options.requiredSections == ["Rollback"])
        #expect((options.promptStyle, options.slug) == (.allow, .gitlab))
        #expect(options.commands["deploy"]?.mutates == ["apply", "rm --all"])
        #expect(options.commands["deploy"]?.neverEnds == ["watch"])
        #expect(options.commands["deploy"]?.displays == ["list"])
        #expect(options.commands["deploy"]?.checks == ["verify"])
        #expect(options.maxAge == 180)
        #expect(options.vocabulary == Vocabulary(adding: [.verification: ["Proof"]]))
        #expect(settings.manuals == "https://example.org/lint/")
        #expect(settings.options(for: "a.md").kind == nil)
    }

    @Test(arguments: [
        (
            "[lint]\nselct = []\n",
            "cortex.toml:2:1: unknown key `selct` in `[lint]`; did you mean `select`?"
        ),
        ("[lint]\nlevel = \"rel\"\n", "`level` cannot be `rel`"),
        ("[lint]\nselect = [\"PLX\"]\n", "unknown rule `PLX`"),
        ("[lint.severity]\nPLH001 = \"loud\"\n", "`PLH001` cannot be `loud`"),
        ("[lint.severity]\nPLX = \"off\"\n", "unknown rule `PLX`"),
        ("[[lint.profile]]\nkind = \"record\"\n", "`glob` is missing"),
        ("[lint.commands.x]\nmutate = []\n", "did you mean `mutates`?"),
        ("[lint]\nexclude = \"old\"\n", "exclude"),
        ("[lint]\nmax-age = 0\n", "max-age"),
        ("[labels]\nverificaton = []\n", "did you mean `verification`?"),
    ])
    func `what the table cannot hold is refused with its place`(
        _ text: String,
        _ message: String
    ) throws {
        let error = #expect(throws: SettingsError.self) { try settings(text) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func `commands of the house have their own hazards`() throws {
        var options = RuleOptions.standard
        var deploy = CommandOptions()
        deploy.mutates = ["apply"]
        deploy.destructive = ["rm --all"]
        deploy.interactive = ["console"]
        deploy.neverEnds = [""]
        options.commands["deploy"] = deploy
        let text = "```bash\ndeploy apply\ndeploy rm --all x\ndeploy rm x\nother apply\n```\n"
        let document = try LintDocument(Array(text.utf8), path: "a.md", options: options)
        let traits = document.scripts[0].calls.map(\.traits)
        #expect(traits.map { $0.contains(.destructive) } == [false, true, false, false])
        #expect(traits.map { $0.contains(.neverEnds) } == [true, true, true, false])
    }

    @Test func `validations know what commands of the house do`() throws {
        var options = RuleOptions.standard
        var deploy = CommandOptions()
        deploy.mutates = ["apply"]
        deploy.displays = ["list"]
        options.commands["deploy"] = deploy
        let blocks = ["deploy list", "deploy verify", "deploy apply x"].map { script in
            "## \(script)\n\nValidation commands:\n\n```bash\n\(script)\n```\n\n"
        }
        let text = Array(blocks.joined().utf8)
        let rules: [any Rule.Type] = [ValidationCannotFail.self, MutatingValidation.self]
        let found = try [.standard, options].map { options in
            let document = try LintDocument(text, path: "a.md", options: options)
            return Linter(rules).findings(in: document).map(\.finding.message)
        }
        #expect(
            found == [
                [],
                [
                    "`deploy` succeeds whatever it finds, so this validation cannot fail",
                    "`deploy apply` changes state in a validation",
                ],
            ]
        )
    }

    @Test func `labels of the house are read as it means them`() throws {
        var options = RuleOptions.standard
        options.vocabulary = Vocabulary(adding: [.verification: ["Proof"]])
        let text = Array("## A\n\nProof:\n\n```bash\ngit status\n```\n".utf8)
        let found = try [.standard, options].map { options in
            let document = try LintDocument(text, path: "a.md", options: options)
            return Linter([ValidationCannotFail.self]).findings(in: document).count
        }
        #expect(found == [0, 1])
    }

    @Test(arguments: [
        (["level=release"], Level.release),
        (["lint.level=\"all\""], .all),
        (["level=min", "ignore=[\"PLH\"]"], .min),
    ])
    func `a command line sets keys`(_ overrides: [String], _ level: Level) throws {
        #expect(try LintSettings(overrides: overrides).level == level)
    }

    @Test func `a key of the command line that is none is refused`() {
        #expect(throws: LintError.self) { try LintSettings(overrides: ["levle=min"]) }
    }

    private static let one = RuleDescription("PLH001", "placeholder-redirect", .error, level: .min)
    private static let other = RuleDescription("PLH003", "example-value", .warning, level: .release)

    @Test(
        arguments: [
            (["PLH"], [], [], [true, true]),
            ([], [], [], [true, false]),
            ([], ["PLH003"], [], [true, true]),
            (["PLH"], [], ["PLH003"], [true, false]),
            (["PLH003"], [], ["PLH"], [false, true]),
            ([], [], ["placeholder-redirect"], [false, false]),
            (["ALL"], [], ["PLH0"], [false, false]),
        ] as [([String], [String], [String], [Bool])]
    )
    func `the longer selector wins`(
        _ select: [String],
        _ extend: [String],
        _ ignore: [String],
        _ has: [Bool]
    ) throws {
        func selectors(_ names: [String]) -> [Selector] { names.map { Selector(any: $0) } }
        let selection = Selection(
            select: select.isEmpty ? nil : selectors(select),
            extend: selectors(extend),
            ignore: selectors(ignore)
        )
        #expect([Self.one, Self.other].map(selection.has) == has)
    }
}
