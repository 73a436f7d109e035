import Testing

@testable import CortexLint

struct NotAShellBlockTests {
    @Test(arguments: [
        "```«bash»\nrate(errors_total[30m]) > 10\n```\n",
        "```«sh»\nsum by (job) (rate(x[5m]))\n```\n",
        "```«bash»\nINSERT INTO t VALUES (1);\n```\n",
        "```«bash»\nSELECT id FROM orders WHERE id = 3;\n```\n",
        "```«shell»\n{\n  \"status\": \"ok\"\n}\n```\n",
        "```«bash»\nNAME    READY   STATUS\napi-0   1/1     Running\n```\n",
        "```«bash»\n2026-01-02T03:04:05Z started\n2026-01-02T03:04:06Z listening\n```\n",
        "```«bash»\napiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n```\n",
        "- item\n  ```«bash»\n  up{job=\"api\"} == 0\n  ```\n",
        "```«bash»\nError: could not connect (timeout)\n```\n",
    ])
    func `a block of another kind is found`(_ text: String) throws {
        try expect(NotAShellBlock.self, finds: text)
    }

    @Test(arguments: [
        "mytool check --all", "frobnicate", "./deploy.sh", "VERSION=1.2", "{ ls; pwd; }",
        "[ -f x ] && ls", "omc get pods\nomc logs x", "deploy() {\n  ls\n}", "sum file",
        "cat <<EOF\nkey: value\nother: value\nEOF", "git tag -a \"v1", "X=1 foo bar",
        "kubectl get pods\nNAME READY",
    ])
    func `commands are left alone, known or not`(_ script: String) throws {
        try expect(NotAShellBlock.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        ("rate(x[5m]) > 1", "PromQL query", "promql"),
        ("mypin set --new\n\nEnter the old pin: 1\nEnter the new pin: 2", "prints", "console"),
        ("lib/made.yaml\n21:    - --extract=a\n32:   - --extract=b", "log", "text"),
    ])
    func `the suggestion names the language`(
        _ script: String,
        _ kind: String,
        _ tag: String
    ) throws {
        let found = try findings(NotAShellBlock.self, in: "```bash\n\(script)\n```\n")
        #expect(found.map(\.finding.fix?.title) == ["tag it `\(tag)`"])
        #expect(found.allSatisfy { $0.finding.message.hasSuffix(kind) }, "\(found)")
    }
}
