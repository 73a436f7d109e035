import Testing

@testable import CortexLint

struct PromptInCommandTests {
    @Test(arguments: [
        "```bash\n«$ »oc get pods\n```\n",
        "```sh\n«deploy@web:~$ »ls\nfile\n```\n",
        "> ```bash\n> «$ »ls\n> ```\n",
        "1. Go:\n   ```shell\n   # list\n   «$ »ls\n   $ pwd\n   ```\n",
    ])
    func `a prompt in a shell block is found once`(_ text: String) throws {
        try expect(PromptInCommand.self, finds: text)
    }

    @Test(arguments: [
        "```console\n$ ls\n```\n", "```bash\n# comment\nls\n```\n", "```bash\n$HOME/run.sh\n```\n",
        "```text\n$ ls\n```\n", "```bash\necho $ x\n```\n",
    ])
    func `sessions and comments are left alone`(_ text: String) throws {
        try expect(PromptInCommand.self, finds: text)
    }

    @Test func `prompts are removed where no output stands between`() throws {
        #expect(
            try fixed(PromptInCommand.self, "- x\n  ```bash\n  # a\n  $ ls\n\n  $ pwd\n  ```\n")
                == "- x\n  ```bash\n  # a\n  ls\n\n  pwd\n  ```\n"
        )
        #expect(
            try fixed(PromptInCommand.self, "```bash\n$ echo \"a\n> b\"\n```\n")
                == "```bash\necho \"a\nb\"\n```\n"
        )
    }

    @Test func `with output the block becomes a session`() throws {
        #expect(
            try fixed(PromptInCommand.self, "```bash\n$ ls\nfile\n```\n")
                == "```console\n$ ls\nfile\n```\n"
        )
    }
}
