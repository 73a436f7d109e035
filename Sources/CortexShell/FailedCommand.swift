/// A command of a block that failed.
package struct FailedCommand: Sendable, Equatable {
    /// The 1-based line in the block.
    package var line: Int
    /// The 1-based line of the document; `nil` where there is none.
    package var documentLine: Int?
    package var status: Int32
    /// The command's text.
    package var command: String
    /// The status of each command of the pipeline.
    package var pipeStatus: [Int32]
    /// Whether the block can go on: it cannot where it has `errexit` on.
    package var canCarryOn: Bool
    /// What the terminal has got from the block so far.
    package var terminalUse = TerminalUse.text
}

/// What to do about a command that failed.
package enum FailureAnswer: Sendable, Equatable {
    /// The block goes on with its `$?`.
    case carryOn
    /// The block ends here with the command's status; its state is kept.
    case stop
    /// The operator gets a shell in the very state of the block, and is asked again afterwards.
    case shell
}
