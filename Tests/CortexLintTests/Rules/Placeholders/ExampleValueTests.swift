import Testing

@testable import CortexLint

struct ExampleValueTests {
    private func severities(_ script: String) throws -> [Severity] {
        let text = "```bash\n\(script)\n```\n"
        let document = try LintDocument(Array(text.utf8), path: "runbook.md")
        return Linter([ExampleValue.self]).findings(in: document).map(\.severity)
    }

    @Test(arguments: [
        "VERSION=«vX.Y.Z»\ngit tag \"$VERSION\"", "cp «/path/to/backup» .",
        "curl -H \"Token: «YOUR_TOKEN»\" x", "NS='«<value from alert>»'\nls \"$NS\"",
        "export KEY=«CHANGEME»", "cd «[folder of the site]»\nmake",
        "git checkout «vX.Y.Z» && git show vX.Y.Z",
    ])
    func `examples that would run as they are are found`(_ script: String) throws {
        try expect(ExampleValue.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "mktemp /tmp/x.XXXXXX", "grep TODO a", "# VERSION=vX.Y.Z", "git log <tag>..HEAD",
        "cp app-[VERSION] app", "echo \"$VERSION\"", "git tag v1.2.3",
    ])
    func `real values and other placeholders are left alone`(_ script: String) throws {
        try expect(ExampleValue.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `a block that only sets values is noted`() throws {
        #expect(try severities("VERSION=vX.Y.Z") == [.info])
        #expect(try severities("VERSION=vX.Y.Z\ngit tag $VERSION") == [.warning])
    }

    @Test func `the fix asks for the value`() throws {
        #expect(
            try fixed(ExampleValue.self, "```bash\nVERSION=vX.Y.Z\nls\n```\n")
                == "```bash\n: \"${VERSION:?set VERSION}\"\nls\n```\n"
        )
    }
}
