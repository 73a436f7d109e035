import Testing

@testable import CortexLint

struct ValidationCannotFailTests {
    private func block(_ script: String) -> String {
        "Validation commands:\n\n```bash\n\(script)\n```\n"
    }

    @Test(arguments: [
        "«echo ok»", "cd app\n«git status»\ngit log -n 3", "«kubectl get pods -n web»",
        "«cat app.log | head»", "«sed -n '1,9p' notes.md»", "«curl -fsS x | jq .»",
        "grep -q a b || «echo missing»", "make test || «true»", "«ps aux» | sort",
        "if grep -q a b; then\n  «echo found»\nfi", "grep a b && make || «true»",
    ])
    func `a validation that only shows something cannot fail`(_ script: String) throws {
        let marked = block(script)
        let plain = marked.replacing("«", with: "").replacing("»", with: "")
        let document = try LintDocument(Array(plain.utf8), path: "runbook.md")
        let found = Linter([ValidationCannotFail.self]).findings(in: document)
        #expect(found.count == 1)
        #expect(found.first?.severity == .warning)
    }

    @Test(arguments: [
        "echo start\nmake test", "test -e file", "[[ -e file ]]", "curl -fsS x | jq -e .ok",
        "if ! grep -q a b; then\n  echo no\n  exit 1\nfi", "make test || exit 1",
        "set -o pipefail\nmake test | tee log", "until nc -z h 80; do sleep 1; done",
        "git diff --quiet", "systemctl is-active api", "[ -f x ] && echo ok",
        "ls -la build/app", "./check.sh", "kubectl rollout status deploy/api",
    ])
    func `a validation that can fail is left alone`(_ script: String) throws {
        try expect(ValidationCannotFail.self, finds: block(script))
    }

    @Test(arguments: [
        "```bash\ngit status\n```\n", "Commands:\n\n```bash\ngit status\n```\n",
        "Validation commands:\n\n```text\ngit status\n```\n",
        "---\nprofile: alert\n---\nVerify:\n\n```bash\nkubectl get pods\n```\n",
    ])
    func `only validations of procedures are looked at`(_ text: String) throws {
        try expect(ValidationCannotFail.self, finds: text)
    }

    @Test(arguments: [
        "rg -n «\"one|two|three\"» settings.toml", "grep -E «'a|b|c'» x",
        "go test «-run Auth» ./...",
    ])
    func `a check that passes too easily is noted`(_ script: String) throws {
        try expect(ValidationCannotFail.self, finds: block(script))
    }
}
