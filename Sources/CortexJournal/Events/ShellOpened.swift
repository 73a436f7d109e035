/// The operator opened a shell of their own; written before it starts.
package struct ShellOpened: Sendable, Equatable, Codable {
    /// Counts the shells of the run, from 1.
    package var number: Int
    /// The item at which it was opened.
    package var item: String?
    /// The step's 1-based ordinal in the run; `nil` where no step waits for the shell.
    package var ordinal: Int?
    /// The attempt that waits, from 1.
    package var attempt: Int?
    /// The 1-based line of the document at which the step waits.
    package var line: Int?
    /// The digest of the state that the shell begins in.
    package var stateSHA256: String
    /// Who opened it; `nil` where nobody was named.
    package var by: String?

    package init(
        number: Int,
        item: String? = nil,
        ordinal: Int? = nil,
        attempt: Int? = nil,
        line: Int? = nil,
        stateSHA256: String,
        by: String? = nil
    ) {
        self.number = number
        self.item = item
        self.ordinal = ordinal
        self.attempt = attempt
        self.line = line
        self.stateSHA256 = stateSHA256
        self.by = by
    }
}
