import CortexJournal
import CortexRunbook
import Testing

@testable import CortexEvidence

/// What cannot happen in a run, however well it is sealed.
@Suite struct ChronicleTests {
    private static func spawned(_ ordinal: Int) -> RunEvent {
        .stepSpawned(StepSpawned(ordinal: ordinal, attempt: 1, pid: 1, pgid: 1))
    }

    private static func finished(_ ordinal: Int, _ status: Int = 0) -> RunEvent {
        .stepFinished(
            StepFinished(
                ordinal: ordinal,
                attempt: 1,
                item: "1/1",
                status: status,
                verdict: .passed
            )
        )
    }

    private static func started(_ ordinal: Int, _ attempt: Int = 1) -> RunEvent {
        .stepStarted(
            StepStarted(
                ordinal: ordinal,
                attempt: attempt,
                item: "1/1",
                line: 5,
                kind: .command,
                scriptSHA256: Digest.hex(of: "echo built\n".utf8),
                mode: .pipes,
                confirmed: .prompt
            )
        )
    }

    private static let end = RunEvent.runFinished(
        RunFinished(verdict: .passed, counts: RunCounts())
    )

    private static func answered(_ number: Int) -> RunEvent {
        .decisionAnswered(DecisionAnswered(decision: number, answer: "yes", through: .terminal))
    }

    private static let asked = RunEvent.decisionRequested(
        DecisionRequested(decision: 1, kind: .step, subject: "run it?")
    )

    private static func attested(_ item: String, _ words: String) -> RunEvent {
        .criterionAttested(
            CriterionAttested(
                item: item,
                line: 11,
                textSHA256: Digest.hex(of: words.utf8),
                answer: .met
            )
        )
    }

    static let cases: [(name: String, events: [RunEvent], objection: String?)] = [
        ("a step as it should be", [started(1), spawned(1), finished(1), end], nil),
        ("an end without a start", [finished(1)], "step 1.1 ended, though it was not started"),
        (
            "an end of what did not run", [started(1), finished(1)],
            "step 1.1 ended, though it did not run"
        ),
        (
            "two ends", [started(1), spawned(1), finished(1), finished(1)],
            "step 1.1 ended, though it was not started"
        ),
        (
            "passed with another status", [started(1), spawned(1), finished(1, 2)],
            "step 1.1 passed with another status than 0"
        ),
        ("a process without a start", [spawned(1)], "step 1.1 runs, though it was not started"),
        ("an attempt that was not even recorded", [started(1, 2)], nil),
        (
            "the same attempt again", [started(1), spawned(1), finished(1), started(1)],
            "attempt 1 of step 1 came before"
        ),
        ("two steps at once", [started(1), started(2)], "step 2 started while step 1 ran"),
        ("a step left out", [started(2)], "step 2.1 is not in its place"),
        ("a run that starts twice", [.runStarted(Sample.started)], "a run starts twice"),
        ("an answer to nothing", [answered(1)], "decision 1 was answered before it was asked"),
        ("two answers", [asked, answered(1), answered(1)], "decision 1 was answered twice"),
        ("a decision twice", [asked, asked], "decision 1 is not the next"),
        ("an attested criterion", [attested("1/2", "It is built.")], nil),
        ("other words", [attested("1/2", "It is fine.")], "1/2 of the runbook has other words"),
        ("no such criterion", [attested("9/9", "It is built.")], "the runbook has no 9/9"),
        (
            "a step as a criterion", [attested("1/1", "echo built")],
            "1/1 of the runbook is no criterion"
        ),
        ("a step behind the end", [end, started(1)], "it follows, though the run had finished"),
        ("an end in the middle of a step", [started(1), end], "step 1 had not ended"),
        (
            "a note behind the end",
            [end, .noteAdded(NoteAdded(text: "seen", by: "Ann"))], nil
        ),
        (
            "a resumption behind the end",
            [end, .runResumed(RunResumed(digest: "", driver: Sample.started.driver))],
            "it follows, though the run had finished"
        ),
        (
            "a step while the run rests",
            [.runSuspended(RunSuspended(reason: .quit)), started(1)],
            "it follows, though the run had paused"
        ),
        (
            "a shell that closes without opening",
            [
                .shellClosed(
                    ShellClosed(
                        number: 1,
                        outputBytes: 0,
                        outputSHA256: "",
                        changes: [],
                        kept: false
                    )
                )
            ],
            "shell 1 was not open"
        ),
        (
            "a gate that nobody signed",
            [.gatePassed(GatePassed(gate: "Build gate", section: "1", signers: ["Ann"]))],
            "gate `Build gate` passed with people who had not signed"
        ),
        (
            "a signature for another head",
            [
                .gateSigned(
                    GateSigned(gate: "Build gate", section: "1", decision: .approved, head: "0")
                )
            ],
            "gate `Build gate` was signed for another head"
        ),
    ]

    @Test(arguments: cases.indices)
    func `what cannot happen is noticed`(_ index: Int) throws {
        let (name, events, objection) = Self.cases[index]
        let runbook = try Sample.started.runbook(Array(Sample.text.utf8))
        let document = BlockIndex.Document(
            file: "runbook.md",
            sha256: Sample.started.digest,
            runbook
        )
        var chronicle = Chronicle(BlockIndex([document]))
        var state = RunState()
        let all = [.runStarted(Sample.started)] + events
        for record in Sample.records(of: all, run: String(repeating: "a", count: 32)) {
            state.apply(record)
            chronicle.take(record, state)
        }
        let place = events.count
        let expected = objection.map { ["record \(place): \($0)"] } ?? []
        #expect(chronicle.objections == expected, "\(name)")
    }
}
