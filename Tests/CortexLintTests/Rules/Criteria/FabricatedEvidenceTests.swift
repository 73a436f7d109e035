import Testing

@testable import CortexLint

struct FabricatedEvidenceTests {
    private func document(_ script: String) -> String {
        "# A\n\n```bash\n\(script)\n```\n\n## Required evidence\n\n- `out/load.json`\n"
    }

    @Test(arguments: [
        "«echo '{\"ok\":true}' > out/load.json»", "«echo done >> ./out/load.json»",
        "«cat > out/load.json <<'EOF'»\nok\nEOF", "«echo ok» | tee out/load.json",
    ])
    func `evidence from a fixed text is found`(_ script: String) throws {
        try expect(FabricatedEvidence.self, finds: document(script))
    }

    @Test(arguments: [
        "echo \"$RESULT\" > out/load.json", "./load.sh > out/load.json", "echo ok > out/other.json",
        "cat > out/load.json <<EOF\n$RESULT\nEOF", "echo ok", "cat log > out/load.json",
    ])
    func `evidence that commands produce and other files are left alone`(
        _ script: String
    ) throws {
        try expect(FabricatedEvidence.self, finds: document(script))
    }
}
