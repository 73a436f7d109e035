/// The parts of a runbook that a run takes, as the command line named them.
package struct RunSelection: Sendable, Equatable, Codable {
    /// Only these sections; empty for the whole flow.
    package var sections: [String]
    /// Where it begins; `nil` for the start.
    package var from: String?
    package var skip: [String]
    package var include: [String]
    package var choose: [String]
    /// Whether blocks run with `errexit`, `pipefail` and `nounset`.
    package var strict: Bool
    /// Whether unattested criteria keep the run from being done.
    package var requiresAttestation: Bool
    /// Whether samples of output that the document only shows are compared as well.
    package var checksOutput: Bool
    /// Whether a record is run as if it were a runbook.
    package var acceptsRecords: Bool

    package init(
        sections: [String] = [],
        from: String? = nil,
        skip: [String] = [],
        include: [String] = [],
        choose: [String] = [],
        strict: Bool = false,
        requiresAttestation: Bool = false,
        checksOutput: Bool = false,
        acceptsRecords: Bool = false
    ) {
        self.sections = sections
        self.from = from
        self.skip = skip
        self.include = include
        self.choose = choose
        self.strict = strict
        self.requiresAttestation = requiresAttestation
        self.checksOutput = checksOutput
        self.acceptsRecords = acceptsRecords
    }
}
