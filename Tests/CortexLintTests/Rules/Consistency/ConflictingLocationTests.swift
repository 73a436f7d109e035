import Testing

@testable import CortexLint

struct ConflictingLocationTests {
    private static func bash(_ command: String) -> String { "```bash\n\(command)\n```\n" }

    @Test func `a unit of two managers is marked in both documents`() throws {
        try expect(
            ConflictingLocation.self,
            finds: [
                ("docs/a.md", Self.bash("sudo systemctl stop «shop»")),
                ("docs/b.md", Self.bash("systemctl --user restart «shop.service»")),
            ]
        )
    }

    @Test func `a data file in two folders is marked in both documents`() throws {
        try expect(
            ConflictingLocation.self,
            finds: [
                ("docs/a.md", Self.bash("cp «~/.shop/shop.db» /backup/")),
                ("docs/b.md", Self.bash("DB=\"«$HOME/.local/share/shop/shop.db»\"")),
            ]
        )
    }

    @Test func `what agrees, and what one document uses side by side, is left alone`() throws {
        try expect(
            ConflictingLocation.self,
            finds: [
                ("docs/a.md", Self.bash("systemctl stop shop; cat ~/.shop/shop.db")),
                ("docs/b.md", Self.bash("systemctl start shop; cat \"$HOME/.shop/shop.db\"")),
                ("docs/c.md", Self.bash("cp /etc/x/config.toml /etc/y/config.toml")),
            ]
        )
        try expect(
            ConflictingLocation.self,
            finds: [
                ("docs/a.md", Self.bash("cp ~/.shop/shop.db /backup/shop.db")),
                ("docs/b.md", Self.bash("cp /backup/shop.db ~/.shop/shop.db")),
            ]
        )
    }
}
