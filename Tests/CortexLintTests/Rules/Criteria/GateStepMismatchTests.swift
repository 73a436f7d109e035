import Testing

@testable import CortexLint

struct GateStepMismatchTests {
    @Test func `gates without steps and phases without gates are found`() throws {
        try expect(
            GateStepMismatch.self,
            finds: """
                # Release

                ## 1. Build

                Text.

                «## 2. Announce»

                Text.

                ## Quality gates

                - Build gate
                - «Load test gate»: all pass
                - [«Smoke»](#nowhere)
                """
        )
    }

    @Test func `a document without gates is left alone`() throws {
        try expect(GateStepMismatch.self, finds: "# A\n\n## 1. Build\n\nText.\n")
    }
}
