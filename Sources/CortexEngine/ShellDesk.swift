import CortexJournal
import CortexRunbook
import CortexShell
import SystemPackage

/// Gives the operator shells of their own, and records each.
final class ShellDesk<Person: Operator> {
    /// The failing line at which a step waits for a shell.
    struct Pause {
        let number: StepNumber
        /// The 1-based line of the document.
        let line: Int
    }

    private let record: RunRecord
    private let person: Person
    private let session: ShellSession
    private let operatorName: String?

    init(record: RunRecord, person: Person, session: ShellSession, operatorName: String?) {
        self.record = record
        self.person = person
        self.session = session
        self.operatorName = operatorName
    }

    /// Opens a shell in `state` and stays with it until it is left.
    ///
    /// - Returns: what the shell left, if the operator keeps it.
    /// - Throws: `Interruption` if a signal ended the shell.
    func open(in state: ShellState, at item: Item, pause: Pause? = nil) throws -> ShellState? {
        let (folder, count) = try record.folder.makeShell(
            from: (record.state.shells.last?.opened.number ?? 0) + 1
        )
        let files = try StepFiles(in: folder, keepsErrors: false)
        try files.settle()
        try record.append(.shellOpened(opened(count, state, item, pause)))
        var bystander = Bystander()
        let result = try session.openShell(
            in: state,
            recording: files.recording,
            observer: &bystander
        )
        if !result.isStateLost { try files.keep(state: result.state.bytes) }
        try files.close()
        let changes = result.state.changes(since: state)
        let answer = Result {
            try person.left(result)
            if case .directoryGone(let directory) = result.outcome {
                person.tell(Self.cannotBegin(in: directory))
            }
            return try bystander.check() && keeps(changes)
        }
        try record.append(
            .shellClosed(closed(count, result, changes, isKept: (try? answer.get()) == true))
        )
        return try answer.get() ? result.state : nil
    }

    private static func cannotBegin(in directory: String) -> String {
        "The shell cannot begin: \(directory) is gone. Make it again in another terminal."
    }

    private func keeps(_ changes: [String]) throws -> Bool {
        try !changes.isEmpty && person.keepsShellChanges(changes)
    }

    private func opened(
        _ count: Int,
        _ state: ShellState,
        _ item: Item,
        _ pause: Pause?
    ) -> ShellOpened {
        ShellOpened(
            number: count,
            item: item.id,
            ordinal: pause?.number.ordinal,
            attempt: pause?.number.attempt,
            line: pause?.line,
            stateSHA256: Digest.hex(of: state.bytes),
            by: operatorName
        )
    }

    private func closed(
        _ count: Int,
        _ result: StepResult,
        _ changes: [String],
        isKept: Bool
    ) -> ShellClosed {
        ShellClosed(
            number: count,
            status: result.outcome.status,
            signal: result.outcome.signal,
            outputBytes: result.output.count,
            outputSHA256: result.output.sha256,
            stateSHA256: result.isStateLost ? nil : Digest.hex(of: result.state.bytes),
            changes: changes,
            kept: isKept,
            durationNanoseconds: Int(result.durationNanoseconds),
            by: operatorName
        )
    }
}
