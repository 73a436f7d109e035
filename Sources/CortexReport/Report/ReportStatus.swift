/// What became of an item, as a report says it.
package enum ReportStatus: String, Sendable, CaseIterable {
    case passed
    case failed
    case stopped
    /// Failed or not met, and the run went on behind it with a reason.
    case overridden
    case skipped
    /// A person did it.
    case done
    case met
    case notMet
    /// A criterion that nobody answered.
    case notAttested
    /// Its end was never recorded.
    case unknown
    case running
    case notRun
    /// Its result no longer holds, as the operator went back to before it.
    case stale
    /// The document leaves it out: a condition that does not hold, another alternative.
    case notNeeded
    /// The command line left it out.
    case leftOut

    package var words: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .stopped: "stopped"
        case .overridden: "overridden"
        case .skipped: "skipped"
        case .done: "done"
        case .met: "met"
        case .notMet: "not met"
        case .notAttested: "not attested"
        case .unknown: "outcome unknown"
        case .running: "running"
        case .notRun: "not run"
        case .stale: "no longer holds"
        case .notNeeded: "not needed"
        case .leftOut: "left out"
        }
    }

    /// Its sign in a text.
    package var sign: String {
        switch self {
        case .passed, .done, .met: "✓"
        case .failed, .stopped, .notMet: "✗"
        case .overridden: "!"
        case .skipped, .notNeeded, .leftOut: "–"
        case .notAttested, .notRun, .stale: "○"
        case .unknown: "?"
        case .running: "▶"
        }
    }

    /// How good it is to read.
    package var tone: ReportConclusion.Tone {
        switch self {
        case .passed, .done, .met: .good
        case .failed, .stopped, .notMet: .bad
        case .overridden, .skipped, .unknown, .notAttested: .warning
        case .running, .notRun, .stale, .notNeeded, .leftOut: .open
        }
    }

    /// Whether the document or the command line left it out.
    package var isLeftOut: Bool { self == .notNeeded || self == .leftOut }

    var isDone: Bool {
        switch self {
        case .passed, .done, .met, .skipped: true
        default: false
        }
    }

    var isBad: Bool { tone == .bad }

    /// Whether somebody or something has yet to say how it ends.
    package var isOpen: Bool {
        switch self {
        case .notAttested, .unknown, .running, .notRun, .stale: true
        default: false
        }
    }

    /// Whether a report shows what the step printed last.
    var showsFailure: Bool {
        switch self {
        case .failed, .stopped, .overridden, .unknown: true
        default: false
        }
    }
}
