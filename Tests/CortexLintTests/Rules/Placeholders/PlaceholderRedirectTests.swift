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
        "```bash\ncd [folder of the site]\n```\n",
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

    @Test(arguments: [
        ("git log <last-tag>..HEAD", "reads the file `last-tag`, writes the file `..HEAD`"),
        ("oc delete pod <pod> -n web", "reads the file `pod`, writes the file `-n`"),
        ("git show <release tag>", "bash stops here with a syntax error"),
        ("echo <a> | cat", "bash stops here with a syntax error"),
        ("echo <a> # which", "bash stops here with a syntax error"),
        ("echo <a b> c", "reads the file `a`, writes the file `c`"),
        ("echo <a> \\\n  c", "reads the file `a`, writes the file `c`"),
    ])
    func `the note says what bash does`(_ script: String, _ note: String) throws {
        let document = try LintDocument(Array("```bash\n\(script)\n```\n".utf8), path: "a.md")
        let found = Linter([PlaceholderRedirect.self]).findings(in: document)
        #expect(found.map(\.finding.note) == [note])
    }

    @Test func `a house that writes placeholders so is only told`() throws {
        var options = RuleOptions.standard
        options.placeholderStyle = .angle
        let text = Array("```bash\nls <dir>\n```\n".utf8)
        let document = try LintDocument(text, path: "a.md", options: options)
        let found = Linter([PlaceholderRedirect.self]).findings(in: document)
        #expect(found.map(\.severity) == [.info])
    }

    @Test func `the fix replaces each use in the block`() throws {
        #expect(
            try fixed(PlaceholderRedirect.self, "```bash\nls <dir> <dir>/a\n```\n")
                == "```bash\nls \"${DIR:?set DIR}\" \"${DIR:?set DIR}\"/a\n```\n"
        )
    }
}
