package import CortexJournal

/// How a run ended or where it paused.
package struct RunEnd: Sendable, Equatable {
    package let status: ExitStatus
    package let counts: RunCounts
    /// Why the run is not finished; `nil` if it is.
    package let pause: RunSuspended.Reason?
}
