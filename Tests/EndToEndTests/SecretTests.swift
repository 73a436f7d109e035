import Testing

/// Values that no run records.
@Suite struct SecretTests {
    static let token = "tk-9f8e7d6c5b4a-42"

    /// A block that prints the token in the ways in which programs do.
    private static let leak = #"""
        echo "plain $DEPLOY_TOKEN"
        echo "error $DEPLOY_TOKEN" >&2
        set -x; : "$DEPLOY_TOKEN"; set +x
        printf '%s' "$DEPLOY_TOKEN" | base64
        printf 'user:%s' "$DEPLOY_TOKEN" | base64
        printf '%s' "$DEPLOY_TOKEN" | od -An -tx1 | tr -d ' \n'; echo
        printf '{"token": "%s"}\n' "$DEPLOY_TOKEN"
        for ((i = 0; i < ${#DEPLOY_TOKEN}; i++)); do printf '\e[3%dm%s' $((i % 8)) "${DEPLOY_TOKEN:i:1}"; done
        printf '\e[0m\n'
        env | grep TOKEN
        ls "/nowhere/$DEPLOY_TOKEN"
        echo done
        """#

    /// The forms of the token, one of which a leak would hold.
    private static let forms = [
        token, "dGstOWY4ZTdkNmM1YjRhLTQy", "LTlmOGU3ZDZjNWI0YS00", "rLTlmOGU3ZDZjNWI0YS00M",
        "746b2d396638653764366335623461", "-9f8e7d6c5b4a-",
    ]

    /// The files of the runs that hold a form, but for the states.
    private func leaks(_ bench: Workbench) throws -> [String] {
        try Self.forms.flatMap { form in
            try bench.grep(form).filter { !$0.hasSuffix("state.bash") }.map { "\(form) in \($0)" }
        }
    }

    @Test func `a variable's value is in no file of the run but the shell's state`() throws {
        let bench = try Workbench(blocks: [Self.leak, "echo again $DEPLOY_TOKEN"])
        bench.environment["DEPLOY_TOKEN"] = Self.token
        let result = try bench.runUnattended("--on-error", "continue")
        #expect(try leaks(bench) == [])
        #expect(!result.output.contains(Self.token) && !result.errors.contains(Self.token))
        let output = try #require(try bench.recorded("steps/001.1/output.raw"))
        #expect(output.hasPrefix("plain [secret:DEPLOY_TOKEN]\n"))
        #expect(output.hasSuffix("DEPLOY_TOKEN=[secret:DEPLOY_TOKEN]\ndone\n"))
        #expect(result.output.hasPrefix(output))
        let journal = try bench.journal()
        #expect(
            journal.list("commandFailed", "command") == [#"ls "/nowhere/$DEPLOY_TOKEN""#]
        )
        let state = try #require(try bench.recorded("steps/001.1/state.bash"))
        #expect(state.contains(Self.token))
    }

    @Test func `the digests and the timing are those of what is recorded`() throws {
        let bench = try Workbench(blocks: [Self.leak])
        bench.environment["DEPLOY_TOKEN"] = Self.token
        _ = try bench.runUnattended("--on-error", "continue")
        let folder = "\(bench.scratch.path)/state/cortex/runs/\(bench.runs[0])/steps/001.1"
        let sums = try bench.bash(
            """
            cd \(folder) && sha256sum < output.raw && sha256sum < stderr.raw &&
            wc -c < output.raw && awk '{ sum += $2 } END { print sum }' output.timing
            """
        )
        let lines = sums.output.split(whereSeparator: { " -\n".contains($0) }).map(String.init)
        let recorded = try bench.journal()
            .list("stepFinished", "outputSHA256", "stderrSHA256", "outputBytes", "outputBytes")
        #expect(recorded == [lines.joined(separator: " ")])
    }

    @Test func `what a step sets is hidden from the next one on`() throws {
        let bench = try Workbench(blocks: [
            "API_KEY=$(printf 'k%s' 3y-from-a-vault)", "echo \"$API_KEY\"",
        ])
        #expect(try bench.runUnattended().status == 0)
        #expect(try bench.recorded("steps/002.1/output.raw") == "[secret:API_KEY]\n")
        let run = bench.runs[0]
        #expect(
            try bench.grep("k3y-from-a-vault").sorted()
                == ["001.1", "002.1"].map {
                    "state/cortex/runs/\(run)/steps/\($0)/state.bash"
                }
        )
    }

    @Test func `tokens of a settings file are hidden`() throws {
        let bench = try Workbench(blocks: ["cat cortex.toml"])
        try bench.scratch.file(
            "work/cortex.toml",
            "[api.security]\nenabled = true\nallowed_tokens = ['alpha-beta-77', 'gamma-delta-88']\n"
        )
        #expect(try bench.runUnattended().status == 0)
        let output = try #require(try bench.recorded("steps/001.1/output.raw"))
        #expect(
            output.hasSuffix(
                "allowed_tokens = ['[secret:allowed_tokens]', '[secret:allowed_tokens]']\n"
            )
        )
        #expect(try bench.grep("alpha-beta-77") == ["work/cortex.toml"])
    }

    @Test func `a value for a placeholder reaches the program, and its name the record`() throws {
        let bench = try Workbench(blocks: ["printf '%s' <api-token> | wc -c\necho <api-token>"])
        let result = try bench.runUnattended("--set", "api-token=\(Self.token)")
        #expect(result.status == 0)
        #expect(result.output == "18\n[secret:api-token]\n")
        #expect(try leaks(bench) == [])
        let journal = try bench.journal()
        #expect(
            journal.list("parameterSet", "name", "value", "secret")
                == ["api-token [secret:api-token] 1"]
        )
        #expect(
            try bench.recorded("steps/001.1/script.sh")
                == "printf '%s' '[secret:api-token]' | wc -c\necho '[secret:api-token]'\n"
        )
        #expect(journal.list("stepStarted", "redacted") == ["1"])
    }

    @Test func `a secret is typed unseen, and a resumed run asks for it again`() throws {
        let bench = try Workbench(blocks: ["echo <password>", "echo second <password>"])
        let terminal = try bench.runAtTerminal()
        try terminal.answer("password =", "\(Self.token)\r")
        let shown = try terminal.wait(for: "Run it?")
        #expect(
            !shown.prefix(upTo: shown.firstIndex(of: "│") ?? shown.endIndex).contains(Self.token)
        )
        try terminal.type("\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(try leaks(bench) == [])
        let again = try bench.terminal(["run", "--resume", bench.runs[0]])
        try again.answer("password =", "\(Self.token)\r")
        try again.answer("Run it?", "\r")
        #expect(try again.end() == 0)
        #expect(try leaks(bench) == [])
        #expect(
            try bench.recorded("steps/002.1/output.raw") == "second [secret:password]\r\n"
        )
    }

    @Test func `registered secrets are hidden from runs, and no argument holds them`() throws {
        let bench = try Workbench(blocks: ["echo 'the code is open-sesame-77'"])
        let add = try bench.cortex("secret", "add", "door", input: "open-sesame-77\n")
        #expect(add.status == 0, "\(add)")
        #expect(try bench.cortex("secret", "list").output == "door\n")
        let mode = try bench.bash("stat -c %a ../state/cortex/secrets/door")
        #expect(mode.output == "600\n", "\(mode)")
        #expect(try bench.runUnattended().status == 0)
        #expect(try bench.recorded("steps/001.1/output.raw") == "the code is [secret:door]\n")
        #expect(try bench.cortex("secret", "remove", "door").status == 0)
        #expect(try bench.cortex("secret", "remove", "door").status == 2)
        #expect(try bench.cortex("secret", "list").output == "")
    }

    @Test(arguments: ["short\n", "password\n", "\n"])
    func `what cannot be hidden is not registered`(value: String) throws {
        let bench = try Workbench(blocks: ["true"])
        let add = try bench.cortex("secret", "add", "name", input: value)
        #expect(add.status == 2)
        #expect(add.errors.hasPrefix("name: the value "))
        #expect(try bench.cortex("secret", "list").output == "")
    }

    @Test func `notes from elsewhere and reasons do not hold one either`() throws {
        let bench = try Workbench(blocks: ["true", "true"])
        bench.environment["DEPLOY_TOKEN"] = Self.token
        let terminal = try bench.runAtTerminal()
        try terminal.wait(for: "Run it?")
        #expect(try bench.cortex("note", bench.runs[0], "used \(Self.token)").status == 0)
        #expect(try leaks(bench) == [])
        try terminal.type("s")
        try terminal.answer("Reason:", "is \(Self.token) valid?\r")
        try terminal.answer("Run it?", "q")
        #expect(try terminal.end() == 4)
        #expect(try leaks(bench) == [])
        #expect(
            try bench.journal().list("stepSkipped", "reason") == ["is [secret:DEPLOY_TOKEN] valid?"]
        )
    }
}
