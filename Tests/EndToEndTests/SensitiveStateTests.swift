import Testing

/// What steps change in the shell that changes what later text means.
@Suite struct SensitiveStateTests {
    /// Variables of every kind that matters.
    static let names = [
        "PATH", "IFS", "CDPATH", "BASH_ENV", "ENV", "GLOBIGNORE", "EXECIGNORE", "PS4", "HOME",
        "TMPDIR", "XDG_CONFIG_HOME", "KUBECONFIG", "AWS_PROFILE", "AWS_SECRET_ACCESS_KEY",
        "CLOUDSDK_CORE_PROJECT", "GOOGLE_APPLICATION_CREDENTIALS", "DOCKER_HOST", "VAULT_ADDR",
        "PGHOST", "SSH_AUTH_SOCK", "https_proxy", "NO_PROXY", "GIT_DIR", "GIT_SSH_COMMAND",
        "LD_PRELOAD", "LD_LIBRARY_PATH", "DYLD_INSERT_LIBRARIES", "PYTHONPATH", "PERL5LIB",
        "RUBYOPT", "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "MAKEFLAGS", "EDITOR", "PAGER",
        "SSL_CERT_FILE", "CURL_CA_BUNDLE",
    ]

    private static let others = [
        ("alias ls='rm -rf /s3cret'", "the alias `ls` now stands for the command of that name"),
        (
            "cd() { builtin cd /s3cret; }",
            "the function `cd` now stands for the command of that name"
        ),
        ("set -f", "the option noglob is now on"),
        ("shopt -s nullglob", "the option nullglob is now on"),
        ("trap 'echo s3cret' DEBUG", "the trap on DEBUG has changed"),
    ]

    @Test func `the next prompt names what a step has changed, and tells no value`() throws {
        let block = Self.names.map { "export \($0)=/s3cret" } + Self.others.map(\.0)
        let bench = try Workbench(blocks: [block.joined(separator: "\n"), "ls"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("Run it?", "\r")
        try terminal.wait(for: "1/1 passed")
        let before = try terminal.wait(for: "  2/2 ")
        let prompt = try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        let told = Self.names.map { "\($0) has changed" } + Self.others.map(\.1)
        #expect(told.filter { !prompt.contains("since 1/1: \($0)\n") } == [])
        #expect(told.filter { !before.contains("look out: \($0)\n") } == [])
        #expect(!(before + prompt).contains("s3cret"))
        let notices = try #require(try bench.journal().list("stepFinished", "notices").first)
        #expect(told.filter { !notices.contains($0) } == [])
        #expect(!notices.contains("s3cret"))
    }

    @Test func `what an ordinary block changes is not told`() throws {
        let bench = try Workbench(blocks: [
            "A=1 b=(1 2)\nset -euo pipefail\ncd /\nf() { :; }\nalias ll='ls -l'\numask 022", "true",
        ])
        let result = try bench.runUnattended()
        #expect(result.status == 0)
        #expect(!result.errors.contains("look out"), "\(result.errors)")
        #expect(try bench.journal().list("stepFinished", "notices") == ["-", "-"])
    }

    @Test func `behind such a change no step is spared its question`() throws {
        let bench = try Workbench(blocks: ["ls", "PATH=/opt/bin:$PATH", "pwd", "ls"])
        let terminal = try bench.runAtTerminal("--confirm", "changes")
        let asked = try terminal.answer("Run it?", "\r")
        #expect(asked.contains("since 2/1: PATH has changed"))
        #expect(try terminal.end() == 0)
        #expect(
            try bench.journal().list("stepStarted", "item", "confirmed")
                == ["1/1 spared", "2/1 spared", "3/1 prompt", "4/1 spared"]
        )
    }
}
