import Testing

@testable import CortexLint

struct RepositoryPathTests {
    @Test(arguments: [
        ("a.md", "", "a.md"),
        ("./a.md", "docs", "docs/a.md"),
        ("../a.md", "docs/x", "docs/a.md"),
        ("../../a.md", "docs", nil),
        ("x//y/./z/", "", "x/y/z"),
        (".", "docs", "docs"),
    ])
    func `references are resolved from a folder`(
        _ reference: String,
        _ folder: String,
        _ path: String?
    ) {
        #expect(RepositoryPath.resolve(reference, from: folder) == path)
    }

    @Test(arguments: [
        ("docs/a.md", "docs", "a.md"),
        ("a.md", "docs/x", "../../a.md"),
        ("docs/y/a.md", "docs/x", "../y/a.md"),
        ("a.md", "", "a.md"),
    ])
    func `paths are written as seen from a folder`(
        _ path: String,
        _ folder: String,
        _ relative: String
    ) {
        #expect(RepositoryPath.relative(path, to: folder) == relative)
        #expect(RepositoryPath.resolve(relative, from: folder) == path)
    }
}
