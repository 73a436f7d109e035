import CortexJournal

/// What an export claims of a run: an in-toto statement (v1) whose subjects are files of the bundle.
///
/// It is no SLSA provenance: no isolated builder stands behind it.
package struct Statement: Sendable, Equatable, Codable {
    package static let name = "statement.json"
    package static let signatureName = "statement.json.sig"
    /// What the machine's signature of it is for.
    package static let namespace = "cortex-run-v1"
    static let type = "https://in-toto.io/Statement/v1"
    static let predicateType = "urn:cortex:run:v1"

    struct Subject: Sendable, Equatable, Codable {
        var name: String
        var digest: [String: String]

        init(_ name: String, sha256: String) {
            self.name = name
            digest = ["sha256": sha256]
        }
    }

    /// How far the run is.
    enum Standing: String, Sendable, Codable {
        case finished
        case suspended
        /// Somebody drove it while it was exported.
        case running
        /// Its driver ended without a word.
        case abandoned
    }

    struct Predicate: Sendable, Equatable, Codable {
        var run: String
        /// The hash of the last record.
        var head: String
        var records: Int
        var standing: Standing
        /// `nil` for a run that has not finished.
        var verdict: RunFinished.Verdict?
        /// The ids of the steps whose outcome is unknown.
        var unknown: [String]
        /// Bytes of a torn last record that the bundle leaves out.
        var tornBytes: Int
        var steps: [Step]
        var gates: [Gate]
        /// What anchors the head outside; none is known to this version.
        var anchors: [String]
        /// The version of Cortex that exported the run.
        var exporter: String
    }

    /// One attempt.
    struct Step: Sendable, Equatable, Codable {
        var ordinal: Int
        var attempt: Int
        var item: String
        var script: String
        var verdict: StepFinished.Verdict?
        var output: String?
    }

    struct Gate: Sendable, Equatable, Codable {
        var gate: String
        var section: String
        var decision: GateSigned.Decision
        var by: String?
        var role: String?
        /// The digest of what was signed with a key; `nil` where no key was used.
        var statement: String?
    }

    var type = Statement.type
    var subject: [Subject]
    var predicateType = Statement.predicateType
    var predicate: Predicate

    private enum CodingKeys: String, CodingKey {
        case type = "_type"
        case subject
        case predicateType
        case predicate
    }

    init(_ state: RunState, _ journal: JournalSummary, subject: [Subject], exporter: String) {
        self.subject = subject
        predicate = Predicate(
            run: state.run,
            head: journal.head,
            records: journal.records,
            standing: Standing(state.standing),
            verdict: state.verdict,
            unknown: state.interrupted.map(\.item),
            tornBytes: journal.tornBytes,
            steps: state.attempts.map(Step.init),
            gates: state.signatures.map { Gate($0.signed) },
            anchors: [],
            exporter: exporter
        )
    }

    /// The file's bytes.
    package var bytes: [UInt8] {
        get throws { try StrictJSON.line(self) }
    }
}

/// Where a journal ends.
package struct JournalSummary: Sendable, Equatable {
    /// The hash of the last record.
    package var head: String
    package var records: Int
    /// How many bytes a torn last record has.
    package var tornBytes = 0
}

extension Statement.Standing {
    init(_ standing: RunState.Standing) {
        self =
            switch standing {
            case .running: .running
            case .suspended: .suspended
            case .abandoned: .abandoned
            case .finished: .finished
            }
    }
}

extension Statement.Step {
    init(_ attempt: Attempt) {
        ordinal = attempt.started.ordinal
        self.attempt = attempt.started.attempt
        item = attempt.started.item
        script = attempt.started.renderedSHA256 ?? attempt.started.scriptSHA256
        verdict = attempt.finished?.verdict
        output = attempt.finished?.outputSHA256
    }
}

extension Statement.Gate {
    init(_ signed: GateSigned) {
        gate = signed.gate
        section = signed.section
        decision = signed.decision
        by = signed.by
        role = signed.role
        statement = signed.statementSHA256
    }
}

extension RunState {
    var verdict: RunFinished.Verdict? {
        if case .finished(let event) = standing { event.verdict } else { nil }
    }
}
