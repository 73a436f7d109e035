import Testing

@testable import CortexLint

struct UnboundedWaitTests {
    @Test(arguments: [
        "«curl -fsS http://10.0.0.7/health»", "«nc -z host 22»",
        "«kubectl rollout status deploy/api»", "«until test -f x; do»\n  sleep 1\ndone",
        "«while ! pg_isready; do sleep 1; done»",
    ])
    func `a wait without a limit is found`(_ script: String) throws {
        try expect(UnboundedWait.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "curl --max-time 5 u", "curl -m5 u", "curl -fsSLO u", "curl u > f", "timeout 5 curl u",
        "curl u | tar xz", "kubectl rollout status deploy/api --timeout=5m", "kubectl wait pod/x",
        "until test -f x; do sleep 1; [ $((i++)) -lt 9 ] || break; done", "nc -w 3 -z host 22",
        "while read -r x; do sleep 1; done < f", "nc -l 80",
    ])
    func `limits and downloads are left alone`(_ script: String) throws {
        try expect(UnboundedWait.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `the fix limits the request`() throws {
        #expect(
            try fixed(UnboundedWait.self, "```sh\nsudo curl -s u\n```\n")
                == "```sh\nsudo curl --max-time 10 -s u\n```\n"
        )
    }
}
