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
    /// Whether the run goes on behind it although it failed or is not met.
    package var isOverridden = false
    /// Whether somebody was asked about the criterion and said nothing.
    package var isLeftOpen = false
    /// The shell state when it first came up; `nil` for the one that the run began with.
    package var stateBefore: StateReference?
    /// The place in the run of the record that last changed it.
    package var seq = 0

    /// Whether its outcome stands and the run goes on behind it.
    package var isSettled: Bool {
        if isStale { return false }
        return switch status {
        case .passed, .skipped, .confirmed, .met: true
        case .failed, .stopped, .notMet: isOverridden
        case .pending, .started, .running, .interrupted: false
        }
    }

    /// Whether the run does not go on behind it: it failed or is not met.
    package var hasFailed: Bool {
        if isStale || isOverridden { return false }
        return status == .failed || status == .stopped || status == .notMet
    }

    package init(status: Status = .pending, line: Int? = nil, isStale: Bool = false) {
        self.status = status
        self.line = line
        self.isStale = isStale
    }
}

/// One attempt of a step.
package struct Attempt: Sendable, Equatable {
    package var started: StepStarted
    /// The id of its item in the runbook as it is now.
    package var item: String
    /// The shell state it started from; `nil` for the first step.
    package var stateBefore: StateReference?
    /// `nil` where it provably never ran.
    package var spawned: StepSpawned?
    package var failures: [CommandFailed] = []
    /// `nil` while it runs, and where its end is unknown.
    package var finished: StepFinished?
    /// Whether the operator went back to before it, so that its result no longer holds.
    package var isStale = false
}

/// A shell that the operator opened.
package struct OperatorShell: Sendable, Equatable {
    package var opened: ShellOpened
    /// `nil` while it is open, and where its end is unknown.
    package var closed: ShellClosed?
}

/// Where a shell state is kept, in a file `state.bash`.
package struct StateReference: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
        /// What an attempt of a step left.
        case step(ordinal: Int, attempt: Int)
        /// What the operator's shell with this number left.
        case shell(Int)
    }
    package var source: Source
    /// 64 hexadecimal digits.
    package var sha256: String

    package init(_ source: Source, sha256: String) {
        self.source = source
        self.sha256 = sha256
    }
}
