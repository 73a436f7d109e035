/// The step's process exists and waits to be let go.
package struct StepSpawned: Sendable, Equatable, Codable {
    /// The step's 1-based ordinal in the run.
    package var ordinal: Int
    /// 1 for the first attempt.
    package var attempt: Int
    package var pid: Int
    package var pgid: Int

    package init(ordinal: Int, attempt: Int, pid: Int, pgid: Int) {
        self.ordinal = ordinal
        self.attempt = attempt
        self.pid = pid
        self.pgid = pgid
    }
}
