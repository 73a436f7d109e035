import Testing

@testable import CortexLint

struct DanglingLabelTests {
    @Test(arguments: [
        "«Acceptance criteria:»\n\nIt is there.\n",
        "«**Acceptance criteria:**»\n",
        "«Validation commands:»\n\nLog in first.\n\n```bash\nls\n```\n",
        "- a\n\n  «Acceptance criteria:»\n\n  ```bash\n  ls\n  ```\n",
    ])
    func `a label without what it announces is found`(_ text: String) throws {
        try expect(DanglingLabel.self, finds: text)
    }

    @Test(arguments: [
        "Acceptance criteria:\n\n- It is there.\n",
        "Acceptance criteria:\n<!-- keep -->\n- It is there.\n",
        "Acceptance criteria:\n\n| a | b |\n|---|---|\n| c | d |\n",
        "Validation commands: see above.\n",
        "Validation commands:\n\n```bash\nls\n```\n",
        "Verify:\n\nLook at it.\n",
    ])
    func `labels with their list or block, and sentences, are left alone`(_ text: String) throws {
        try expect(DanglingLabel.self, finds: text)
    }
}
