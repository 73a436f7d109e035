/// The run ended; its last event.
package struct RunFinished: Sendable, Equatable, Codable {
    package enum Verdict: String, Sendable, Codable {
        case passed
        case failed
        case stopped
    }

    package var verdict: Verdict
    package var counts: RunCounts
    /// What was left running.
    package var background: [BackgroundProcess]

    package init(verdict: Verdict, counts: RunCounts, background: [BackgroundProcess] = []) {
        self.verdict = verdict
        self.counts = counts
        self.background = background
    }
}
