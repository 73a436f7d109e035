import CortexReport
import CortexRunbook
import CortexText
import Testing

@testable import CortexJournal

struct RunStatusTests {
    @Test func `the status says how far a run came and where it failed`() throws {
        let status = try status(Self.events).render(style: Style(colour: false, unicode: true))
        let expected = """
            Deploy the app
            runbooks/deploy.md  run 20261123T023031Z-7f3a9c1e
            suspended: a step failed · Ada on web1
            ━━━━━━━━━━━━━━───────  2/3 steps  0/1 criteria  2m01s

              ✓ 1 Build      2/2 steps
              ✗ 1.1 Test it  0/1 steps  0/1 criteria  1 failed

            Failures
              ✗ runbooks/deploy.md:24: git tag v1 exited 128, stopped there

            """
        #expect(status.text.split(separator: "\n") == expected.split(separator: "\n"))
    }

    @Test func `a step without a recorded end is said to be unknown`() throws {
        let events = Array(Self.events.prefix(9))
        let state = try state(events).withoutDriver()
        let status = RunStatus(name: "n", runbook: .sample, state: state)
        let text = status.render(style: Style(colour: false, unicode: false)).text
        #expect(text.contains("abandoned: its driver ended - Ada on web1\n==============......."))
        #expect(text.contains("  ? 1.1 Test it  0/1 steps  0/1 criteria  1 unknown\n"))
        #expect(text.contains("Outcome unknown\n  ? runbooks/deploy.md:22: step 1.1/1 has no"))
    }

    @Test func `a finished run shows its verdict and what it left running`() throws {
        let finished = RunFinished(
            verdict: .passed,
            counts: RunCounts(passed: 1),
            background: [BackgroundProcess(pid: 77, command: "server\u{7}")]
        )
        let text = try status([Self.events[0], .runFinished(finished)])
            .render(style: Style(colour: false, unicode: true)).text
        #expect(text.contains("\npassed · Ada on web1\n"))
        #expect(text.contains("\n  ○ 1 Build      0/2 steps\n"))
        #expect(text.hasSuffix("\nLeft running\n  ▶ 77 server^G\n"))
    }

