/// A command inside a step failed, and what was decided then.
package struct CommandFailed: Sendable, Equatable, Codable {
    package enum Answer: String, Sendable, Codable {
        case continued = "continue"
        case stopped = "stop"
        /// A shell was opened in that state; a further event tells how it went on.
        case shell
        /// Recorded only; nobody was asked.
        case recorded
    }

    /// The step's 1-based ordinal in the run.
    package var ordinal: Int
    /// 1 for the first attempt.
    package var attempt: Int
    /// The 1-based line of the document.
    package var line: Int
    package var status: Int
    /// The command as bash had it.
    package var command: String
    package var answer: Answer

    package init(
        ordinal: Int,
        attempt: Int,
        line: Int,
        status: Int,
        command: String,
        answer: Answer
    ) {
        self.ordinal = ordinal
        self.attempt = attempt
        self.line = line
        self.status = status
        self.command = command
        self.answer = answer
    }
}
