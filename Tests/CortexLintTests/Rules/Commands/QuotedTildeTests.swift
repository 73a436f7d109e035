import Testing

@testable import CortexLint

struct QuotedTildeTests {
    @Test(arguments: [
        "DB=\"«~/x.db»\"", "cp '«~/a»' /tmp", "ls \"«~/»$NAME\"", "export F=\"«~/f»\"",
    ])
    func `a quoted tilde is found`(_ script: String) throws {
        try expect(QuotedTilde.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "DB=~/x.db", "ssh host \"~/run.sh\"", "echo \"~/x\"", "bash -c \"~/x\"", "ls \"a~/b\"",
        "grep '~/x' f", "cat <<EOF\n~/x\nEOF", "ls \"$HOME/x\"",
    ])
    func `what another shell expands, and text, are left alone`(_ script: String) throws {
        try expect(QuotedTilde.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `double quotes get the variable, single quotes no fix`() throws {
        #expect(
            try fixed(QuotedTilde.self, "```sh\nA=\"~/x\" B='~/y'\n```\n")
                == "```sh\nA=\"$HOME/x\" B='~/y'\n```\n"
        )
    }
}
