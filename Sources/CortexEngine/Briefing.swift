package import CortexJournal
package import CortexRunbook

/// What the first screen of a run says, before the first change.
package struct Briefing: Sendable {
    package let runbook: Runbook
    /// The run as it is shown and selected, such as `20261123T025711Z-k7f3a9c1`.
    package let run: String
    package let operatorName: String
    package let role: String?
    /// Where the operator is: host, user, directory, branch, contexts.
    package let place: [Fact]
    /// What may go wrong on this machine: missing commands, little disk, folders without access.
    package let warnings: [String]
    /// How many steps and criteria the run has.
    package let steps: Int
    package let criteria: Int
    /// The sections outside the flow, which the operator can ask for.
    package let onDemand: [Section]
}
