import Testing

@testable import CortexLint

private func procedure(_ rest: String) -> String {
    "# U\n\n## 1. A\n\nAcceptance criteria:\n\n- a\n\n```bash\n\(rest)\n```\n\n"
        + "## 2. B\n\nAcceptance criteria:\n\n- b\n\n```bash\nls\n```\n"
}

struct NoRollbackTests {
    @Test func `a change without a way back is found at the first change`() throws {
        try expect(NoRollback.self, finds: procedure("ls\n«apt-get install -y jq»\nreboot"))
    }

    @Test(arguments: [
        procedure("apt-get install -y jq") + "\n## Rollback\n\nBack.\n", procedure("ls"),
        procedure("systemctl restart x # or restore the backup"),
        "# U\n\n```bash\napt-get install -y jq\n```\n",
    ])
    func `a way back, reading only and other profiles are left alone`(_ text: String) throws {
        try expect(NoRollback.self, finds: text)
    }
}
