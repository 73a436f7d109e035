import CortexLint
import CortexRunbook

/// What is kept of a linted document when its text is gone.
struct ShownDocument: Sendable {
    var report: FileReport
    /// The least severity that fails in it.
    let failOn: Severity
    /// The text that the fixes made; `nil` where they change nothing, or are only shown.
    var fixed: [UInt8]?
    /// Whether it comes from standard input.
    var isInput = false
    /// What the fixes would change, as a diff.
    var diff: [UInt8] = []

    /// Why it was not linted, behind its path; `nil` where it was.
    var problem: String? { report.failure.map { "\(report.path): \($0)" } }

    init(_ result: DocumentResult, isDiff: Bool) {
        failOn = result.failOn
        switch result.outcome {
        case .linted(let document, let linted):
            report = FileReport(
                document,
                linted.findings,
                suppressed: linted.suppressed.map { ($0.finding, .comment(reason: $0.reason)) },
                duration: result.duration
            )
        case .unreadable(let reason):
            report = FileReport(path: result.path, failure: reason)
        }
        guard let fixed = result.fixed else { return }
        if isDiff {
            diff = UnifiedDiff.bytes(fixed.original, fixed.bytes, path: result.path)
        } else {
            self.fixed = fixed.bytes
        }
    }
}
