import Testing

@testable import CortexSecrets

private let matcher = SecretMatcher()
private let token = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"
private let line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"

struct ShapeTests {
    @Test(arguments: [
        ("key AKIAQ3EGRT5NXW7YZ2LM end", "key [secret:AWS-access-key] end"),
        ("ghp_\(token)", "[secret:GitHub-token]"),
        ("x=ghs_\(token)&y", "x=[secret:GitHub-token]&y"),
        ("\u{1B}[31mghp_\(token)\u{1B}[0m", "\u{1B}[31m[secret:GitHub-token]\u{1B}[0m"),
        (#"{"t":"a\nghp_\#(token)"}"#, #"{"t":"a\n[secret:GitHub-token]"}"#),
        ("github_pat_11ABCDE_\(token)", "[secret:GitHub-token]"),
        ("xoxb-12345-\(token)\r\n", "[secret:Slack-token]\r\n"),
        (
            "t=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.\(token)\(token).",
            "t=[secret:JSON-web-token]."
        ),
        (
            "> Authorization: Bearer \(token)\r\n> Accept: */*",
            "> Authorization: Bearer [secret:authorization-header]\r\n> Accept: */*"
        ),
        (
            "curl -H 'Authorization: Basic dXNlcjpwYXNz' x",
            "curl -H 'Authorization: Basic [secret:authorization-header]' x"
        ),
        (
            #"{"authorization": "token \#(token)"}"#,
            #"{"authorization": "token [secret:authorization-header]"}"#
        ),
        (
            "psql postgres://app:Zx81-ql@db.example/orders",
            "psql postgres://app:[secret:password-in-an-address]@db.example/orders"
        ),
        (
            "-----BEGIN RSA PRIVATE KEY-----\n\(line)\n\(line)\nQw==\n-----END RSA PRIVATE KEY-----\nx",
            "[secret:private-key]\nx"
        ),
        (
            #"k: "-----BEGIN PRIVATE KEY-----\n\#(line)\nQw==\n-----END PRIVATE KEY-----\n""#,
            #"k: "[secret:private-key]\n""#
        ),
        (
            "-----BEGIN OPENSSH PRIVATE KEY-----\r\n\(line)\r\nand that was the head",
            "[secret:private-key]\r\nand that was the head"
        ),
    ])
    func `secrets are known by their shape, wherever the pieces end`(
        output: String,
        expected: String
    ) {
        let whole = Array(output.utf8)
        for cut in 0...whole.count {
            #expect(text(redacted(whole, matcher, cuts: [cut])) == expected, "cut at \(cut)")
        }
        let each = Array(whole.indices)
        #expect(text(redacted(whole, matcher, cuts: each)) == expected)
    }

    @Test(arguments: [
        "commit 3f786850e387550fdab836ed7e6dc881de23001b", "550e8400-e29b-41d4-a716-446655440000",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "integrity sha512-\(token)\(token)==", "AKIA is how they begin", "MAKIAQ3EGRT5NXW7YZ2LM",
        "ghp_ is the prefix", "ghp_short", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "eyJhbGciOiJIUzI1NiJ9", "https://example.org:8443/a@b", "ssh://git@github.com/o/r.git",
        "git@github.com:o/r.git", "https://$USER:$PASSWORD@host/", "https://user:<password>@host/",
        "postgres://app:****@db/orders", "Authorization: required", "authorization is needed for",
        "Authorization: Bearer $TOKEN", "Authorization: Bearer <token>", "the authorization: none",
        "Basic authentication: on",
        "-----BEGIN CERTIFICATE-----\n\(line)\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\n\(line)", "-------------------", "xoxb- begins a token",
        "npm_config_registry=https://registry.npmjs.org/", "sk_live_ and sk_test_ are prefixes",
        "size: 12345678 bytes, id=9f86d081884c7d65", "token: 3, password: unchanged, secret: none",
        "/usr/lib/python3/dist-packages/hf_xet/__init__.py", "SG.1", "AIza", "pypi-server",
    ])
    func `what only looks like a secret stays`(output: String) {
        let whole = Array("\(output)\n".utf8)
        for cut in 0...whole.count {
            #expect(text(redacted(whole, matcher, cuts: [cut])) == "\(output)\n")
        }
    }

    @Test func `the numbers and names of two hundred builds stay`() {
        var random = SeededGenerator(seed: 11)
        let digits = Array("0123456789abcdef")
        let matcher = SecretMatcher(secrets(["hunter2-correct", "p@ss w0rd/with+all="]))
        for number in 0..<200 {
            let hash = String((0..<64).compactMap { _ in digits.randomElement(using: &random) })
            let output =
                "#\(number) sha256:\(hash) layer-\(hash.prefix(12)) v1.\(number).0 "
                + "https://ci.example/builds/\(hash.prefix(8))?page=\(number)#L\(number)\r\n"
            let whole = Array(output.utf8)
            #expect(redacted(whole, matcher, cuts: [number % whole.count]) == whole)
        }
    }
}
