package import CortexSecrets

/// How a block went.
package struct StepResult: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// It ended by itself with this status.
        case exited(Int32)
        /// This signal ended it.
        case signalled(Int32)
        /// It took longer than it may and was ended.
        case timedOut
        /// Its output could not be recorded, so that it was ended; the reason, in words.
        case unrecorded(String)
        /// It never began: the directory that it begins in is gone.
        case directoryGone(String)
    }
    package var outcome: Outcome
    /// What the block leaves; what it began with where it left nothing.
    package var state: ShellState
    /// Whether the block left no state (`exec`, a signal that cannot be caught, …), so that
    /// `state` is what it began with.
    package var isStateLost: Bool
    package var output: Captured
    /// What came by standard error; empty with a terminal, where all is `output`.
    package var errors: Captured
    package var durationNanoseconds: Int64
    /// The commands that failed, in order.
    package var failures: [FailedCommand]
    /// The failures that bash did not stop at, in pipelines and `&&` lists.
    package var hiddenFailures: [FailedCommand]
    /// What the session's blocks have started and what is still there.
    package var remaining: [BackgroundProcess]
}

/// What was recorded of a stream; its size and digest are those of the record.
package struct Captured: Sendable, Equatable {
    package var count: Int
    /// 64 hexadecimal digits.
    package var sha256: String
    /// What a terminal got.
    package var terminalUse: TerminalUse
    /// The secrets that were taken out of what was recorded.
    package var redactions = RedactionTally()
}

extension StepResult.Outcome {
    /// What a wait status says.
    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7f
        self = signal == 0 ? .exited((waitStatus >> 8) & 0xff) : .signalled(signal)
    }

    /// The status a shell would show: 128 and the signal, 124 for a timeout.
    package var exitStatus: Int32 {
        switch self {
        case .exited(let status): status
        case .signalled(let signal): 128 + signal
        case .timedOut: 124
        case .unrecorded: 125
        case .directoryGone: 125
        }
    }

    package var isSuccess: Bool {
        self == .exited(0)
    }
}
