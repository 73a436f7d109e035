import Foundation
import SystemPackage
import Testing

@testable import CortexLint

struct GitIndexTests {
    @Test(arguments: ["2", "3", "4"])
    func `the index of each version lists the files of a clone`(_ version: String) throws {
        let files = ["README.md", "docs/a.md", "docs/a b.md", "docs/deep/er/c.sh", "größe.txt"]
        let sample = try SampleRepository(
            Dictionary(uniqueKeysWithValues: files.map { ($0, "text\n") }),
            untracked: ["scratch.md": ""]
        )
        try sample.git("add", "--intent-to-add", "scratch.md")
        try sample.git("rm", "--quiet", "--cached", "scratch.md")
        try sample.git("update-index", "--index-version", version)
        let index = try Data(
            contentsOf: URL(filePath: sample.root.appending(".git/index").string)
        )
        #expect(GitIndex(Array(index))?.paths.sorted() == files.sorted())
    }

    @Test func `bytes that are no index are refused, cut ones too`() throws {
        let sample = try SampleRepository(["a.md": "", "b/c.md": ""])
        let index = try Array(
            Data(contentsOf: URL(filePath: sample.root.appending(".git/index").string))
        )
        #expect(GitIndex([]) == nil)
        #expect(GitIndex(Array("DIRT".utf8)) == nil)
        for length in stride(from: 0, to: 2 * 62, by: 7) {
            #expect(GitIndex(Array(index[..<length])) == nil)
        }
    }

    @Test func `a work tree beside the repository has an index of its own`() throws {
        let sample = try SampleRepository(["a.md": ""])
        try sample.git(
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "commit",
            "--quiet",
            "-m",
            "a"
        )
        try sample.git("worktree", "add", "--quiet", "beside")
        let beside = Repository(around: sample.root.appending("beside"))
        #expect(beside.isTracked)
        #expect(beside.root == sample.root.appending("beside"))
        #expect(beside.documents == ["a.md"])
    }
}
