import Testing

@testable import CortexLint

struct MissingOwnerTests {
    @Test func `a release that names nobody is found`() throws {
        try expect(
            MissingOwner.self,
            finds: "---\nprofile: release\n---\n«# Release»\n\n## Steps\n\nText.\n"
        )
    }

    @Test(arguments: [
        "---\nprofile: release\nowner: web\n---\n# Release\n\n## Steps\n",
        "---\nprofile: release\n---\n# Release\n\nContact: the web team.\n\n## Steps\n",
        "# Release\n\n## Steps\n\nText.\n",
    ])
    func `owners, contacts and other documents are accepted`(_ text: String) throws {
        try expect(MissingOwner.self, finds: text)
    }
}
