import CortexEngine
import CortexReport
import CortexShell

/// How a step ended, in one line.
struct EndLine {
    let line: Line

    init(_ end: StepEnd, of question: Question) {
        let time = Progress.words(for: .nanoseconds(end.result.durationNanoseconds))
        let what = Line(" \(question.item.id) \(Self.words(for: end.result.outcome))", nil)
        let sign =
            end.verdict == .passed ? Line(.passed, .good) : Line(.failed, .bad)
        line = sign + what + Line("  \(time)", .faint)
    }

    private static func words(for outcome: StepResult.Outcome) -> String {
        switch outcome {
        case .exited(0): "passed"
        case .exited(let status): "failed with status \(status)"
        case .signalled(let signal): "was ended by signal \(signal)"
        case .timedOut: "took too long and was ended"
        case .unrecorded(let reason): "could not be recorded and was ended: \(reason)"
        case .directoryGone(let directory): "never began: \(directory) is gone"
        }
    }
}
