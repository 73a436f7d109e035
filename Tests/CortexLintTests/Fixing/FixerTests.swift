import CortexRunbook
import Testing

@testable import CortexLint

@Suite struct FixerTests {
    private func fixed(_ text: String, _ rules: [any Rule.Type]) throws -> (String, Int) {
        let policy = LintPolicy(linter: Linter(rules), options: .standard, failOn: .warning)
        let document = try LintDocument(Array(text.utf8), path: "a.md")
        var fixer = Fixer(policy, isUnsafe: true)
        let outcome = try fixer.fix(document, policy.linter.lint(document))
        return (String(decoding: outcome.bytes, as: UTF8.self), outcome.count)
    }

    @Test(arguments: [
        ("a x b x\r\nno end x", "a y b y\r\nno end y", 3),
        ("nothing\n", "nothing\n", 0),
        ("\u{FEFF}x\n", "\u{FEFF}y\n", 1),
    ])
    func `edits change their bytes and no others`(
        _ text: String,
        _ result: String,
        _ count: Int
    ) throws {
        #expect(try fixed(text, [ProbeX.self]) == (result, count))
    }

    @Test func `a fix that brings an error is left out, and the others are applied`() throws {
        #expect(
            try fixed("a & b ! c & d\n", [ProbeX.self, ProbeHarm.self]) == (
                "a and b ! c and d\n", 2
            )
        )
    }

    @Test func `a fix that changes what is around it is left out`() throws {
        let text = "a & b\n\n- c % d\n\ne\n"
        #expect(try fixed(text, [ProbeHarm.self]) == ("a and b\n\n- c % d\n\ne\n", 1))
    }

    @Test(arguments: [
        ("a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"),
        ("a\n", "a\nb\n", "@@ -1 +1,2 @@\n a\n+b\n"),
        (
            "a\nb", "a",
            "@@ -1,2 +1 @@\n-a\n-b\n\\ No newline at end of file\n+a\n\\ No newline at end of file\n"
        ),
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
    ])
    func `a difference is shown as patch reads it`(_ old: String, _ new: String, _ hunks: String) {
        let diff = UnifiedDiff.bytes(Array(old.utf8), Array(new.utf8), path: "a.md")
        #expect(String(decoding: diff, as: UTF8.self) == "--- a.md\n+++ a.md\n" + hunks)
    }
}
