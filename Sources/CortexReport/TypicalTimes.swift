package import CortexJournal

/// How long runs of one runbook take, by those that came to their end.
package struct TypicalTimes: Sendable, Equatable {
    /// How many runs were looked at.
    package let runs: Int
    /// The median of the times that they were driven, in nanoseconds.
    package let elapsed: Int64
    /// The median of a step's durations in nanoseconds, by the digest of its text in the document.
    package let steps: [String: Int64]

    /// Takes earlier runs of the runbook; `nil` if none of them passed.
    package init?(_ earlier: [RunState]) {
        let passed = earlier.filter { state in
            if case .finished(let finished) = state.standing {
                finished.verdict == .passed
            } else {
                false
            }
        }
        guard let elapsed = Self.median(passed.map(\.elapsedNanoseconds)) else { return nil }
        self.elapsed = elapsed
        runs = passed.count
        var durations: [String: [Int64]] = [:]
        for attempt in passed.flatMap(\.attempts) {
            guard let finished = attempt.finished, finished.verdict == .passed else { continue }
            let time = Int64(finished.durationNanoseconds)
            durations[attempt.started.scriptSHA256, default: []].append(time)
        }
        steps = durations.compactMapValues(Self.median)
    }

    private static func median(_ values: [Int64]) -> Int64? {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return nil }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
