package import CortexJournal

/// What the operator asked of a run on the command line.
package struct RunOptions: Sendable, Equatable {
    package enum Confirmation: String, Sendable, CaseIterable {
        /// Every step is asked for.
        case all
        /// Steps that only read are not asked for.
        case changes
    }

    package enum OnError: String, Sendable, CaseIterable {
        case stop
        case `continue`
    }

    /// Whether nobody is asked anything (`--yes`).
    package var unattended = false
    package var confirmation = Confirmation.all
    /// Only these sections run; empty for the whole flow.
    package var sections: [String] = []
    /// Where to begin; `nil` for the start.
    package var from: String?
    /// Items and sections to leave out; `manual` stands for every manual step.
    package var skip: [String] = []
    /// Items and sections to take in although they are conditional or on demand.
    package var include: [String] = []
    /// The alternatives to take.
    package var choose: [String] = []
    package var allowsDestructive = false
    /// Values of placeholders by name.
    package var values: [String: String] = [:]
    package var onError = OnError.stop
    /// Whether blocks run with `errexit`, `pipefail` and `nounset`.
    package var strict = false
    /// The longest time a step may take, in seconds; `nil` for no limit.
    package var timeout: Int?
    /// Whether a record is run as if it were a runbook.
    package var acceptsRecords = false
    /// Whether unattested criteria keep the run from being done.
    package var requiresAttestation = false
    /// Whether samples of output that the document only shows are compared as well.
    package var checksOutput = false
    /// Who drives the run; `nil` for the login name.
    package var operatorName: String?
    package var role: String?

    /// Whether steps run at a terminal.
    package var hasTerminal = false

    package init() {}

    /// What of the runbook they take.
    package var selection: RunSelection {
        RunSelection(
            sections: sections,
            from: from,
            skip: skip,
            include: include,
            choose: choose,
            strict: strict,
            requiresAttestation: requiresAttestation,
            checksOutput: checksOutput,
            acceptsRecords: acceptsRecords
        )
    }

    /// Takes what a run takes besides what they say.
    package mutating func take(_ selection: RunSelection) {
        sections = selection.sections
        from = selection.from
        skip = selection.skip + skip.filter { !selection.skip.contains($0) }
        include = selection.include + include.filter { !selection.include.contains($0) }
        choose = selection.choose + choose.filter { !selection.choose.contains($0) }
        strict = strict || selection.strict
        requiresAttestation = requiresAttestation || selection.requiresAttestation
        checksOutput = checksOutput || selection.checksOutput
        acceptsRecords = acceptsRecords || selection.acceptsRecords
    }
}
