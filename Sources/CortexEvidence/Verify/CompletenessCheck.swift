import CortexJournal

/// Whether the record is whole: the run has ended, and nothing of it is unknown.
struct CompletenessCheck {
    private let evidence: Evidence

    init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    func run(_ verification: inout Verification) {
        let state = RunState(evidence.records)
        var gaps: [String] = []
        if case .finished = state.standing {} else { gaps.append(Self.unfinished(state.standing)) }
        for attempt in state.withoutDriver().interrupted {
            gaps.append("what became of \(attempt.item) is unknown")
        }
        let torn = evidence.statement?.predicate.tornBytes ?? 0
        if torn > 0 { gaps.append("a last record of \(torn) bytes was torn and is left out") }
        if gaps.isEmpty {
            verification.add(.completeness, .good, Self.whole(state))
        } else {
            verification.add(.completeness, .incomplete, Self.partial, gaps)
        }
        verification.add(.anchors, .good, Self.noAnchor)
    }

    private static func unfinished(_ standing: RunState.Standing) -> String {
        switch standing {
        case .suspended(let event): "the run has paused (\(event.reason.rawValue))"
        case .running, .abandoned, .finished: "the record ends in the middle of the run"
        }
    }

    private static func whole(_ state: RunState) -> String {
        let counts = state.counts
        let verdict = state.verdict?.rawValue ?? ""
        return "The run has finished: \(verdict), \(counts.passed) steps passed, "
            + "\(counts.failed) failed, \(counts.skipped) left out."
    }

    private static let partial = "The record is consistent, but not complete."
    private static let noAnchor =
        "Nothing anchors it outside: times, and that there is no other record, are claims."
}
