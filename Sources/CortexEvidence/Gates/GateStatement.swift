package import CortexJournal
import CortexRunbook

/// What a person signs for at a gate: the decision, and all that had happened before it.
package struct GateStatement: Sendable, Equatable, Codable {
    /// The namespace of the signature; one made for anything else does not verify.
    package static let namespace = "cortex-gate-v1"
    static let schema = "cortex-gate/1"
    static let maximumSize = 65_536

    package private(set) var schema = GateStatement.schema
    /// The run's id, 32 hexadecimal digits.
    package var run: String
    package var gate: String
    /// The id of the section that the gate closes.
    package var section: String
    package var role: String?
    /// The person, as an `allowed_signers` file names them.
    package var principal: String
    package var decision: GateSigned.Decision
    package var reason: String?
    /// The digest of the runbook that the run follows.
    package var runbook: String
    /// The hash of the journal's last record.
    package var head: String
    /// How many records the journal had.
    package var records: Int
    /// The wall clock of the person's machine, as a record's `t`.
    package var time: String

    package init(
        run: String,
        gate: String,
        section: String,
        role: String?,
        principal: String,
        decision: GateSigned.Decision,
        reason: String?,
        runbook: String,
        head: String,
        records: Int,
        time: String
    ) {
        self.run = run
        self.gate = gate
        self.section = section
        self.role = role
        self.principal = principal
        self.decision = decision
        self.reason = reason
        self.runbook = runbook
        self.head = head
        self.records = records
        self.time = time
    }

    /// The bytes that are signed: one line of JSON, keys sorted.
    package var bytes: [UInt8] {
        get throws { try StrictJSON.line(self) }
    }

    /// The name, in the run's `gates` folder, of the statement with that digest.
    package static func fileName(_ sha256: String) -> String { "\(sha256).json" }

    /// The name of its signature.
    package static func signatureName(_ sha256: String) -> String { "\(sha256).json.sig" }
}
