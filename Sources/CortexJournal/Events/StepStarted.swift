/// A step was allowed to start; written before anything is spawned.
package struct StepStarted: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable {
        case command
        /// The commands of a transcript, without its prompts.
        case transcript
        /// The shell's EXIT trap, run when the run finishes.
        case exitTrap
        /// Run to find out what became of another step; says nothing of its own item.
        case check
    }
    package enum Mode: String, Sendable, Codable {
        case pty
        case pipes
    }
    package enum Confirmation: String, Sendable, Codable {
        /// A key at the prompt.
        case prompt
        /// A word typed at the prompt.
        case typed
        /// `--yes`
        case yes
        /// `--confirm` spares this kind of step the question.
        case spared
    }

    /// The step's 1-based ordinal in the run.
    package var ordinal: Int
    /// 1 for the first attempt.
    package var attempt: Int
    package var item: String
    /// The 1-based line of the document.
    package var line: Int
    package var kind: Kind
    /// The digest of the block as the document has it.
    package var scriptSHA256: String
    /// The digest of what is recorded of what bash gets; `nil` where that is the block itself.
    package var renderedSHA256: String?
    /// Whether names stand for secrets in what is recorded of it; `nil` if they do not.
    package var redacted: Bool?
    /// The digest of the shell state it starts from; `nil` for the first step.
    package var stateSHA256: String?
    package var mode: Mode
    /// Who decided; `nil` where nobody was named.
    package var by: String?
    package var confirmed: Confirmation
    /// The longest time it may take, in seconds.
    package var timeout: Int?

    package init(
        ordinal: Int,
        attempt: Int,
        item: String,
        line: Int,
        kind: Kind,
        scriptSHA256: String,
        renderedSHA256: String? = nil,
        redacted: Bool? = nil,
        stateSHA256: String? = nil,
        mode: Mode,
        by: String? = nil,
        confirmed: Confirmation,
        timeout: Int? = nil
    ) {
        self.ordinal = ordinal
        self.attempt = attempt
        self.item = item
        self.line = line
        self.kind = kind
        self.scriptSHA256 = scriptSHA256
        self.renderedSHA256 = renderedSHA256
        self.redacted = redacted
        self.stateSHA256 = stateSHA256
        self.mode = mode
        self.by = by
        self.confirmed = confirmed
        self.timeout = timeout
    }
}
