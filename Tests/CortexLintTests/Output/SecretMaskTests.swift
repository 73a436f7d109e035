import Testing

@testable import CortexLint

/// A secret stands in the document, and in no report on it.
struct SecretMaskTests {
    private static let secret = "R4zk8vQ2mW"
    private static let rules: [any Rule.Type] = [
        InlineSecret.self, InteractiveCommand.self, UnboundedWait.self, PagerRisk.self,
    ]

    private static let text = """
        # Look

        ```bash
        mysql -u app -p\(secret) orders
        curl -u admin:\(secret) https://x.example.org/a/rather/long/path/of/a/service
        ```

        """

    @Test(arguments: OutputFormat.allCases)
    func `no format shows a secret that was found`(_ format: OutputFormat) throws {
        let report = try LintReport(of: Self.text, Self.rules)
        #expect(report.findings.count == 4)
        let written = report.written(format)
        #expect(!written.contains(Self.secret), "\(written)")
    }

    @Test func `asterisks keep the places`() throws {
        let written = try LintReport(of: Self.text, [InlineSecret.self]).written(.text)
        #expect(
            written.split(separator: "\n").filter { $0.hasPrefix("4 |") || $0.contains("^") }
                == [
                    "4 | mysql -u app -p********** orders",
                    "  |                ^^^^^^^^^^",
                    "  |               ^^^^^^^^^^",
                ]
        )
    }

    @Test func `a message that a cut has shortened shows no beginning of it`() throws {
        let secret = String(repeating: "R4zk8vQ2", count: 12)
        let text = "# A\n\n```bash\nmysql -u app -p\(secret)\n```\n"
        let written = try LintReport(of: text, Self.rules).written(.concise)
        #expect(!written.contains("R4zk"), "\(written)")
    }

    @Test func `the first line of a private key is shown`() throws {
        let head = "-----BEGIN EC PRIVATE KEY-----"
        let body = "MHcCAQEEIBmPz0k4vQ2mW7xLp3TnB9cYd6FhJ1sKe5GaUo0oAoGCCqGSM49AwEH"
        let report = try LintReport(of: "\(head)\n\(body)\n", [InlineSecret.self])
        #expect(report.written(.text).contains("1 | \(head)"))
    }

    @Test func `a fix that would repeat a secret is left out of the report`() throws {
        let found = [
            RuleFinding(
                rule: InlineSecret.about,
                finding: Finding(3..<13, "a password stands here", help: "replace it")
            ),
            RuleFinding(
                rule: .sample,
                finding: Finding(
                    0..<13,
                    "this is wrong",
                    help: "write \(Self.secret) right",
                    fix: Fix(.safe, "quote it", replace: 3..<13, by: "\"\(Self.secret)\"")
                )
            ),
        ]
        let document = try LintDocument(Array("-p \(Self.secret)\n".utf8), path: "a.md")
        let placed = FileReport(document, found).findings
        #expect(placed.map(\.fix) == [nil, nil])
        #expect(placed.map(\.help) == ["write ********** right", "replace it"])
    }
}
