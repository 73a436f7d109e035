import Testing

@testable import CortexLint

struct UntaggedCommandBlockTests {
    @Test(arguments: [
        "«```»\nkubectl get hpa -n web\n```\n",
        "- a\n\n  «~~~»\n  ./scripts/check.sh\n  ~~~\n",
        "«```»\n$ uptime\n up 3 days\n```\n",
        "«```»\n# look first\nsystemctl status api | head\n```\n",
    ])
    func `commands without a language are found`(_ text: String) throws {
        try expect(UntaggedCommandBlock.self, finds: text)
    }

    @Test(arguments: [
        "```\nmake sure that it is stopped.\n```\n",
        "```\nsrc/\n  main.c\n```\n",
        "```text\nkubectl get pods\n```\n",
        "    kubectl get pods\n",
        "```\nERROR: no such file\n```\n",
        "```\nuptime\n```\n",
        "```\n```\n",
        "```\nkey: value\nother: 3\n```\n",
        "Expected output:\n\n```\nls -la\n```\n",
    ])
    func `other text is left alone`(_ text: String) throws {
        try expect(UntaggedCommandBlock.self, finds: text)
    }

    @Test func `the fix names the language`() throws {
        #expect(
            try fixed(UntaggedCommandBlock.self, "```\nls -l\n```\n") == "```bash\nls -l\n```\n"
        )
        #expect(
            try fixed(UntaggedCommandBlock.self, "```\n$ ls\na\n```\n")
                == "```console\n$ ls\na\n```\n"
        )
    }
}
