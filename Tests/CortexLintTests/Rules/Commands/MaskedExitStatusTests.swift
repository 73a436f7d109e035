import Testing

@testable import CortexLint

struct MaskedExitStatusTests {
    @Test(arguments: [
        "«go test ./...» | tee log", "«make check» | tail -n 5", "«curl -f u» | jq .",
        "«tmux ls» | wc -l", "«curl -f u» | grep -v debug | sort",
    ])
    func `a hidden failure is found`(_ script: String) throws {
        try expect(
            MaskedExitStatus.self,
            finds: "## A\n\nValidation commands:\n\n```bash\n\(script)\n```\n"
        )
    }

    @Test(arguments: [
        "go test ./... | grep -q ok", "curl -f u | jq -e .ok", "set -o pipefail\nmake | tee log",
        "echo a | tee log", "go test ./...", "cat f | wc -l",
        "tmux ls | grep '^job' | wc -l", "tmux ls | rg job | sort | wc -l",
    ])
    func `a pipe that judges is left alone`(_ script: String) throws {
        try expect(
            MaskedExitStatus.self,
            finds: "## A\n\nValidation commands:\n\n```bash\n\(script)\n```\n"
        )
    }

    @Test func `other blocks are left alone`() throws {
        try expect(MaskedExitStatus.self, finds: "## A\n\n```bash\nmake | tee log\n```\n")
    }
}