    @Test func `the status is one object on one line`() throws {
        let expected = #"""
            {"schema":"cortex-status/1","name":"20261123T023031Z-7f3a9c1e","run":"7f3a",
            "runbook":"runbooks/deploy.md","digest":"aa11","title":"Deploy the app",
            "standing":"suspended","reason":"failed","by":"Ada","host":"web1",
            "started":"2026-11-23T02:30:30.123456Z","last":"2026-11-23T02:32:31.123456Z",
            "elapsedNanoseconds":121000000000,"typicalNanoseconds":null,"typicalRuns":0,"section":"1.1",
            "steps":{"done":2,"total":3},"criteria":{"done":0,"total":1},
            "counts":{"passed":1,"failed":1,"skipped":0,"confirmed":1,"attested":0,
            "notMet":0,"unattested":0,"unknown":0},
            "sections":[
            {"section":"1","steps":{"done":2,"total":2},"criteria":{"done":0,"total":0},
            "failed":0,"unknown":0,"stale":0},
            {"section":"1.1","steps":{"done":0,"total":1},"criteria":{"done":0,"total":1},
            "failed":1,"unknown":0,"stale":0}],
            "items":[
            {"id":"1/1","kind":"command","line":12,"flow":"normal","status":"passed",
            "stale":false},
            {"id":"1/2","kind":"manual","line":15,"flow":"normal","status":"confirmed",
            "stale":false},
            {"id":"1.1/1","kind":"command","line":22,"flow":"normal","status":"failed",
            "stale":false},
            {"id":"1.1/2","kind":"criterion","line":28,"flow":"normal","status":"pending",
            "stale":false},
            {"id":"if-it-fails/1","kind":"command","line":32,"flow":"on-demand",
            "status":"pending","stale":false}],
            "gates":[],"pending":[],
            "failures":[{"line":24,"status":128,"command":"git tag v1","answer":"stop"}],
            "shells":[],"parent":null,"children":[]}
            """#
        let line = String(decoding: try status(Self.events).json(), as: UTF8.self)
        #expect(line == expected.replacing("\n", with: "") + "\n")
    }

    @Test func `what the operator went back to before is stale in both views`() throws {
        let back = WentBack(from: "1.1/1", to: "1/2", state: .current, stateSHA256: "s")
        let status = try status(Self.events.dropLast() + [.wentBack(back)])
        let text = status.render(style: Style(colour: false, unicode: true)).text
        #expect(text.contains("\n  ○ 1 Build      1/2 steps  1 stale\n"), "\(text)")
        #expect(text.contains("\n  ▶ 1.1 Test it  0/1 steps  0/1 criteria  1 stale\n"))
        #expect(!text.contains("Failures"))
        let json = String(decoding: status.json(), as: UTF8.self)
        #expect(json.contains(#""counts":{"passed":1,"failed":0,"skipped":0,"confirmed":0,"#))
        #expect(json.contains(#""status":"failed","stale":true}"#))
        #expect(json.contains(#""failures":[]"#))
    }

    @Test(
        arguments: [
            ([], false, "at 1/1"), (["x", "f()"], true, "at 1/1: kept x, f()"),
            (["x"], false, "at 1/1: dropped x"),
        ] as [([String], Bool, String)]
    )
    func `the operator's shells are listed`(
        _ changes: [String],
        _ kept: Bool,
        _ line: String
    ) throws {
        let closed = ShellClosed(
            number: 1,
            outputBytes: 0,
            outputSHA256: "",
            changes: changes,
            kept: kept
        )
        let status = try status([
            Self.events[0], .shellOpened(ShellOpened(number: 1, item: "1/1", stateSHA256: "s")),
            .shellClosed(closed),
        ])
        let text = status.render(style: Style(colour: false, unicode: true)).text
        #expect(text.hasSuffix("\nShells opened\n  · \(line)\n"), "\(text)")
    }

    @Test(
        arguments: [
            (0, "0.0s"), (449_000_000, "0.4s"), (9_999_999_999, "9.9s"), (59_000_000_000, "59s"),
            (134_000_000_000, "2m14s"), (11_100_000_000_000, "3h05m"),
        ] as [(Int64, String)]
    )
    func `durations are written as people do`(nanoseconds: Int64, text: String) {
        #expect(SafeText(duration: nanoseconds).text == text)
    }

    private func status(_ events: [RunEvent]) throws -> RunStatus {
        RunStatus(
            name: "20261123T023031Z-7f3a9c1e",
            runbook: .sample,
            state: try state(events)
        )
    }

    static let events: [RunEvent] = [
        .runStarted(
            RunStarted(runbook: "runbooks/deploy.md", digest: "aa11", driver: .sample)
        ),
        .sectionEntered(SectionEntered(section: "1", title: "Build")),
        .started(1, "1/1", line: 12),
        .stepSpawned(StepSpawned(ordinal: 1, attempt: 1, pid: 9, pgid: 9)),
        .stepFinished(
            StepFinished(ordinal: 1, attempt: 1, item: "1/1", status: 0, verdict: .passed)
        ),
        .stepConfirmed(StepConfirmed(item: "1/2", line: 15, textSHA256: "x")),
        .sectionEntered(SectionEntered(section: "1.1", title: "Test it")),
        .started(2, "1.1/1", line: 22),
        .stepSpawned(StepSpawned(ordinal: 2, attempt: 1, pid: 9, pgid: 9)),
        .commandFailed(
            CommandFailed(
                ordinal: 2,
                attempt: 1,
                line: 24,
                status: 128,
                command: "git tag v1",
                answer: .stopped
            )
        ),
        .stepFinished(
            StepFinished(ordinal: 2, attempt: 1, item: "1.1/1", status: 128, verdict: .failed)
        ),
        .runSuspended(RunSuspended(reason: .failed, item: "1.1/1")),
    ]
}
