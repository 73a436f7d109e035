/// What a document is for, which decides the rules that speak.
package enum DocumentKind: String, Sendable, CaseIterable {
    /// A procedure to follow.
    case runbook
    /// A drill, a report, a postmortem: what happened, not what to do.
    case record
    /// A form that others copy.
    case template
    /// A list of other documents.
    case index
}

/// What a runbook is expected to hold.
package enum Profile: String, Sendable, CaseIterable {
    /// A gated procedure with acceptance criteria.
    case release
    /// An answer to an alert.
    case alert
    case general
}
