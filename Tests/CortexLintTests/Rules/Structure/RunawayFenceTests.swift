import Testing

@testable import CortexLint

struct RunawayFenceTests {
    @Test(arguments: [
        "«```bash»\nls\n",
        "1. A:\n   «```bash»\n   ls\ncd b\n   «```»\n",
        "> «```sh»\n> ls\n\nText.\n",
        "«```bash»\nls\n\n```bash\ndf\n```\n",
        "«````bash»\nls\n```\n",
    ])
    func `a fence without a closing line of its own is found`(_ text: String) throws {
        try expect(RunawayFence.self, finds: text)
    }

    @Test(arguments: [
        "```bash\nls\n```\n", "````md\n```bash\nls\n```\n````\n", "~~~\nls\n~~~\n",
        "- a\n\n  ```bash\n  ls\n  ```\n\n  text\n", "    ```\n    ls\n",
    ])
    func `closed fences are left alone`(_ text: String) throws {
        try expect(RunawayFence.self, finds: text)
    }

    @Test func `the fix closes an open fence and indents what has escaped`() throws {
        #expect(
            try fixed(RunawayFence.self, "- a\n\n  ```bash\n  ls")
                == "- a\n\n  ```bash\n  ls\n  ```\n"
        )
        let document = try LintDocument(
            Array("1. A:\n   ```bash\n   ls\ncd b\n   ```\n".utf8),
            path: "runbook.md"
        )
        let found = Linter([RunawayFence.self]).findings(in: document)
        #expect(found.first?.finding.fix?.edits == [Fix.Edit(23..<23, "   ")])
    }
}
