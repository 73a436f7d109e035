import Testing

@testable import CortexLint

struct MissingAcceptanceCriteriaTests {
    @Test func `a numbered step with commands and no criteria is found`() throws {
        let text = gated("```bash\nmake\n```\n")
        try expect(
            MissingAcceptanceCriteria.self,
            finds: text.replacing("### 1.3 Three", with: "«### 1.3 Three»")
        )
    }

    @Test(arguments: [
        "Acceptance criteria:\n\n- It is built.\n\n```bash\nmake\n```\n",
        "**Done when**\n\n- It is built.\n\n```bash\nmake\n```\n",
        "Nothing to run.\n",
        "#### Notes\n\n```bash\nmake\n```\n",
    ])
    func `other words, steps without commands and unnumbered parts are left alone`(
        _ step: String
    ) throws {
        try expect(MissingAcceptanceCriteria.self, finds: gated(step))
    }

    @Test func `documents without criteria are not asked`() throws {
        try expect(MissingAcceptanceCriteria.self, finds: "# A\n\n## 1. B\n\n```bash\nmake\n```\n")
    }
}
