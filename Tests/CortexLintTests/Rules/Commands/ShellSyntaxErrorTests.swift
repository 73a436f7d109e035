import Testing

@testable import CortexLint

struct ShellSyntaxErrorTests {
    @Test(arguments: [
        "```bash\ngit tag -a «\"»v1 -m x\n```\n",
        "```bash\n«if» true; then\n  ls\n```\n",
        "1. Go:\n   ```sh\n   ls\n   echo «'»a\n   ```\n",
        "```console\n$ ls «)»\n```\n",
    ])
    func `a block that bash refuses is found where it goes wrong`(_ text: String) throws {
        try expect(ShellSyntaxError.self, finds: text)
    }

    @Test(arguments: [
        "```bash\noc delete pod <pod> -n <namespace>\n```\n",
        "```console\n$ sqlite3 db \"select\n> 1\"\n1\n$ ls\nit's a file\n```\n",
        "```text\nif (\n```\n",
        "```bash\nrate(errors_total[5m]) > 10\n```\n",
        "```bash\nls\n",
    ])
    func `placeholders, output and other languages are left alone`(_ text: String) throws {
        try expect(ShellSyntaxError.self, finds: text)
    }

    @Test func `no other rule speaks of such a block`() throws {
        let text = "```bash\nrm -rf /srv\necho \"\n```\n"
        let document = try LintDocument(Array(text.utf8), path: "runbook.md")
        #expect(document.scripts.isEmpty)
        #expect(
            Linter(Catalogue.commands + Catalogue.safety).findings(in: document).map(\.rule.code)
                == ["CMD001"]
        )
    }
}
