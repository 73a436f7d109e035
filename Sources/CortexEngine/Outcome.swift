import CortexJournal

/// How an item of the run ended, for the counts.
enum Outcome: Equatable {
    case passed
    case failed
    case skipped
    case confirmed
    case met
    case notMet
    case open
}

extension RunCounts {
    /// Counts `outcomes`.
    init(_ outcomes: some Sequence<Outcome>) {
        self.init()
        for outcome in outcomes {
            switch outcome {
            case .passed: passed += 1
            case .failed: failed += 1
            case .skipped: skipped += 1
            case .confirmed: confirmed += 1
            case .met: attested += 1
            case .notMet: notMet += 1
            case .open: unattested += 1
            }
        }
    }
}
