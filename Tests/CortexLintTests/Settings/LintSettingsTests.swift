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
        #expect(
            traits.map { $0.contains(.changes) } == [true, true, false, false]
        )
        #expect(traits.map { $0.contains(.destructive) } == [false, true, false, false])
        #expect(traits.map { $0.contains(.neverEnds) } == [true, true, true, false])
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
