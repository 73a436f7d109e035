package import CortexJournal
package import CortexShell

/// Watches what is no step of the document, such as an editor: it deals with everything itself, and
/// is hung up by a signal to this process.
package struct Bystander: StepObserver {
    private var interruption: RunSuspended.Reason?

    package init() {}

    package mutating func commandFailed(_ failure: FailedCommand) -> FailureAnswer { .carryOn }

    package mutating func signalled(_ signal: DriverSignal) -> SignalAnswer {
        interruption = RunSuspended.Reason(signal)
        return .hangUp
    }

    /// Returns true if no signal came.
    ///
    /// - Throws: `Interruption` if one came.
    @discardableResult
    package func check() throws(Interruption) -> Bool {
        if let interruption { throw Interruption(interruption) }
        return true
    }
}

extension RunSuspended.Reason {
    /// The reason that a signal gives.
    package init(_ signal: DriverSignal) {
        self =
            switch signal {
            case .hangUp: .hangup
            case .interrupt: .interrupted
            case .terminate: .terminated
            }
    }
}
