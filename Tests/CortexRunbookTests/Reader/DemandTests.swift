import CortexRunbook
import Testing

/// The first command of `text` and the document's problems.
private func read(_ text: String) throws -> (command: Command, problems: [Problem]) {
    let runbook = try Runbook(reading: Array(text.utf8), path: "r.md")
    let commands = runbook.items.compactMap { item -> Command? in
        if case .command(let command) = item.content { command } else { nil }
    }
    return (try #require(commands.first), runbook.problems)
}

private let check = "```bash\ncurl -fsS localhost\n```\n"

@Suite struct RetryTests {
    private static let tenSeconds = Retry(every: 10, limit: .seconds(300))

    @Test(arguments: [
        ("every 10s for 5 minutes", tenSeconds),
        ("every 10 seconds, for at most 5 min", tenSeconds),
        ("Every 10s for up to 5m.", tenSeconds),
        ("until it passes, every 10 s within 5 minutes", tenSeconds),
        ("for 300s, every 10s", tenSeconds),
        ("up to 30 times, every 10s", Retry(every: 10, limit: .times(30))),
        ("every minute, ten times", Retry(every: 60, limit: .times(10))),
        ("every 2 minutes (max 5 attempts)", Retry(every: 120, limit: .times(5))),
        ("every hour for a day", Retry(every: 3_600, limit: .seconds(86_400))),
    ])
    func `a label says how often and how long`(words: String, retry: Retry) throws {
        let found = try read("# T\n\n\(check)\nRetry: \(words)\n")
        #expect(found.command.retry == retry)
        #expect(found.problems == [])
    }

    @Test(arguments: [
        "Retry: every 10s for 5m\n\n\(check)",
        "**Retry:** every 10s for 5m\n\n\(check)",
        "- Retry: every 10s for 5m\n\n\nText.\n\n\(check)",
        "\(check)\nText.\n\n- Retry: every 10s for 5m\n",
        "\(check)\nExpected output:\n\n```\nok\n```\n\nPolling: every 10s for 5m\n",
        "Poll every 10 seconds for 5 minutes:\n\n\(check)",
        "Look at it. Poll every 10 seconds for 5 minutes.\n\n\(check)",
        "\(check)\nRepeat until it passes, every 10s for 5m.\n",
        "1. Try again every 10 s, for 5 minutes:\n\n   ```bash\n   uptime\n   ```\n",
        "1. Look:\n\n   ```bash\n   uptime\n   ```\n\n   Keep checking every 10s for 5m.\n",
        "\(check)\nTimeout: 5s\nRetry: every 10s for 5m\n",
    ])
    func `a label or a sentence stands before or behind the block`(text: String) throws {
        let found = try read("# T\n\n\(text)")
        #expect(found.command.retry == Self.tenSeconds)
        #expect(found.problems == [])
    }

    @Test(arguments: [
        "\(check)\nRetry: if it fails, start again\n",
        "\(check)\nRepeat this for every node.\n",
        "\(check)\nText.\n\nPoll every 10 seconds for 5 minutes.\n",
        "Poll every 10 seconds for 5 minutes.\n\nText.\n\n\(check)",
        "\(check)\nThe backup is repeated every 10 minutes for 5 hours.\n",
        "\(check)\n## Retry\n\n- every 10s for 5m\n",
        "\(check)\n```\nRetry: every 10s for 5m\n```\n",
        "\(check)\nRepeat the backup every 2 days for 9 days.\n",
    ])
    func `other sentences say nothing about the command`(text: String) throws {
        let found = try read("# T\n\n\(text)")
        #expect(found.command.retry == nil)
        #expect(found.problems == [])
    }

    @Test(arguments: [
        ("```bash\nrm x\n```\n\nRetry: every 10s for 5m\n", 7, "only a command that changes"),
        ("```bash\ntail -f x\n```\n\nRetry: every 10s for 5m\n", 7, "only a command that changes"),
        ("\(check)\nRetry: every 10s\n", 7, "trying again needs an end"),
        ("\(check)\nPoll every 10 seconds until it is ready.\n", 7, "trying again needs an end"),
        ("\(check)\nRetry: every 0s for 5m\n", 7, "a check is tried again every second to"),
        ("\(check)\nRetry: every 10s for 3 days\n", 7, "a check is tried again every second to"),
        ("Retry: every 10s for 5m\n\n## S\n\n\(check)", 3, "no command of the section follows"),
    ])
    func `what cannot be done is a problem`(text: String, line: Int, message: String) throws {
        let found = try read("# T\n\n\(text)")
        #expect(found.command.retry == nil)
        #expect(found.problems.map(\.kind) == [.unusableRetry])
        #expect(found.problems.map(\.line) == [line])
        #expect(found.problems.first?.message.hasPrefix(message) == true)
    }

    @Test func `each command has its own`() throws {
        let text = """
            # T

            Retry: every 1s for 1m

            \(check)
            Retry: every 2s for 2m

            \(check)
            Retry: every 3s for 3m:

            \(check)
            """
        let runbook = try Runbook(reading: Array(text.utf8), path: "r.md")
        let pauses = runbook.items.map { item -> Int? in
            if case .command(let command) = item.content { command.retry?.every } else { nil }
        }
        #expect(pauses == [1, 2, 3])
    }

    @Test(arguments: [
        (Retry(every: 10, limit: .seconds(30)), 1, 0, 10),
        (Retry(every: 10, limit: .seconds(30)), 3, 20, 10),
        (Retry(every: 10, limit: .seconds(30)), 3, 21, nil),
        (Retry(every: 10, limit: .seconds(5)), 1, 0, nil),
        (Retry(every: 10, limit: .times(3)), 2, 9_999, 10),
        (Retry(every: 10, limit: .times(3)), 3, 0, nil),
        (Retry(every: 10, limit: .times(1)), 1, 0, nil),
    ])
    func `no try begins behind the end`(retry: Retry, tries: Int, elapsed: Int, pause: Int?) {
        #expect(retry.pause(after: tries, elapsed: elapsed) == pause)
    }

    @Test func `a house can call it something else`() throws {
        let text = "# T\n\n\(check)\nWiederholen: every 10s for 5m\n"
        let runbook = try Runbook(
            reading: Array(text.utf8),
            path: "r.md",
            vocabulary: Vocabulary(adding: [.retry: ["Wiederholen"]])
        )
        guard case .command(let command)? = runbook.items.first?.content else { return }
        #expect(command.retry == Self.tenSeconds)
    }
}

@Suite struct OutputDemandTests {
    private static let sample = OutputDemand(isSample: true)

    @Test(arguments: [
        ("\(check)\nMust print:\n\n```\nok\n```\n", sample),
        ("\(check)\n**Required output**\n\n```text\nok\n```\n", sample),
        ("\(check)\nThe command must print:\n\n```\nok\n```\n", sample),
        ("\(check)\nAll is well. The output must look like this:\n\n```\nok\n```\n", sample),
        ("\(check)\nExpected output:\n\n```\nno\n```\n\nMust output:\n\n```\nok\n```\n", sample),
        ("\(check)\nMust print: `ok` and `200`\n", OutputDemand(words: ["ok", "200"])),
        ("\(check)\n- Must show: ready\n", OutputDemand(words: ["ready"])),
        ("\(check)\nIt must print `ok`.\n", OutputDemand(words: ["ok"])),
        (
            "\(check)\nWait. The last line must output exactly `ok 1`.\n",
            OutputDemand(words: ["ok 1"])
        ),
        ("```bash\nls  # Must print: 3 files\n```\n", OutputDemand(words: ["3 files"])),
        ("```bash\n# Must print:\n#   a\n#   b\nls\n```\n", OutputDemand(words: ["a", "b"])),
        ("```bash\nls\n# it must print \"3 files\" here\n```\n", OutputDemand(words: ["3 files"])),
    ])
    func `the document can demand what a command prints`(
        text: String,
        demand: OutputDemand
    ) throws {
        let found = try read("# T\n\n\(text)").command
        #expect(found.demand == demand)
        if demand.isSample { #expect(found.expectedOutput == "ok\n") }
    }

    @Test(arguments: [
        "\(check)\nExpected output:\n\n```\nok\n```\n",
        "\(check)\nYou should see output like this:\n\n```\nok\n```\n",
        "\(check)\nThe API must return `200`.\n",
        "\(check)\nThe dashboard must show `OK`.\n",
        "\(check)\nIt must not print `error`.\n",
        "\(check)\nMust print: one line for each of the pods\n",
        "\(check)\nYou must print the form `A1` and sign it.\n",
        "\(check)\nText.\n\nIt must print `ok`.\n",
        "```bash\nls\n# must print a line for each file\n```\n",
        "```bash\nls\n# Expected: ok\n```\n",
    ])
    func `other sentences demand nothing`(text: String) throws {
        let found = try read("# T\n\n\(text)").command
        #expect(found.demand == nil)
    }

    @Test func `a house can say it in its own words`() throws {
        let text = "# T\n\n\(check)\nDer Befehl muss Folgendes ausgeben:\n\n```\nok\n```\n"
        let runbook = try Runbook(
            reading: Array(text.utf8),
            path: "r.md",
            vocabulary: Vocabulary(adding: [.requiredOutput: ["muss Folgendes ausgeben"]])
        )
        guard case .command(let command)? = runbook.items.first?.content else { return }
        #expect(command.demand == Self.sample)
    }
}
