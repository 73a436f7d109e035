import Testing

@testable import CortexLint

struct HiddenCharacterTests {
    @Test(arguments: [
        "```bash\ngit fetch origin«\u{202E}»# safe\n```\n",
        "```bash\n«\u{200B}»# rm -rf x\n```\n",
        "```text\na«\u{1B}[31m»b«\u{1B}»\n```\n",
        "Run `kub«\u{00AD}»ectl` now.\n",
        "A zero-width«\u{200B}\u{200B}» space.\n",
        "A form feed «\u{0C}» and C1 «\u{0085}».\n",
        "Stray «\u{FEFF}»mark.\n",
        "```bash\necho نعم«\u{200F}»\n```\n",
    ])
    func `what a reader cannot see is found`(_ text: String) throws {
        try expect(HiddenCharacter.self, finds: text)
    }

    @Test(arguments: [
        "\u{FEFF}# Title\n\n- text\twith tabs\r\n",
        "Family 👨‍👩‍👧, warning ⚠️, keycap 1️⃣, flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿.\n",
        "می‌خواهم\n",
        "שלום \u{200E}(bash)\u{200E} עולם\n",
        "Dashes – and “quotes”, no-break\u{00A0}space, ideograph 葛\u{E0100}.\n",
    ])
    func `what belongs to text is left alone`(_ text: String) throws {
        try expect(HiddenCharacter.self, finds: text)
    }

    @Test func `it is an error in code and a warning in prose`() throws {
        let text = "a\u{200B}b `c\u{200B}d`\n\n```bash\ne\u{200B}f\n```\n"
        let found = try findings(HiddenCharacter.self, in: text)
        #expect(found.map(\.severity) == [.warning, .error, .error])
        #expect(found[0].finding.message == "`U+200B` (zero-width space) is not shown")
    }

    @Test(arguments: [
        ("Tags\u{E0041}\u{E0042} hide", 4..<12), ("\u{2764}\u{FE0F}\u{FE0F}.", 6..<9),
    ])
    func `tags and selectors are found where they say nothing`(
        _ text: String,
        _ range: Range<Int>
    ) throws {
        #expect(try findings(HiddenCharacter.self, in: text).map(\.finding.range) == [range])
    }

    @Test func `the fix removes the characters`() throws {
        let text = "a\u{202E}\u{200B}b\n"
        #expect(try fixed(HiddenCharacter.self, text) == "ab\n")
    }
}
