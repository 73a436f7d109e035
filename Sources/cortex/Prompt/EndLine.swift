import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexShell
import CortexText

/// How a step ended, in one line.
struct EndLine {
    let line: Line

    init(_ end: StepEnd, of question: Question) {
        let time = Progress.words(for: .nanoseconds(end.result.durationNanoseconds))
        let what = Line(" \(question.item.id) \(Self.words(for: end))")
        let sign =
            end.verdict == .passed ? Line(.passed, .good) : Line(.failed, .bad)
        line = sign + what + Line("  \(time)", .faint)
    }

    private static func words(for end: StepEnd) -> String {
        switch end.result.outcome {
        case .exited(0) where end.verdict == .passed: "passed"
        case .exited(0) where end.mismatch != nil: "failed: it printed something else"
        case .exited(0): "failed: a line of it did"
        case .exited(let status): "failed with status \(status)"
        case .signalled(let signal): "was ended by signal \(signal)"
        case .timedOut: "took too long and was ended"
        case .unrecorded(let reason): "could not be recorded and was ended: \(reason)"
        case .directoryGone(let directory): "never began: \(directory) is gone"
        }
    }
}
