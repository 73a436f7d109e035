import CortexReport
import CortexRunbook
import Testing

@testable import CortexJournal

struct RunStatusTests {
    @Test func `the status says how far a run came and where it failed`() throws {
        let status = RunStatus(
            name: "20261123T023031Z-7f3a9c1e",
            runbook: .sample,
            state: try state(Self.events)
        )
        print(status.render(style: Style(colour: false, unicode: true)).text)
        print(status.render(style: Style(colour: false, unicode: false)).text)
        print(String(decoding: status.json(), as: UTF8.self))
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

struct RunsListTests {
    @Test func `a run is one line`() throws {
        print(
            RunsList.render(
                Self.runs,
                unreadable: ["20261101T000000Z-00000000"],
                style: Style(colour: false, unicode: true)
            ).text
        )
        print(String(decoding: RunsList.json(Self.runs, unreadable: ["x"]), as: UTF8.self))
    }

    static let runs = [
        summary("20261123T023031Z-7f3a9c1e", "Deploy the app", .running),
        summary("20261122T023031Z-0f3a9c1e", nil, .suspended(.quit)),
        summary(
            "20261121T023031Z-1f3a9c1e",
            String(repeating: "long title ", count: 9),
            .abandoned
        ),
        summary("20261120T023031Z-2f3a9c1e", "x\u{1B}[2J", .finished(.failed)),
    ]

    static func summary(
        _ name: String,
        _ title: String?,
        _ standing: RunSummary.Standing
    )
        -> RunSummary
    {
        let moment = Moment(wall: 1_795_401_030_123_456, boot: "b", nanoseconds: 0)
        return RunSummary(
            name: name,
            run: "7f3a",
            runbook: "runbooks/deploy.md",
            title: title,
            by: "Ada",
            started: moment,
            last: moment,
            standing: standing,
            counts: standing == .finished(.failed) ? RunCounts(passed: 1, failed: 1) : nil
        )
    }
}
