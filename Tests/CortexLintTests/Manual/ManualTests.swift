import CortexText
import Foundation
import Testing

@testable import CortexLint
@testable import CortexManuals

struct ManualTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func `the manuals and the pages are what the doc comments say`() throws {
        let project = Project(root: Self.root)
        let stale = try project.stale(try project.manuals())
        #expect(stale == [], "run `make lint-manuals`")
    }

    @Test(arguments: Catalogue.descriptions.map(\.code))
    func `every rule has its manual, with both examples`(code: String) throws {
        let manual = try #require(RuleManual(code: code))
        #expect(!manual.summary.isEmpty)
        #expect(manual.document("Bad") != nil && manual.document("Good") != nil)
    }

    /// Rules whose examples need more than one document, or the files of a repository.
    private static let needRepository: Set<String> = ["LNK", "XDC"]

    /// The rule whose findings another program makes.
    private static let needProgram = ShellCheckResult.about.code

    private static let examples = Catalogue.rules.filter { rule in
        !needRepository.contains(String(rule.about.code.prefix(3)))
            && rule.about.code != needProgram
    }

    /// Whether `rule` speaks in `text` under one of `options`.
    private func finds(
        _ rule: any Rule.Type,
        in text: String,
        _ options: [RuleOptions]
    ) throws -> Bool {
        let bytes = Array(Self.withHiddenCharacters(text).utf8)
        return try options.contains { options in
            let document = try LintDocument(bytes, path: "runbook.md", options: options)
            let alone = Linter([rule]).findings(in: document)
            // What the engine itself says, of comments that silence nothing, needs all rules.
            let together = Linter(Catalogue.rules).lint(document).findings
            return (alone + together).contains { $0.rule.code == rule.about.code }
        }
    }

    /// The text with the characters that its `⟨U+200B⟩` stand for.
    private static func withHiddenCharacters(_ text: String) -> String {
        text.replacing(/⟨U\+([0-9A-F]+)⟩/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
    }

    @Test(arguments: examples.map { $0.about.code })
    func `a rule finds its bad example and leaves its good one alone`(code: String) throws {
        let rule = try #require(Catalogue.rules.first { $0.about.code == code })
        let manual = try #require(RuleManual(code: code), "run `make lint-manuals`")
        let bad = try #require(manual.document("Bad"), "no `## Bad`")
        let good = try #require(manual.document("Good"), "no `## Good`")
        var release = RuleOptions.standard
        release.profile = .release
        #expect(try finds(rule, in: bad, [.standard, release]), "nothing found in\n\(bad)")
        #expect(try !finds(rule, in: good, [.standard]), "found in\n\(good)")
    }

    @Test func `a doc comment gives a summary and a body`() {
        let source = """
            import CortexRunbook

            /// Something wrong
            /// in two lines.
            ///
            /// What happens.
            ///
            /// ## Bad
            /// ````markdown
            /// ```bash
            ///   x
            /// ```
            /// ````
            private enum Other: Rule {
                static let about = RuleDescription(
                    "ABC123", "name", .info, level: .all)
            }
            """
        #expect(
            RuleSource.all(in: source).map { [$0.code, $0.summary, $0.body] } == [
                [
                    "ABC123", "Something wrong in two lines.",
                    "What happens.\n\n## Bad\n````markdown\n```bash\n  x\n```\n````",
                ]
            ]
        )
    }

    @Test func `an example is a document, a Markdown fence without its fence`() {
        let manual = RuleManual(
            "ABC123",
            "x",
            "## Bad\n````markdown\n```sh\nx\n```\n````\n\n## Good\n```bash\ny\n```"
        )
        #expect(manual.document("Bad") == "```sh\nx\n```\n")
        #expect(manual.document("Good") == "```bash\ny\n```\n")
        #expect(manual.document("Settings") == nil)
    }

    @Test(arguments: ["PLH001", "plh001", "placeholder-redirect"])
    func `a rule is explained by its code or its name`(name: String) throws {
        let rule = try #require(RuleList.rule(name, in: Catalogue.rules.map { $0.about }))
        let text = rule.explanation(Style(colour: false, unicode: true)).text
        #expect(
            text.hasPrefix(
                """
                PLH001 placeholder-redirect

                An unquoted `<name>` in a shell block, which bash reads as two redirections.

                *error, level `min`, in runbooks, templates*

                """
            )
        )
        #expect(text.contains("\nBad\n    git log --oneline <last-tag>..HEAD\n\nGood\n"))
    }

    @Test func `the rules are listed for people and for programs`() throws {
        let rules = [PlaceholderRedirect.about]
        let text = RuleList.text(rules, Style(colour: false, unicode: true, width: 70)).text
        #expect(
            text == """
                PLH001  error    min      placeholder-redirect  An unquoted `<name>` in a shell block, which bash r…

                """
        )
        let json = try JSONSerialization.jsonObject(with: Data(RuleList.json(rules)))
        let object = try #require(json as? [String: Any])
        #expect(object["schema"] as? String == "cortex-lint-rules/1")
        let rule = try #require((object["rules"] as? [[String: Any]])?.first)
        #expect(rule["code"] as? String == "PLH001")
        #expect(rule["page"] as? String == "docs/lint/PLH001-placeholder-redirect.md")
        #expect(rule["kinds"] as? [String] == ["runbook", "template"])
    }
}
