import Testing

@testable import CortexLint

struct LabelVariantTests {
    @Test(arguments: [
        "«Acceptance Criteria:»\n\n- a\n", "«**Success criteria**»\n\n- a\n",
        "«**Validation:**»\n\n```bash\nls\n```\n", "«Verification commands:»\n\n```sh\nls\n```\n",
    ])
    func `other forms of a label are found`(_ text: String) throws {
        try expect(LabelVariant.self, finds: text)
    }

    @Test(arguments: [
        "Acceptance criteria:\n\n- a\n", "Validation commands:\n\n```bash\nls\n```\n",
        "## Acceptance Criteria\n\n- a\n", "Verification:\n\n- a\n", "Test:\n\n```bash\nls\n```\n",
    ])
    func `the house's labels, headings and other labels are left alone`(_ text: String) throws {
        try expect(LabelVariant.self, finds: text)
    }

    @Test func `the fix writes the house's label`() throws {
        #expect(
            try fixed(LabelVariant.self, "**Validation:**\n\n```sh\nls\n```\n")
                == "Validation commands:\n\n```sh\nls\n```\n"
        )
    }
}
