import CortexJournal
import Testing

struct RunStateTests {
    static let spawned = RunEvent.stepSpawned(
        StepSpawned(ordinal: 1, attempt: 1, pid: 99, pgid: 99)
    )

    @Test(
        arguments: [
            ([], .pending, .pending),
            ([.started(1)], .started, .pending),
            ([.started(1), spawned], .running, .interrupted),
            ([.started(1), spawned, .finished(1)], .passed, .passed),
            ([.started(1), spawned, .finished(1, .failed)], .failed, .failed),
            ([.started(1), spawned, .finished(1, .stopped)], .stopped, .stopped),
            ([.started(1), spawned, .finished(1, .takenAsDone)], .passed, .passed),
            ([.started(1), spawned, .finished(1, .takenAsFailed)], .failed, .failed),
        ] as [([RunEvent], ItemState.Status, ItemState.Status)]
    )
    func `a step stands where its last event put it, and loses its driver truly`(
        events: [RunEvent],
        driven: ItemState.Status,
        alone: ItemState.Status
    ) throws {
        let state = try state([.runStarted(.sample)] + events)
        #expect(state.item("1.2/1").status == driven)
        #expect(state.withoutDriver().item("1.2/1").status == alone)
        #expect(state.withoutDriver().standing == .abandoned)
    }

    @Test func `a spawn without a finish has an unknown outcome for the next driver`() throws {
        let resumed = RunEvent.runResumed(RunResumed(digest: "d", driver: .sample))
        let state = try state([.runStarted(.sample), .started(1), Self.spawned, resumed])
        #expect(state.interrupted.map(\.started.ordinal) == [1])
        #expect(state.counts == RunCounts(unknown: 1))
        #expect(state.standing == .running)
    }

    @Test func `counts tell how the items ended`() throws {
        let state = try state(RunEvent.samples)
        #expect(state.counts == RunCounts())
        let straight = RunEvent.samples.filter { if case .wentBack = $0 { false } else { true } }
        let counts = try self.state(straight).counts
        #expect(counts == RunCounts(passed: 1, skipped: 1, confirmed: 1, notMet: 1))
        #expect(
            state.standing
                == .finished(RunFinished(verdict: .failed, counts: RunCounts(passed: 1, notMet: 1)))
        )
        #expect(state.parameters == ["tag": "v1 \"x\"\n\u{1}é"])
        #expect(state.section == "1.2")
        #expect(state.chosen == ["b"])
        #expect(try self.state(straight).order == ["1.2/1", "1.2/2", "1.2/4", "1.2/5"])
        #expect(state.order == [])
    }

    @Test func `going back makes what came after it stale until it is done again`() throws {
        let back = RunEvent.wentBack(
            WentBack(from: "1.2/3", to: "1.2/2", state: .then, stateSHA256: "state1.1")
        )
        var events: [RunEvent] = [.runStarted(.sample)]
        for ordinal in 1...3 { events += [.started(ordinal), .finished(ordinal)] }
        let gone = try state(events + [back])
        #expect((1...3).map { gone.item("1.2/\($0)").isStale } == [false, true, true])
        #expect(
            gone.shellState == StateReference(.step(ordinal: 1, attempt: 1), sha256: "state1.1")
        )
        #expect(gone.counts == RunCounts(passed: 1))
        let again = try state(events + [back, .started(2, attempt: 2), .finished(2, attempt: 2)])
        #expect((1...3).map { again.item("1.2/\($0)").isStale } == [false, false, true])
        #expect(
            again.shellState == StateReference(.step(ordinal: 2, attempt: 2), sha256: "state2.2")
        )
        #expect(again.counts == RunCounts(passed: 2))
    }

    @Test(
        arguments: [
            (nil, true, StateReference(.shell(1), sha256: "shell")),
            (nil, false, StateReference(.step(ordinal: 1, attempt: 1), sha256: "state1.1")),
            (2, true, StateReference(.step(ordinal: 1, attempt: 1), sha256: "state1.1")),
        ] as [(Int?, Bool, StateReference)]
    )
    func `a shell's changes count if they are kept and no step is waiting`(
        _ waiting: Int?,
        _ kept: Bool,
        _ shellState: StateReference
    ) throws {
        let state = try state([
            .runStarted(.sample), .started(1), .finished(1),
            .shellOpened(ShellOpened(number: 1, ordinal: waiting, stateSHA256: "state1.1")),
            .shellClosed(
                ShellClosed(
                    number: 1,
                    outputBytes: 0,
                    outputSHA256: "",
                    stateSHA256: "shell",
                    changes: ["x"],
                    kept: kept
                )
            ),
        ])
        #expect(state.shellState == shellState)
        #expect(state.shells.map(\.closed?.kept) == [kept])
    }

    @Test func `a line that failed is told once, with the last answer`() throws {
        let failures = [CommandFailed.Answer.shell, .shell, .continued].map {
            RunEvent.commandFailed(
                CommandFailed(ordinal: 1, attempt: 1, line: 3, status: 2, command: "ls", answer: $0)
            )
        }
        let state = try state([.runStarted(.sample), .started(1), Self.spawned] + failures)
        #expect(state.failures.map(\.answer) == [.continued])
    }

    @Test func `elapsed time leaves out the time nobody drove`() throws {
        let state = try state([
            .runStarted(.sample), .noteAdded(NoteAdded(text: "x")),
            .runSuspended(RunSuspended(reason: .quit)),
            .runResumed(RunResumed(digest: "d", driver: .sample)),
            .noteAdded(NoteAdded(text: "y")),
        ])
        #expect(state.elapsedNanoseconds == 3_000_000_000)
    }

    @Test func `the next step's ordinal follows the highest`() throws {
        #expect(try state([.runStarted(.sample)]).nextOrdinal == 1)
        #expect(try state([.runStarted(.sample), .started(1), .started(7)]).nextOrdinal == 8)
    }

    private func state(_ events: [RunEvent]) throws -> RunState {
        RunState(try JournalReader.read(try journal(events), path: "j").records)
    }
}
