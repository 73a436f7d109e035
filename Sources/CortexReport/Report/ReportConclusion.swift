import CortexJournal

/// How a run stands, in one sentence; the only thing that may make a report look good.
package struct ReportConclusion: Sendable, Equatable {
    package enum Tone: String, Sendable {
        /// Finished as the document wants it, with every criterion attested by somebody.
        case good
        case bad
        /// Finished, but something is left for a person to judge.
        case warning
        /// Not finished.
        case open
    }

    package let tone: Tone
    /// Such as `not finished: suspended, a step failed`.
    package let words: String
    package let isFinished: Bool

    package init(tone: Tone, words: String, isFinished: Bool) {
        self.tone = tone
        self.words = words
        self.isFinished = isFinished
    }

    /// Concludes from what `table` counts, from the deviations that matter, the open gates and the
    /// evidence that is missing or older than the run.
    init(
        _ standing: RunState.Standing,
        _ table: ReportTable,
        deviations: Int,
        gates: Int,
        missing: Int
    ) {
        switch standing {
        case .running: self.init(tone: .open, words: Self.running, isFinished: false)
        case .abandoned: self.init(tone: .open, words: Self.abandoned, isFinished: false)
        case .suspended(let event):
            let isBad = event.reason == .failed
            self.init(
                tone: isBad ? .bad : .open,
                words: Self.suspended + event.reason.sentence,
                isFinished: false
            )
        case .finished(let event):
            let open =
                Self.open(table, event.counts, deviations: deviations, gates: gates)
                + [Self.counted(missing, "piece of evidence missing", "pieces of evidence missing")]
                .compactMap(\.self)
            switch event.verdict {
            case .failed:
                let words = ([Self.failed] + open).joined(separator: ", ")
                self.init(tone: .bad, words: words, isFinished: true)
            case .stopped:
                let words = ([Self.stopped] + open).joined(separator: ", ")
                self.init(tone: .warning, words: words, isFinished: true)
            case .passed where open.isEmpty:
                self.init(tone: .good, words: Self.passed, isFinished: true)
            case .passed:
                let words = Self.passedBut + open.joined(separator: ", ")
                self.init(tone: .warning, words: words, isFinished: true)
            }
        }
    }

    /// What keeps a finished run from being simply passed.
    private static func open(
        _ table: ReportTable,
        _ counts: RunCounts,
        deviations: Int,
        gates: Int
    ) -> [String] {
        let unattested = max(table.unattested, counts.unattested)
        return [
            counted(unattested, "criterion not attested", "criteria not attested"),
            counted(table.notMet, "criterion not met", "criteria not met"),
            counted(table.failed, "step failed", "steps failed"),
            counted(table.unknown, "outcome unknown", "outcomes unknown"),
            counted(table.undone, "step not run", "steps not run"),
            counted(gates, "gate not passed", "gates not passed"),
            counted(deviations, "deviation from the document", "deviations from the document"),
        ].compactMap(\.self)
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String? {
        count == 0 ? nil : count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
}

extension ReportConclusion {
    private static let running = "not finished: running"
    private static let abandoned = "not finished: its driver ended without a word"
    private static let suspended = "not finished: suspended, "
    private static let failed = "failed"
    private static let stopped = "stopped before its end"
    private static let passed = "passed"
    private static let passedBut = "came to its end, but "
}

extension RunSuspended.Reason {
    /// Why the run paused, in words.
    var sentence: String {
        switch self {
        case .quit: "the operator quit"
        case .hangup: "the terminal was closed"
        case .terminated: "it was told to end"
        case .interrupted: "it was interrupted"
        case .failed: "a step failed"
        case .unattested: "criteria are not attested"
        case .unsigned: "a signature is missing"
        case .unknown: "nobody has said what became of a step"
        case .unrecorded: "the record could not be kept"
        }
    }
}
