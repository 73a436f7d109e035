import CortexEngine
import CortexReport
import CortexRunbook

@testable import CortexJournal

extension Record {
    /// Returns the records of `events`, eleven seconds apart.
    static func list(_ events: [RunEvent]) throws -> [Record] {
        var records: [Record] = []
        for (seq, event) in events.enumerated() {
            let time = Moment(
                wall: 1_795_401_030_123_456 + Int64(seq) * 11_000_000,
                boot: "b",
                nanoseconds: UInt64(seq) * 11_000_000_000
            )
            let previous = records.last?.hash ?? genesis
            records.append(
                try Record(event, seq: seq, run: "7f3a", previous: previous, time: time)
            )
        }
        return records
    }
}

extension RunReport {
    /// Makes the report of a run of the sample runbook.
    static func sample(
        _ events: [RunEvent],
        runbook: Runbook = .sample,
        outputs: [StepKey: OutputTail] = [:],
        artifacts: [String: ReportArtifact.Content] = [:],
        isDriven: Bool = false,
        tornBytes: Int = 0
    ) throws -> RunReport {
        let records = try Record.list(events)
        let state = RunState(records)
        return RunReport(
            name: "20261123T023031Z-7f3a9c1e",
            runbook: runbook,
            records: records,
            state: isDriven ? state : state.withoutDriver(),
            outputs: outputs,
            artifacts: artifacts,
            tornBytes: tornBytes
        )
    }

    /// A run in which something of everything happened.
    static func eventful() throws -> RunReport {
        try sample(
            eventfulEvents,
            outputs: [
                StepKey(1, attempt: 1): OutputTail(
                    bytes: Array("\u{1B}[32mbuilt\u{1B}[0m <all> & \u{1B}[2J\r\n".utf8)
                ),
                StepKey(2, attempt: 1): OutputTail(
                    bytes: Array("10%\r100%\r\nfatal: ```no tag```\r\n".utf8),
                    skipped: 70_000
                ),
            ],
            artifacts: [
                "out/report.json": .file(
                    FileFacts(
                        size: 1234,
                        sha256: String(repeating: "ab", count: 32),
                        modified: 1_795_401_040_000_000
                    )
                )
            ],
            tornBytes: 17
        )
    }

    private static var eventfulEvents: [RunEvent] {
        var events = Array(RunStatusTests.events.prefix(2))
        events += prepared
        events += RunStatusTests.events[2..<4]
        events += built
        events += RunStatusTests.events[6..<10]
        return events + ended
    }

    private static let prepared: [RunEvent] = [
        .parameterSet(ParameterSet(name: "tag", value: "v1 | `x`", source: .prompt)),
        .stepEdited(
            StepEdited(
                item: "1/1",
                diff: "-make build\n+make -j build",
                originalSHA256: "a",
                editedSHA256: "b",
                by: "Ada"
            )
        ),
    ]

    private static let built: [RunEvent] = [
        .stepFinished(
            StepFinished(
                ordinal: 1,
                attempt: 1,
                item: "1/1",
                status: 0,
                verdict: .passed,
                outputBytes: 30,
                outputSHA256: "c0",
                durationNanoseconds: 11_000_000_000,
                hiddenFailures: [HiddenFailure(line: 12, status: 1, command: "grep -q x | cat")]
            )
        ),
        .stepSkipped(StepSkipped(item: "1/2", line: 15, reason: "they know", by: "Ada")),
    ]

    private static let ended: [RunEvent] = [
        .stepFinished(
            StepFinished(
                ordinal: 2,
                attempt: 1,
                item: "1.1/1",
                status: 128,
                verdict: .failed,
                outputBytes: 70_030,
                outputSHA256: "c1",
                durationNanoseconds: 22_000_000_000
            )
        ),
        .stepOverridden(
            StepOverridden(
                item: "1.1/1",
                line: 22,
                reason: "tagged by hand",
                by: "Bo",
                role: "Driver"
            )
        ),
        .criterionAttested(
            CriterionAttested(
                item: "1.1/2",
                line: 28,
                textSHA256: "d",
                answer: .met,
                note: "CI run 12",
                by: "Bo"
            )
        ),
        .clockJumped(ClockJumped(nanoseconds: -5_000_000_000)),
        .noteAdded(NoteAdded(text: "traffic is normal", by: "Cy")),
        .runFinished(
            RunFinished(
                verdict: .failed,
                counts: RunCounts(passed: 1, failed: 1, skipped: 1, attested: 1),
                background: [BackgroundProcess(pid: 77, command: "server")]
            )
        ),
    ]
}
