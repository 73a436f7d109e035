import CortexRunbook
import SystemPackage
import Testing

@Test func `a whole runbook is read as its outline`() throws {
    let fixtures = Corpus.root.appending("Tests/CortexRunbookTests/Fixtures")
    let runbook = try Runbook(
        reading: Corpus.read(fixtures.appending("rollout.md")),
        path: "rollout.md"
    )
    let golden = try Corpus.read(fixtures.appending("rollout.outline"))
    let lines = String(decoding: golden, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(runbook.outline == lines)
}
