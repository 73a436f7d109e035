/// The exit statuses of every command; `docs/exit-status.md` explains them to users.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    /// A step or a gate failed.
    case failed = 1
    /// Wrong usage, unreadable input, an unknown name, or nobody there to ask.
    case usage = 2
    /// The document cannot be run as it stands.
    case notRunnable = 3
    /// Stopped and resumable: quit, or something is still waiting for a person.
    case stopped = 4
    /// Cortex or its storage failed.
    case broken = 5
    /// A bundle is consistent, but unsigned, or whoever signed it is not trusted.
    case untrusted = 6
    case hangup = 129
    case interrupted = 130
    case terminated = 143
}
