import Testing

@testable import CortexLint

struct TypographicCharacterTests {
    @Test(arguments: [
        "ls «–»la", "echo «“hello”»", "git log «—»oneline", "git«\u{A0}»status", "rm «−»f x",
        "ls «…»",
    ])
    func `a typographic character that bash reads is found`(_ script: String) throws {
        try expect(TypographicCharacter.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "echo \"it’s – “fine”…\"", "echo 'x – y' # don’t", "cat <<EOF\na – b\nEOF", "echo café",
        "echo <last – tag>",
    ])
    func `quoted text and comments are left alone`(_ script: String) throws {
        try expect(TypographicCharacter.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `the fix writes ASCII where bash can read it then`() throws {
        #expect(
            try fixed(TypographicCharacter.self, "```sh\necho “a” –l\n```\n")
                == "```sh\necho \"a\" -l\n```\n"
        )
        let broken = try findings(TypographicCharacter.self, in: "```sh\necho it’s\n```\n")
        #expect(broken.map(\.finding.fix) == [nil])
    }
}
