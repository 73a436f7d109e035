/// Whoever watches a step and decides.
package protocol StepObserver {
    /// Learns that the step runs; what is done here is done beside it.
    mutating func started()
    /// Decides about a command that failed; bash waits.
    mutating func commandFailed(_ failure: FailedCommand) -> FailureAnswer
    /// Decides about a signal to this process.
    mutating func signalled(_ signal: DriverSignal) -> SignalAnswer
}

extension StepObserver {
    package mutating func started() {}
}

/// A signal to this process while a step runs.
package enum DriverSignal: Int32, Sendable {
    case hangUp = 1
    case interrupt = 2
    case terminate = 15
}

/// What to do about a signal.
package enum SignalAnswer: Sendable, Equatable {
    /// The step goes on as if nothing had happened.
    case ignore
    /// The step's processes get the signal too.
    case pass
    /// The step is ended: TERM, then KILL.
    case end
}
