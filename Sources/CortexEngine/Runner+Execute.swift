import CortexJournal
import CortexRunbook
import CortexShell

extension Runner {
    /// Runs a step once, recording every stage before the next one begins.
    ///
    /// The start is on disk before the child exists, the child before it may go, and the output and
    /// the state before the end: after a crash the journal tells which of them happened.
    func execute(_ step: Step, asking question: Question) throws -> StepEnd {
        let item = question.item
        let number = nextAttempt(of: step.entry.item)
        let folder = try record.folder.makeStep(number.ordinal, attempt: number.attempt)
        try folder.create(.script, holding: Array(question.script.utf8))
        try folder.synchronize()
        try record.append(.stepStarted(started(step, number, question)))
        let recording = try StepRecording(in: folder, keepsErrors: !session.hasTerminal)
        let prepared = try session.prepare(request(for: step, question, recording))
        try record.append(
            .stepSpawned(
                .init(
                    ordinal: number.ordinal, attempt: number.attempt,
                    pid: Int(prepared.pid), pgid: Int(prepared.pid)
                )
            )
        )
        try person.begin(question)
        let watcher = Watcher(record: record, person: person, question: question, number: number)
        let result = try session.run(prepared, observer: watcher)
        if let changed = result.state {
            state = changed
            try folder.create(.state, holding: changed.bytes)
        }
        try recording.close()
        try folder.synchronize()
        let verdict = verdict(on: result)
        try record.append(.stepFinished(finished(item, number, result, verdict)))
        return StepEnd(
            result: result, verdict: verdict, expectedOutput: step.command.expectedOutput
        )
    }
}
