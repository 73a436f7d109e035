import CortexReport
import CortexText
import Testing

@testable import CortexJournal

/// How long earlier runs took.
struct TypicalTimesTests {
    @Test func `the median of the runs that passed is typical`() throws {
        let runs = try [3, 5, 9].map { try run(of: $0, .passed) } + [run(of: 50, .failed)]
        let times = try #require(TypicalTimes(runs))
        #expect(times.runs == 3)
        #expect(times.elapsed == 5 * 11_000_000_000)
        #expect(times.steps == ["s": 5])
    }

    @Test func `without a run that passed nothing is typical`() throws {
        #expect(TypicalTimes([try run(of: 4, .failed)]) == nil)
    }

    @Test func `the status tells what is typical`() throws {
        let times = TypicalTimes([try run(of: 5, .passed)])
        let status = RunStatus(
            name: "n",
            runbook: .sample,
            state: try state(Array(RunStatusTests.events.prefix(4))),
            typical: times
        )
        let text = status.render(style: .init(colour: false, unicode: true)).text
        #expect(text.contains("33s of typically 55s\n"), "\(text)")
        #expect(text.contains("\n▶ runbooks/deploy.md:12: step 1/1, typically 0.0s\n"), "\(text)")
    }

    /// A run of so many records behind the first, with one step of so many nanoseconds.
    private func run(of count: Int, _ verdict: RunFinished.Verdict) throws -> RunState {
        var events = [RunStatusTests.events[0], .started(1, "1/1", line: 12)]
        events.append(
            .stepFinished(
                StepFinished(
                    ordinal: 1,
                    attempt: 1,
                    item: "1/1",
                    status: 0,
                    verdict: .passed,
                    durationNanoseconds: count
                )
            )
        )
        events += (3..<max(count, 3)).map { _ in .noteAdded(NoteAdded(text: "x")) }
        events.append(
            .runFinished(RunFinished(verdict: verdict, counts: RunCounts(), background: []))
        )
        return try state(events)
    }
}
