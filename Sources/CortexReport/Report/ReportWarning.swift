import CortexJournal

/// Something that a reader has to know although it did not stop the run.
package struct ReportWarning: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case hiddenFailure
        case continued
        case mismatch
        case timedOut
        case notice
        case leftRunning
        case clockJump
        case recoveredTail
        case tornTail
    }

    package let kind: Kind
    package let item: String?
    /// The 1-based line of the document.
    package let line: Int?
    /// In a line.
    package let text: String

    /// Returns the warnings of a run: those of its results that hold, then those of its record.
    static func all(
        of state: RunState,
        _ history: ReportHistory,
        tornBytes: Int
    ) -> [ReportWarning] {
        var warnings = state.attempts.filter { !$0.isStale }.flatMap(ReportWarning.all)
        if case .finished(let finished) = state.standing {
            warnings += finished.background.map {
                ReportWarning(
                    .leftRunning,
                    text: "process \($0.pid) was left running: \($0.command)"
                )
            }
        }
        warnings += history.clockJumps.map { jump in
            let seconds = jump.nanoseconds / 1_000_000_000
            let direction = seconds < 0 ? "back" : "forward"
            let text = "the clock was set \(direction) by \(abs(seconds)) s"
            return ReportWarning(.clockJump, text: "\(text) at \(jump.moment.timestamp)")
        }
        warnings += history.recovered.map {
            let text = "a crash left \($0.bytes) bytes of a record at byte \($0.offset)"
            return ReportWarning(
                .recoveredTail,
                text: "\(text); they are kept as torn-\($0.offset)"
            )
        }
        if tornBytes > 0 {
            let text = "the record ends in \(tornBytes) bytes of an unfinished write"
            warnings.append(ReportWarning(.tornTail, text: text))
        }
        return warnings
    }

    private static func all(of attempt: Attempt) -> [ReportWarning] {
        let item = attempt.item
        var warnings = attempt.failures.filter { $0.answer == .continued }.map {
            ReportWarning(
                .continued,
                item: item,
                line: $0.line,
                text: "\($0.command) exited \($0.status), and the block went on"
            )
        }
        guard let finished = attempt.finished else { return warnings }
        warnings += finished.hiddenFailures.map {
            ReportWarning(
                .hiddenFailure,
                item: item,
                line: $0.line,
                text: "\($0.command) exited \($0.status), hidden in the block"
            )
        }
        let line = attempt.started.line
        if finished.mismatch != nil {
            let text = "the output differs from what the document says"
            warnings.append(ReportWarning(.mismatch, item: item, line: line, text: text))
        }
        if finished.timedOut {
            let text = "it took longer than allowed and was ended"
            warnings.append(ReportWarning(.timedOut, item: item, line: line, text: text))
        }
        warnings += (finished.notices ?? []).map {
            ReportWarning(.notice, item: item, line: line, text: $0)
        }
        return warnings
    }

    init(_ kind: Kind, item: String? = nil, line: Int? = nil, text: String) {
        self.kind = kind
        self.item = item
        self.line = line
        self.text = text
    }
}
