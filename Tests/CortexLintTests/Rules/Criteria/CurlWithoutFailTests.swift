import Testing

@testable import CortexLint

struct CurlWithoutFailTests {
    @Test(arguments: [
        "```bash\n«curl -s http://localhost:1/health»\n```\n",
        "```bash\n«sudo curl localhost/api/status?full=1»\n```\n",
        "Validation commands:\n\n```bash\n«curl http://localhost/x»\n«curl -s a» | jq .\n```\n",
        "```bash\n«curl -s localhost/metrics» | head\n```\n",
        "```console\n$ «curl localhost/healthz»\nok\n```\n",
    ])
    func `a check that takes errors for answers is found`(_ text: String) throws {
        try expect(CurlWithoutFail.self, finds: text)
    }

    @Test(arguments: [
        "curl -fsS localhost/health", "curl --fail localhost/health", "curl -sSf localhost/health",
        "curl -s -o /dev/null -w '%{http_code}' localhost/health", "curl -I localhost/health",
        "curl -s localhost/health | grep -q ok", "curl -s localhost/health | jq -e .ok",
        "x=$(curl -s localhost/health)", "curl -s localhost/users", "curl -v localhost/ready",
    ])
    func `calls that look at the answer are left alone`(_ script: String) throws {
        try expect(CurlWithoutFail.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        ("curl -s x/health", "curl -fsS x/health"), ("curl -sSL x/health", "curl -fsSL x/health"),
        ("curl x/health", "curl --fail x/health"), ("sudo curl -k x/up", "sudo curl -fk x/up"),
    ])
    func `the fix lets curl fail`(_ before: String, _ after: String) throws {
        let result = try fixed(CurlWithoutFail.self, "```bash\n\(before)\n```\n")
        #expect(result == "```bash\n\(after.replacing("-fk", with: "--fail -k"))\n```\n")
    }
}
