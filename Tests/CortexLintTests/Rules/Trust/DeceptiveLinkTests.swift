import Testing

@testable import CortexLint

struct DeceptiveLinkTests {
    @Test(arguments: [
        "Open [«https://vault.example.org»](https://vault.examp1e.org).\n",
        "Go to [«github.com»](https://githab.com/login).\n",
        "[«https://a.example.org/x»](http://b.example.net/x)\n",
    ])
    func `a link that leads elsewhere is found`(_ text: String) throws {
        try expect(DeceptiveLink.self, finds: text)
    }

    @Test(arguments: [
        "[https://www.example.org](https://example.org/)\n",
        "[docs.example.org](https://example.org/docs) and <https://example.org>\n",
        "[the vault](https://vault.example.org) [values.yaml](https://example.org/v)\n",
        "[k8s.io/api](https://github.com/kubernetes/api) [prometheus.io](rules.md)\n",
        "[https://example.org](https://proxy.example.net/?to=https://example.org)\n",
    ])
    func `one domain, names and redirects are left alone`(_ text: String) throws {
        try expect(DeceptiveLink.self, finds: text)
    }
}
