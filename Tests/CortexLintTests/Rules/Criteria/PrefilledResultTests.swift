import Testing

@testable import CortexLint

struct PrefilledResultTests {
    @Test(arguments: [
        "- Build gate: «pass»\n- Smoke test: «OK»\n",
        "- «[x]» Backup verified\n- [ ] Restore tried\n",
        "Status: «✅ PASS»\n",
        "- **Verification**: «done»\n",
    ])
    func `results that are there before the run are found`(_ text: String) throws {
        try expect(PrefilledResult.self, finds: text)
    }

    @Test(arguments: [
        "- Build gate: all tests pass\n", "- Note: ok\n", "- Build gate: ____\n",
        "If the check says: pass, go on.\n", "- [ ] Build\n", "```text\nstatus: ok\n```\n",
        "---\nkind: record\n---\n- Build gate: pass\n",
    ])
    func `open results and records are left alone`(_ text: String) throws {
        try expect(PrefilledResult.self, finds: text)
    }

    @Test func `the fix leaves the result open`() throws {
        #expect(
            try fixed(PrefilledResult.self, "- Build gate: pass\n- [X] Backup\n")
                == "- Build gate: ____\n- [ ] Backup\n"
        )
    }
}
