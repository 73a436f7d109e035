import Testing

@testable import CortexLint

private let token = "R4zk8vQ2mW7xLp3TnB9cYd6F"
private let github = "ghp" + "_R4zk8vQ2mW7xLp3TnB9cYd6FhJ1sKe5GaUo0"

struct InlineSecretTests {
    @Test(arguments: [
        "```bash\nmysql -u app -p«R4zk8vQ2» orders\n```\n",
        "```bash\ncurl -u admin:«R4zk8vQ2» https://x.org\n```\n",
        "Use `«\(github)»`.\n",
        "postgres://app:«R4zk8vQ2»@db.corp:5432/orders\n",
        "password: «R4zk8vQ2mW»\n",
        "```yaml\napi_token: \"«\(token)»\"\n```\n",
        "```bash\ncurl -H 'Authorization: Bearer «\(token)»' u\n```\n",
        "```bash\nexport DB_PASSWORD=«R4zk8vQ2»\n```\n",
        "AKIA" + "R4ZK8VQ2MW7XLP3T is a key\n",
        "```bash\nsshpass -p «R4zk8vQ2» ssh h ls\n```\n",
    ])
    func `a secret is found wherever it stands`(_ text: String) throws {
        let marked = text.hasPrefix("AKIA") ? "«AKIAR4ZK8VQ2MW7XLP3T» is a key\n" : text
        try expect(InlineSecret.self, finds: marked)
    }

    @Test(arguments: [
        "```bash\nmysql -u app -p\"$PASSWORD\" -p orders\n```\n",
        "password: changeme1, password=<your-password>, token: ${TOKEN}\n",
        "AKIAIOSFODNN7EXAMPLE and ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n",
        "postgres://postgres:postgres@localhost:5432/x https://x.org:8080/@scope\n",
        "Authorization: Bearer $TOKEN, Bearer eyJhbGciOi...\n",
        "secret: my-registry-credentials-1 key=/etc/tls/server1.pem keyboard: qwertz12\n",
        "The password: ask the team. PASSWORD=****\n",
        "```bash\ncurl -u \"$USER:$PASS\" u; docker login -p $TOKEN; mkdir -p data\n```\n",
        "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----\n",
        "publicKey: 0a1b2c3d, tokenReview: system:serviceaccount\n",
    ])
    func `variables, masks and examples are left alone`(_ text: String) throws {
        try expect(InlineSecret.self, finds: text)
    }

    @Test func `the message does not repeat it`() throws {
        let found = try findings(InlineSecret.self, in: "`\(github)`\n")
        #expect(found.map(\.finding.message) == ["a GitHub token stands in the document"])
        #expect(found.map(\.finding.fix) == [nil])
    }
}
