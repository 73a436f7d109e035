import Testing

@testable import CortexLint

struct CriteriaWithoutValidationTests {
    @Test(arguments: [
        "«Acceptance criteria:»\n\n- It is there.\n",
        "«**Acceptance criteria:**»\n\n- It is there.\n\nValidation commands:\n\n```bash\n# later\n```\n",
    ])
    func `criteria that nothing checks are found`(_ step: String) throws {
        try expect(CriteriaWithoutValidation.self, finds: gated(step))
    }

    @Test(arguments: [
        "Acceptance criteria:\n\n- It is there.\n\nManual check: look at it.\n",
        "Acceptance criteria:\n\n- The manager has approved it.\n",
        "Acceptance criteria:\n\n- It is there.\n\n```bash\ntest -e three\n```\n",
        "Acceptance criteria:\n\n- It is there.\n\nVerify: `test -e three`\n",
    ])
    func `commands and what people decide are accepted`(_ step: String) throws {
        try expect(CriteriaWithoutValidation.self, finds: gated(step))
    }
}
