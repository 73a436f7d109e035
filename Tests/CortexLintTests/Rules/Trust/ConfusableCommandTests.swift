import Testing

@testable import CortexLint

struct ConfusableCommandTests {
    @Test(arguments: [
        "```bash\n«сurl» https://example.org\n```\n",
        "```bash\ncat /etc/«раsswd»\n```\n",
        "```bash\n«ѕо» x\n```\n",
        "Run `«ѕudo» ls`.\n",
        "See [the page](https://«gοοgle».com/x).\n",
    ])
    func `letters that only look Latin are found`(_ text: String) throws {
        try expect(ConfusableCommand.self, finds: text)
    }

    @Test(arguments: [
        "```bash\necho \"привет, мир\" # сurl\n```\n",
        "```bash\nсервер --имя x\n```\n",
        "```bash\nsleep 10μs; echo Δt naïve café\n```\n",
        "Слово сurl в тексте.\n",
        "```bash\ncat <<EOF\nсurl\nEOF\n```\n",
    ])
    func `text in another language is left alone`(_ text: String) throws {
        try expect(ConfusableCommand.self, finds: text)
    }

    @Test func `the suggestion is ASCII`() throws {
        let found = try findings(ConfusableCommand.self, in: "```sh\nсurl x\n```\n")
        #expect(found.map(\.finding.fix?.edits.first?.text) == ["curl"])
        #expect(found.map(\.finding.fix?.safety) == [.suggestion])
    }
}
