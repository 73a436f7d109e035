package import CortexJournal
package import CortexSecrets

/// What a run leaves behind as it goes: its journal and its folder; and what they tell of it.
package final class RunRecord {
    private var run: OpenRun
    private let observe: (Record) -> Void
    /// Where the run stands, by what is on the medium.
    package private(set) var state: RunState
    /// What must not be recorded.
    package private(set) var secrets: SecretMatcher

    /// Goes on with `run`, in whose record nothing of `secrets` comes.
    ///
    /// `observe` is called with each new record once it is on the medium.
    package init(
        _ run: consuming OpenRun,
        secrets: Secrets = Secrets(),
        observe: @escaping (Record) -> Void = { _ in }
    ) {
        self.secrets = SecretMatcher(secrets)
        self.run = run
        self.observe = observe
        state = RunState(self.run.records)
        for record in self.run.records[self.run.earlier...] {
            observe(record)
        }
        self.run.records = []
    }

    /// The run's folder.
    package var folder: RunFolder { run.folder }

    /// The hash of the last record.
    var head: String { run.journal.head }

    /// Why no further step may be started, for a person; `nil` if there is room to record one.
    var shortage: String? { run.shortage }

    /// Whether the space that was set aside for a full disk is used up.
    var hasUsedBallast: Bool { run.journal.hasUsedBallast }

    /// Keeps `secrets` out of what is recorded from now on.
    func take(_ secrets: Secrets) {
        if secrets != self.secrets.secrets { self.secrets = SecretMatcher(secrets) }
    }

    /// Frees the space that was set aside for a full disk.
    func giveUpBallast() { run.journal.giveUpBallast() }

    /// Adds `event`, behind a note if the wall clock was set; returns its record when it is on the
    /// medium.
    @discardableResult
    package func append(_ event: RunEvent) throws(JournalError) -> Record {
        if let jump = run.journal.clockJump { try add(.clockJumped(jump)) }
        return try add(event)
    }

    @discardableResult
    private func add(_ event: RunEvent) throws(JournalError) -> Record {
        let record = try run.journal.append(event.redacted(by: secrets))
        state.apply(record)
        observe(record)
        return record
    }
}
