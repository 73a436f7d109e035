/// The operator left a shell of their own; its output and state are on disk.
package struct ShellClosed: Sendable, Equatable, Codable {
    package var number: Int
    /// The exit status; `nil` where a signal ended it.
    package var status: Int?
    package var signal: Int?
    package var outputBytes: Int
    package var outputSHA256: String
    /// The digest of the state that it left; `nil` where that is unknown.
    package var stateSHA256: String?
    /// What the shell changed in the state, in words.
    package var changes: [String]
    /// Whether the run goes on with what the shell changed.
    package var kept: Bool
    package var durationNanoseconds: Int
    /// The secrets that were taken out of its output; `nil` if there were none.
    package var redactions: [Redacted]?
    /// Who decided; `nil` where nobody was named.
    package var by: String?

    package init(
        number: Int,
        status: Int? = nil,
        signal: Int? = nil,
        outputBytes: Int,
        outputSHA256: String,
        stateSHA256: String? = nil,
        changes: [String],
        kept: Bool,
        durationNanoseconds: Int = 0,
        redactions: [Redacted]? = nil,
        by: String? = nil
    ) {
        self.number = number
        self.status = status
        self.signal = signal
        self.outputBytes = outputBytes
        self.outputSHA256 = outputSHA256
        self.stateSHA256 = stateSHA256
        self.changes = changes
        self.kept = kept
        self.durationNanoseconds = durationNanoseconds
        self.redactions = redactions
        self.by = by
    }
}
