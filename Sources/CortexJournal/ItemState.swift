/// What a run has made of one item of its document.
package struct ItemState: Sendable, Equatable {
    package enum Status: String, Sendable, CaseIterable {
        /// Nothing happened with it, or it was allowed to start and provably did not.
        case pending
        /// Allowed to start; its process is not known to exist.
        case started
        case running
        case passed
        case failed
        /// The operator or a signal ended it.
        case stopped
        /// Its end was never recorded: anything from nothing to all of it may have happened.
        case interrupted
        case skipped
        /// A person did it.
        case confirmed
        /// A person attested it.
        case met
        case notMet
    }
    package var status = Status.pending
    /// The 1-based line of the document; `nil` while nothing happened with it.
    package var line: Int?
    /// Whether the operator went back to before it, so that the result no longer holds.
    package var isStale = false

    package init(status: Status = .pending, line: Int? = nil, isStale: Bool = false) {
        self.status = status
        self.line = line
        self.isStale = isStale
    }
}

/// One attempt of a step.
package struct Attempt: Sendable, Equatable {
    package var started: StepStarted
    /// The shell state it started from; `nil` for the first step.
    package var stateBefore: StateReference?
    /// `nil` where it provably never ran.
    package var spawned: StepSpawned?
    package var failures: [CommandFailed] = []
    /// `nil` while it runs, and where its end is unknown.
    package var finished: StepFinished?
}

/// The attempt that left a shell state, in its file `state.bash`.
package struct StateReference: Sendable, Equatable {
    package var ordinal: Int
    package var attempt: Int
    /// 64 hexadecimal digits.
    package var sha256: String

    package init(ordinal: Int, attempt: Int, sha256: String) {
        self.ordinal = ordinal
        self.attempt = attempt
        self.sha256 = sha256
    }
}
