import Testing

@testable import CortexLint

struct StubLeftInTests {
    @Test(arguments: [
        "## «TODO»\n\nText.\n", "Ask the team («TBD»).\n", "<!-- «FIXME»: say how -->\n",
        "```bash\n# «Fill with» the real command.\nls\n```\n",
        "```bash\necho '«pending-command»' > a\n```\n", "```yaml\na: 1 # «TODO»\n```\n",
        "More is «coming soon».\n", "- a\n«-»\n- b\n", "- a\n«- [ ]»\n", "| a | «TBD» |\n|--|--|\n",
        "```bash\n# «TODO»: write\n```\n",
    ])
    func `what is still to be written is found`(_ text: String) throws {
        try expect(StubLeftIn.self, finds: text)
    }

    @Test(arguments: [
        "Look for `TODO` in it.\n", "[TODO](#todo) and TODOs\n",
        "```bash\ngrep -rn TODO src; mktemp /tmp/a.XXXXXX\n```\n",
        "Call 555-XXX-1234.\n", "See x/issues/XXX.\n", "- a\n\n  b\n- [ ] c\n", "```text\n```\n",
        "Todo later.\n",
        "---\nkind: template\n---\n## TODO\n", "- ```bash\n  ls\n  ```\n",
    ])
    func `other uses of the words are left alone`(_ text: String) throws {
        try expect(StubLeftIn.self, finds: text)
    }
}
