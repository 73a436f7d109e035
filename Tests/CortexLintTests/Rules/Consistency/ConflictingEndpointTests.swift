import Testing

@testable import CortexLint

struct ConflictingEndpointTests {
    private static func ask(_ address: String) -> String {
        "```bash\ncurl -fsS \(address)\n```\n"
    }

    @Test func `one path on two ports is marked in both documents`() throws {
        try expect(
            ConflictingEndpoint.self,
            finds: [
                ("docs/a.md", Self.ask("http://«127.0.0.1:8900/health»?full=1")),
                ("docs/b.md", Self.ask("\"http://«localhost:8080/health»\"")),
            ]
        )
    }

    @Test func `other paths, other folders and ports used side by side are left alone`() throws {
        try expect(
            ConflictingEndpoint.self,
            finds: [
                ("docs/a.md", Self.ask("http://127.0.0.1:8900/health")),
                ("docs/b.md", Self.ask("http://127.0.0.1:8080/ready")),
                ("other/c.md", Self.ask("http://127.0.0.1:8081/health")),
            ]
        )
        try expect(
            ConflictingEndpoint.self,
            finds: [
                ("docs/a.md", Self.ask("http://127.0.0.1:8900/health")),
                ("docs/b.md", Self.ask("http://127.0.0.1:8080/health")),
                ("docs/c.md", Self.ask("localhost:8900/a localhost:8080/b")),
            ]
        )
        try expect(
            ConflictingEndpoint.self,
            finds: [
                ("docs/a.md", Self.ask("http://example.org:8900/health")),
                ("docs/b.md", Self.ask("http://127.0.0.1:8080/")),
            ]
        )
    }
}
