import CortexRunbook
import Testing

@Suite(.enabled(if: Corpus.isPresent, "no seed beside the project"))
struct SeedTests {
    @Test func `the seed is read`() throws {
        let runbook = try Runbook(reading: Corpus.read(Corpus.seed), path: "seed.md")
        for line in runbook.outline { print(line) }
    }
}
