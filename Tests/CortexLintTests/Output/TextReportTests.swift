import CortexText
import Testing

@testable import CortexLint

struct TextReportTests {
    @Test func `a note that fits stands behind the carets`() throws {
        let text = try LintReport(marked: "one «two»\n", note: "a note").written(.text)
        #expect(text.contains("\n1 | one two\n  |     ^^^ a note\n  = help: "))
    }

    @Test func `a finding is shown with its line, a caret and what to do`() throws {
        let report = try LintReport(
            of: """
                # Ship

                ## 1.4 Changelog gate

                ```bash
                git log --oneline --no-merges <last-tag>..HEAD
                ```

                """,
            path: "docs/RELEASE.md"
        )
        let lines = report.written(.text).split(separator: "\n", omittingEmptySubsequences: false)
        let help = "\"${LAST_TAG:?set LAST_TAG}\""
        #expect(
            lines == [
                "error[PLH001]: `<last-tag>` is a redirection to bash",
                " --> docs/RELEASE.md:6:31   (1.4 Changelog gate, block 1)",
                "  |",
                "6 | git log --oneline --no-merges <last-tag>..HEAD",
                "  |                               ^^^^^^^^^^",
                "  = note: reads the file `last-tag`, writes the file `..HEAD`",
                "  = help: use a variable that must be set: \(help)   (--fix --unsafe-fixes)",
                "  = more: cortex lint --explain PLH001",
                "",
                "1 finding in 1 document: 1 error; --fix --unsafe-fixes removes 1",
                "",
            ]
        )
    }

    /// The line and the carets of the only finding in `marked`.
    private func excerpt(_ marked: String, width: Int = 80) throws -> [String] {
        let text = try LintReport(marked: marked).written(.text, width: width)
        return text.split(separator: "\n").dropFirst(3).prefix(2).map(String.init)
    }

    @Test(arguments: [
        ("rm «-rf» /", ["1 | rm -rf /", "  |    ^^^"]),
        ("日本 «語 x» y", ["1 | 日本 語 x y", "  |      ^^^^"]),
        ("e\u{301}a «b»", ["1 | e\u{301}a b", "  |    ^"]),
        ("⚠\u{FE0F} «b»", ["1 | ⚠\u{FE0F} b", "  |    ^"]),
        ("a\tb «c»", ["1 | a   b c", "  |       ^"]),
        ("a «b\tc»", ["1 | a b c", "  |   ^^^"]),
        ("git «\u{202E}»push", ["1 | git <U+202E>push", "  |     ^^^^^^^^"]),
        ("«p\u{430}y»", ["1 | p<U+0430>y", "  | ^^^^^^^^^^"]),
        ("p«\u{430}»y", ["1 | p<U+0430>y", "  |  ^^^^^^^^"]),
        ("a < b ^ «c»", ["1 | a < b ^ c", "  |         ^"]),
        ("\u{1B}[31m«x»", ["1 | ^[[31mx", "  |       ^"]),
        ("ab«»cd", ["1 | abcd", "  |   ^"]),
        ("ab«»", ["1 | ab ", "  |   ^"]),
        ("«one\ntwo»\n", ["1 | one", "  | ^^^"]),
    ])
    func `carets stand under what they mark`(marked: String, lines: [String]) throws {
        #expect(try excerpt(marked) == lines)
    }

    @Test func `bytes that are not UTF-8 are spelt out`() throws {
        let document = try LintDocument([0x61, 0xFF, 0x20, 0x62, 0x63], path: "x.md")
        let found = RuleFinding(rule: .sample, finding: Finding(3..<5, "wrong", help: "mend"))
        let report = LintReport([FileReport(document, [found])], rules: [])
        let lines = report.written(.text).split(separator: "\n")
        #expect(lines[3...4] == ["1 | a<FF> bc", "  |       ^^"])
    }

    @Test(arguments: [
        ("123456789 123456789 123456789 «here»", "…6789 123456789 123456789 here", 26),
        ("«here» 123456789 123456789 123456789", "here 123456789 123456789 1234…", 0),
        (
            "123456789 123456789 123456789 «here» 123456789 123456789 123456789",
            "…23456789 here 123456789 1234…", 10
        ),
    ])
    func `a long line is cut around the caret`(marked: String, line: String, column: Int) throws {
        let carets = String(repeating: " ", count: column) + "^^^^"
        #expect(try excerpt(marked, width: 34) == ["1 | " + line, "  | " + carets])
    }

    @Test(arguments: ["x", "é", "語"])
    func `a giant line is shown around the caret`(filler: String) throws {
        let fill = String(repeating: filler, count: 5_000)
        let lines = try excerpt("\(fill)«here»\(fill)", width: 60)
        #expect(lines[0].hasPrefix("1 | …" + filler))
        #expect(lines[0].hasSuffix(filler + "…"))
        let before = SafeText(escaping: lines[0].prefix { $0 != "h" }).width
        #expect(lines[1] == "  |" + String(repeating: " ", count: before - 3) + "^^^^")
        #expect(SafeText(escaping: lines[0]).width <= 60)
    }

    @Test func `what a note, a suggestion and another place say has its line`() throws {
        let report = try LintReport(
            marked: "one\n«two\nthree»\n",
            note: String(repeating: "long words ", count: 9),
            fix: Fix(.suggestion, "write more", replace: 4..<4, by: "more "),
            related: [
                Related(line: 1, message: "the first"),
                Related(path: "other.md", line: 7, message: "the \u{202E}other"),
            ]
        )
        #expect(
            report.written(.text) == """
                warning[XYZ001]: this is wrong
                 --> runbook.md:2:1
                  |
                2 | two
                  | ^^^
                  = note: \(String(repeating: "long words ", count: 9))
                  | up to line 3
                  = help: write it right
                  = try: write more
                  = also: line 1: the first
                  = also: other.md:7: the <U+202E>other
                  = more: cortex lint --explain XYZ001

                1 finding in 1 document: 1 warning

                """
        )
    }

    @Test func `the manual is pointed to once a rule`() throws {
        let text = try LintReport(marked: "«a» «b»\n").written(.text)
        #expect(text.split(separator: "\n").count { $0.contains("--explain") } == 1)
    }

    @Test func `colours leave the text as it is`() throws {
        let report = try LintReport(marked: "one «two» \u{202E}three\n")
        let coloured = TextReport(report, Style(colour: true, unicode: true)).text.text
        #expect(coloured.contains("\u{1B}[33mwarning[XYZ001]\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9]*m/, with: "") == report.written(.text))
    }

    @Test func `a terminal without Unicode gets ASCII`() throws {
        let report = try LintReport(marked: "é «ü»\n", message: "“ü” is wrong")
        let text = TextReport(report, Style(colour: false, unicode: false)).text.text
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("1 | <U+00E9> <U+00FC>\n  |          ^^^^^^^^\n"))
    }

    @Test func `the figures stand at the end`() throws {
        var report = try LintReport(marked: "«a» «b»\n")
        report.files.append(FileReport(path: "gone.md", failure: "cannot be read: no such file"))
        report.files.append(try LintReport(marked: "fine\n").files[0])
        report.files[0].findings[1].suppression = .comment(reason: "known")
        let text = report.written(.text)
        #expect(text.contains("error: gone.md: cannot be read: no such file\n"))
        #expect(
            text.hasSuffix(
                "1 finding in 1 of 3 documents: 1 warning; 1 suppressed; 1 not linted\n"
            )
        )
    }

    @Test func `nothing found is said`() throws {
        #expect(try LintReport(marked: "fine\n").written(.text) == "no findings in 1 document\n")
    }
}
