/// Whoever watches a step and decides.
package protocol StepObserver {
    /// Learns that the step runs; what is done here is done beside it.
    mutating func started()
    /// Decides about a command that failed; bash waits.
    mutating func commandFailed(_ failure: FailedCommand) -> FailureAnswer
    /// Gives the operator a shell in a copy of the waiting block's state.
    ///
    /// - Returns: the state in which the block goes on; `nil` if nothing shall change.
    mutating func openShell(in state: ShellState) -> ShellState?
    /// Decides about a signal to this process.
    mutating func signalled(_ signal: DriverSignal) -> SignalAnswer
}

extension StepObserver {
    package mutating func started() {}
    package mutating func openShell(in state: ShellState) -> ShellState? { nil }
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
    /// The step is ended like one whose terminal is gone: HUP, then KILL.
    case hangUp
}
