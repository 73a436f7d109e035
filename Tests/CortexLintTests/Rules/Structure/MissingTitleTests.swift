import Testing

@testable import CortexLint

struct MissingTitleTests {
    @Test(arguments: [
        "«Text.»\n\n## A\n\nText.\n",
        "---\nowner: me\n---\n«## A»\n\nText.\n",
        "# A\n\nText.\n\n«# B»\n\nText.\n\n# C\n\nText.\n",
    ])
    func `a document has one title`(_ text: String) throws {
        try expect(MissingTitle.self, finds: text)
    }

    @Test(arguments: [
        "# A\n\nText.\n",
        "A\n=\n\nText.\n",
        "---\ntitle: A\n---\nText.\n",
        "<h1 align=\"center\">A</h1>\n\nText.\n",
        "",
        "```bash\n# no heading\n```\n# A\n",
    ])
    func `titles of any form count`(_ text: String) throws {
        try expect(MissingTitle.self, finds: text)
    }

    @Test(arguments: ["docs/_includes/a.md", "docs/_part.md", "partials/a.md"])
    func `parts of other documents need no title`(_ path: String) throws {
        try expect(MissingTitle.self, finds: "Text.\n", path: path)
    }

    @Test func `the fix takes the title from the file's name`() throws {
        #expect(try fixed(MissingTitle.self, "Text.\n") == "# Runbook\n\nText.\n")
    }
}
