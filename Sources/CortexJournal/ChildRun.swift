/// Another runbook's run that this one started.
package struct ChildRun: Sendable, Equatable {
    package var started: ChildRunStarted
    /// `nil` while it runs, and where its end is unknown.
    package var finished: ChildRunFinished?
}
