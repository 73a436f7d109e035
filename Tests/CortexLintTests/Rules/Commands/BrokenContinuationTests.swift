import Testing

@testable import CortexLint

struct BrokenContinuationTests {
    @Test(arguments: [
        "oc delete mc «\\  »\n  x", "kubectl get pods «\\»\n\nls", "kubectl get «\\»\n # x\n  pods",
        "ls «\\»", "a «\\\t»\n  b",
    ])
    func `a continuation that does not continue is found`(_ script: String) throws {
        try expect(BrokenContinuation.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "ls \\\n  -l", "echo 'a \\ \n b'", "echo a # b \\ ", "cat <<EOF\na \\ \nEOF", "echo \\\\",
        "echo \"a \\ \n\"",
    ])
    func `continuations and quoted text are left alone`(_ script: String) throws {
        try expect(BrokenContinuation.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `the blanks are removed`() throws {
        #expect(
            try fixed(BrokenContinuation.self, "```sh\nls \\ \n  -l\n```\n")
                == "```sh\nls \\\n  -l\n```\n"
        )
    }
}
