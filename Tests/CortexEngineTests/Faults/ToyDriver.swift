import CortexJournal
import CortexRunbook
import SystemPackage

/// A driver of three steps and a criterion that runs nothing.
///
/// What a step would do is noted in the `World`. It goes on from any state of its run.
struct ToyDriver {
    let world: World
    /// Whether it runs an interrupted step once more without asking: a defect.
    var repeatsInterrupted = false
    var steps = ["1/1", "1/2", "2/1"]

    /// Starts a run in `store` and drives it to its end.
    func start(in store: RunStore) throws {
        try drive(
            store.start(
                RunStarted(runbook: "doc.md", digest: Digest.hex(of: []), driver: driver),
                runbook: Array("# Toy\n".utf8),
                clock: SteadyClock()
            )
        )
    }

    /// Takes up the run in `folder` and drives it to its end.
    func resume(_ folder: RunFolder) throws {
        var run = try folder.resume(
            host: "web1",
            pid: 1,
            clock: SteadyClock(),
            allowsNetwork: true
        )
        for record in run.records.dropFirst(world.now.acknowledged.count) {
            world.acknowledge(record.line)
        }
        try add(.runResumed(RunResumed(digest: Digest.hex(of: []), driver: driver)), to: &run)
        try drive(run)
    }

    private func drive(_ started: consuming OpenRun) throws {
        var run = started
        if world.now.acknowledged.isEmpty, let first = run.records.first {
            world.acknowledge(first.line)
        }
        try add(.sectionEntered(SectionEntered(section: "1", title: "Part")), to: &run)
        for item in steps {
            let state = RunState(run.records)
            switch state.item(item).status {
            case .pending: try execute(item, in: &run)
            case .interrupted where repeatsInterrupted: try execute(item, in: &run)
            case .interrupted: try settle(item, in: &run)
            default: break
            }
        }
        try add(
            .criterionAttested(
                CriterionAttested(
                    item: "2/2",
                    line: 20,
                    textSHA256: Digest.hex(of: []),
                    answer: .met
                )
            ),
            to: &run
        )
        try add(
            .runFinished(RunFinished(verdict: .passed, counts: RunState(run.records).counts)),
            to: &run
        )
    }

    private func execute(_ item: String, in run: inout OpenRun) throws {
        let state = RunState(run.records)
        let earlier = state.attempts.filter { $0.started.item == item }
        let ordinal = earlier.first?.started.ordinal ?? state.nextOrdinal
        let script = Array("do \(item)\n".utf8)
        let (folder, attempt) = try run.folder.makeStep(ordinal, from: earlier.count + 1)
        let text = try folder.create(.script)
        try text.append(script)
        let (output, left) = (try folder.create(.output), try folder.create(.state))
        try add(
            .stepStarted(
                StepStarted(
                    ordinal: ordinal,
                    attempt: attempt,
                    item: item,
                    line: 10,
                    kind: .command,
                    scriptSHA256: Digest.hex(of: script),
                    mode: .pipes,
                    confirmed: .prompt
                )
            ),
            to: &run
        )
        try add(
            .stepSpawned(StepSpawned(ordinal: ordinal, attempt: attempt, pid: 99, pgid: 99)),
            to: &run
        )
        world.happen(item)
        try text.sync()
        try folder.synchronize()
        let printed = Array("did \(item)\n".utf8)
        let variables = Array("X='\(item)'\n".utf8)
        try output.append(printed)
        try left.append(variables)
        try output.sync()
        try left.sync()
        try add(
            .stepFinished(
                StepFinished(
                    ordinal: ordinal,
                    attempt: attempt,
                    item: item,
                    status: 0,
                    verdict: .passed,
                    outputBytes: printed.count,
                    outputSHA256: Digest.hex(of: printed),
                    stateSHA256: Digest.hex(of: variables)
                )
            ),
            to: &run
        )
    }

    /// The operator looks, and says that an interrupted step is done.
    private func settle(_ item: String, in run: inout OpenRun) throws {
        guard
            let attempt = RunState(run.records).interrupted.last(where: { $0.started.item == item })
        else { return }
        try add(
            .stepFinished(
                StepFinished(
                    ordinal: attempt.started.ordinal,
                    attempt: attempt.started.attempt,
                    item: item,
                    verdict: .takenAsDone,
                    reason: "it is there"
                )
            ),
            to: &run
        )
    }

    private func add(_ event: RunEvent, to run: inout OpenRun) throws {
        let record = try run.journal.append(event)
        run.records.append(record)
        world.acknowledge(record.line)
    }

    private var driver: Driver {
        Driver(
            tool: "test",
            bash: "/bin/bash",
            bashVersion: "5.2",
            host: "web1",
            user: "ops",
            pid: 1,
            boot: "81673a8d",
            directory: "/",
            unattended: true,
            terminal: false
        )
    }
}
