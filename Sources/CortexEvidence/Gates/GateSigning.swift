package import CortexEngine
package import CortexJournal
import CortexRunbook

/// A gate that waits for signatures, and what somebody is about to sign.
package struct GateSigning: Sendable {
    /// What is to be signed.
    package let statement: GateStatement
    private let folder: RunFolder
    private let decisions: RunDecisions
    private let request: DecisionRequested

    /// Looks up the gate called `gate`, by its name or its section's id, in the run in `folder`.
    ///
    /// - Throws: `Refusal` of status `usage` where that gate is not asked about now, or it is not
    ///   for `author` to sign.
    package init(
        _ folder: RunFolder,
        gate: String,
        decision: GateSigned.Decision,
        reason: String?,
        by author: Author
    ) throws {
        let contents = try folder.read()
        let decisions = try RunDecisions(folder)
        let state = decisions.state
        guard let request = state.pending?.request, request.kind == .gate,
            let started = state.started
        else { throw Refusal(.usage, Self.notAsked(folder.name)) }
        guard
            let name = try Self.gates(folder, state, started).first(where: { $0.isAsked(request) }),
            name.isCalled(gate)
        else { throw Refusal(.usage, Self.other(gate, request)) }
        let word = decision == .approved ? "approve" : "refuse"
        if let objection = request.objection(to: word, text: reason, from: author) {
            throw Refusal(.usage, objection)
        }
        self.folder = folder
        self.decisions = decisions
        self.request = request
        statement = GateStatement(
            run: state.run,
            gate: name.name,
            section: name.section,
            role: author.role,
            principal: author.by ?? author.user,
            decision: decision,
            reason: reason,
            runbook: state.digest,
            head: contents.end.head,
            records: contents.end.count,
            time: author.time
        )
    }

    /// Keeps what was signed in the run's folder and gives the decision to the run.
    ///
    /// - Throws: `Refusal` where it is no signature of the statement for gates; as `RunDecisions`.
    package func give(_ signature: [UInt8], by author: Author) throws -> RunDecisions.Outcome {
        let bytes = try statement.bytes
        let signed = try? SSHSignature(reading: signature)
        guard let signed, signed.namespace == GateStatement.namespace,
            signed.isCorrect(for: bytes) != false
        else { throw Refusal(.usage, Self.noSignature) }
        let digest = Digest.hex(of: bytes)
        let gates = try folder.directory.directoryMadeIfNeeded(RunFolder.gatesName)
        try folder.directory.synchronize()
        _ = try gates.claim(GateStatement.signatureName(digest), holding: signature)
        _ = try gates.claim(GateStatement.fileName(digest), holding: bytes)
        return try decisions.answer(
            request.decision,
            with: statement.decision == .approved ? "approve" : "refuse",
            text: statement.reason,
            by: author,
            signed: (digest, Digest.hex(of: signature))
        )
    }

    /// Whether somebody drives the run.
    package var isDriven: Bool { decisions.isDriven }

    private static func gates(
        _ folder: RunFolder,
        _ state: RunState,
        _ started: RunStarted
    ) throws -> [GateName] {
        let runbook = try started.runbook(folder.runbook(state.runbookFile))
        var options = RunOptions()
        options.take(state.selection)
        return try Plan(runbook, options: options).gates.map(\.name)
    }

    private static func notAsked(_ run: String) -> String {
        "run \(run) does not wait for a gate's signature; `cortex status \(run)` says what it waits for"
    }

    private static func other(_ gate: String, _ request: DecisionRequested) -> String {
        "the run does not wait for `\(gate)` but for \(request.subject)"
    }

    private static let noSignature = "what `ssh-keygen` wrote is no signature for a gate"
}

extension GateName {
    /// Whether `request` asks for signatures for the gate.
    fileprivate func isAsked(_ request: DecisionRequested) -> Bool {
        section == request.section ?? "" && request.subject.hasSuffix(": \(name)")
    }

    /// Whether a person may mean the gate by `words`.
    fileprivate func isCalled(_ words: String) -> Bool {
        words == section || GateRules.key(of: words) == GateRules.key(of: name)
    }
}
