import CortexEngine
import CortexJournal
import CortexShell
import Testing

/// What a step has to print, and checks that are tried again.
struct OutputDemandTests {
    private static func mismatches(_ run: RunFixture) -> [String] {
        run.events.compactMap { event in
            if case .stepFinished(let finished) = event { finished.mismatch } else { nil }
        }
    }

    @Test(
        arguments: [
            ("echo ready", false, "end 1.1 passed", []),
            ("echo busy", false, "end 1.1 failed", ["-...ready...\n+busy"]),
            ("printf 'Ready\\r\\n\\033[1mready\\033[m\\n'", false, "end 1.1 passed", []),
            ("echo busy; exit 3", false, "end 1.1 failed", []),
        ] as [(String, Bool, String, [String])]
    )
    func `what the document demands decides whether the step passed`(
        _ script: String,
        _ asks: Bool,
        _ end: String,
        _ mismatches: [String]
    ) throws {
        let text = "```bash\n\(script)\n```\n\nMust print: `ready`\n"
        let run = try RunFixture(text, options: options { $0.unattended = true })
        #expect(run.story.contains(end))
        #expect(Self.mismatches(run) == mismatches)
        #expect(run.end.status == (end.hasSuffix("passed") ? .done : .failed))
    }

    @Test(arguments: [
        (false, [], CortexEngine.ExitStatus.done), (true, ["-2 pods\n+3 pods"], .failed),
    ])
    func `a sample is compared where the operator asks`(
        _ asks: Bool,
        _ mismatches: [String],
        _ status: CortexEngine.ExitStatus
    ) throws {
        let text = "```bash\necho 3 pods\n```\n\nExpected output:\n\n```\n2 pods\n```\n"
        let run = try RunFixture(
            text,
            options: options {
                $0.unattended = true
                $0.checksOutput = asks
            }
        )
        #expect(Self.mismatches(run) == mismatches)
        #expect(run.end.status == status)
    }

    private static let polling =
        "```bash\ncat count\ntest \"$(cat count)\" -ge 3\n```\n\nRetry: every 2s, up to 4 times\n"

    /// The counter grows while the run waits.
    private static func polled(_ pauses: [Bool] = []) throws -> (RunFixture, ScriptedOperator) {
        let person = ScriptedOperator()
        person.pauses = pauses
        let text = "```bash\necho 1 > count\n```\n\n" + polling
        return (try RunFixture(text, person: person), person)
    }

    @Test func `a check is tried again as often as the document says, from the same state`() throws
    {
        let (run, person) = try Self.polled()
        #expect(
            person.log == [
                "decide top/1", "decide top/2", "pause 2 after 1", "pause 2 after 2",
                "pause 2 after 3", "settle top/2",
            ]
        )
        let starts = run.story.filter { $0.hasPrefix("start") || $0.hasPrefix("line") }
        #expect(
            starts == [
                "start 1.1 top/1", "start 2.1 top/2", "line 7 1 stop", "start 2.2 top/2",
                "line 7 1 stop", "start 2.3 top/2", "line 7 1 stop", "start 2.4 top/2",
                "line 7 1 stop",
            ]
        )
        #expect(run.end.status == .failed)
    }

    @Test func `the operator can stop the waiting`() throws {
        let (_, person) = try Self.polled([true, false])
        #expect(
            person.log == [
                "decide top/1", "decide top/2", "pause 2 after 1", "pause 2 after 2",
                "settle top/2",
            ]
        )
    }
}
