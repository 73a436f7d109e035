import Testing

@testable import CortexLint

struct PlaceholderRedirectTests {
    @Test(arguments: [
        "```bash\ngit log «<last-tag>»..HEAD\n```\n",
        "1. Look:\n   ```sh\n   kubectl -n «<ns>» delete pod «<pod>»\n   ```\n",
        "```console\n$ echo «<name>»\nhello\n```\n",
    ])
    func `a blank in angle brackets is two redirections`(_ text: String) throws {
        try expect(PlaceholderRedirect.self, finds: text)
    }

    @Test(arguments: [
        "```bash\nsort <in >out\n```\n",
        "```bash\necho \"<name>\" '<name>' # <name>\n```\n",
        "```text\ngit log <last-tag>\n```\n",
    ])
    func `a real redirection and quoted text are left alone`(_ text: String) throws {
        try expect(PlaceholderRedirect.self, finds: text)
    }

    @Test func `one placeholder is reported once in a block`() throws {
        try expect(PlaceholderRedirect.self, finds: "```bash\necho «<a>» «<b>» <a>\n```\n")
    }

    @Test func `the fix puts a variable that must be set`() throws {
        let text = "```bash\ngit log <last-tag>..HEAD\n```\n"
        let document = try LintDocument(Array(text.utf8), path: "runbook.md")
        let found = Linter([PlaceholderRedirect.self]).findings(in: document)
        let variable = "\"${LAST_TAG:?set LAST_TAG}\""
        #expect(
            found.map(\.finding.fix) == [
                Fix(.unsafe, "replace by \(variable)", replace: 16..<26, by: variable)
            ]
        )
    }
}
