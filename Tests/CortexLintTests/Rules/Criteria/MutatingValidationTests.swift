import Testing

@testable import CortexLint

struct MutatingValidationTests {
    private func block(_ script: String) -> String {
        "Validation commands:\n\n```bash\n\(script)\n```\n"
    }

    @Test(arguments: [
        "«curl -s -X POST localhost/pause»", "«git tag -a v1 -m v1»",
        "«sudo systemctl restart api»",
        "«git checkout -b fix»", "«kubectl apply -f a.yaml»", "«rm -rf data»",
        "«curl -d a=b localhost/jobs»", "make test\n«git push origin main»",
    ])
    func `a validation that changes something is found`(_ script: String) throws {
        try expect(MutatingValidation.self, finds: block(script))
    }

    @Test(arguments: [
        "make build", "go test ./... | tee log", "date > release/log", "git tag", "git branch -a",
        "git tag -l 'v*'", "kubectl get pods", "rm -f /tmp/probe", "systemctl is-active api",
        "curl -X POST localhost/_search -d '{}'", "kubectl apply --dry-run=server -f a.yaml",
        "kill -0 1", "curl -fsS localhost/health", "git fetch",
    ])
    func `what only looks, builds or writes logs is left alone`(_ script: String) throws {
        try expect(MutatingValidation.self, finds: block(script))
    }

    @Test func `only validations are looked at`() throws {
        try expect(MutatingValidation.self, finds: "```bash\ngit tag v1\n```\n")
    }
}
