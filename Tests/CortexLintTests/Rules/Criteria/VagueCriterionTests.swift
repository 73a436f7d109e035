import Testing

@testable import CortexLint

struct VagueCriterionTests {
    @Test func `words of judgement without a measure are found`() throws {
        try expect(
            VagueCriterion.self,
            finds: """
                Acceptance criteria:

                - The queue «works».
                - Pause/resume is «healthy» and ready.
                - `make test` exits successfully.
                - Fewer than 3 jobs fail as expected.
                - A known-good build exists.
                - All works well in ./scripts/a.sh

                - The page says "ready".
                """
        )
    }

    @Test func `only criteria are read`() throws {
        try expect(VagueCriterion.self, finds: "Notes:\n\n- The queue works.\n")
    }
}
