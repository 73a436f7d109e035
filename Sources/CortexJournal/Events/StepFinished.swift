/// A step ended; its output and state are on disk.
package struct StepFinished: Sendable, Equatable, Codable {
    package enum Verdict: String, Sendable, Codable {
        case passed
        case failed
        /// The operator or a signal ended it.
        case stopped
        /// Its outcome is unknown and the operator took it as done.
        case takenAsDone
        /// Its outcome is unknown and the operator took it as failed.
        case takenAsFailed
        /// Its outcome is unknown and the operator has it run again.
        case repeated
    }

    /// The step's 1-based ordinal in the run.
    package var ordinal: Int
    /// 1 for the first attempt.
    package var attempt: Int
    package var item: String
    /// The exit status; `nil` where a signal ended it or nobody knows.
    package var status: Int?
    package var signal: Int?
    package var timedOut: Bool
    package var verdict: Verdict
    package var outputBytes: Int
    package var outputSHA256: String?
    /// `nil` where stderr was not kept apart.
    package var stderrBytes: Int?
    package var stderrSHA256: String?
    /// The digest of the state it left; `nil` where that is unknown.
    package var stateSHA256: String?
    package var durationNanoseconds: Int
    /// Failures that the step's status does not show.
    package var hiddenFailures: [HiddenFailure]
    package var background: [BackgroundProcess]
    /// What it changed in the shell that changes what later text means, and whether the state has
    /// become large, one line each; `nil` if there is nothing of the kind.
    package var notices: [String]?
    /// How what it printed differs from what it had to print; `nil` where nobody compared.
    package var mismatch: String?
    /// The secrets that were taken out of its output; `nil` if there were none.
    package var redactions: [Redacted]?
    /// Why a person decided the verdict; `nil` where the status did.
    package var reason: String?
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(
        ordinal: Int,
        attempt: Int,
        item: String,
        status: Int? = nil,
        signal: Int? = nil,
        timedOut: Bool = false,
        verdict: Verdict,
        outputBytes: Int = 0,
        outputSHA256: String? = nil,
        stderrBytes: Int? = nil,
        stderrSHA256: String? = nil,
        stateSHA256: String? = nil,
        durationNanoseconds: Int = 0,
        hiddenFailures: [HiddenFailure] = [],
        background: [BackgroundProcess] = [],
        notices: [String]? = nil,
        mismatch: String? = nil,
        redactions: [Redacted]? = nil,
        reason: String? = nil,
        by: String? = nil
    ) {
        self.ordinal = ordinal
        self.attempt = attempt
        self.item = item
        self.status = status
        self.signal = signal
        self.timedOut = timedOut
        self.verdict = verdict
        self.outputBytes = outputBytes
        self.outputSHA256 = outputSHA256
        self.stderrBytes = stderrBytes
        self.stderrSHA256 = stderrSHA256
        self.stateSHA256 = stateSHA256
        self.durationNanoseconds = durationNanoseconds
        self.hiddenFailures = hiddenFailures
        self.background = background
        self.notices = notices
        self.mismatch = mismatch
        self.redactions = redactions
        self.reason = reason
        self.by = by
    }
}
