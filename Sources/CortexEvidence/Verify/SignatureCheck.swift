import CortexJournal
import CortexRunbook

/// Whether those who signed are who they say, by keys from outside the bundle.
struct SignatureCheck {
    private let evidence: Evidence
    private let trust: Trust
    private var wrong: [String] = []
    private var doubts: [String] = []
    private var signers: [String] = []
    private var used: Set<String> = []
    /// The keys of the approvals that hold, by gate and person.
    private var keys: [GateName: [PersonName: PublicKey]] = [:]

    init(_ evidence: Evidence, _ trust: Trust) {
        self.evidence = evidence
        self.trust = trust
    }

    func run(_ verification: inout Verification) throws {
        var check = self
        if let statement = evidence.statement {
            check.checkStatement(statement)
        } else {
            check.doubts.append(Self.unsignedEnd)
        }
        var gates = GateCheck(evidence)
        for record in evidence.records {
            if case .gateSigned(let event)? = record.event { check.take(event, record, gates) }
            if case .gatePassed(let event)? = record.event { check.take(event) }
            gates.take(record)
        }
        for path in evidence.members.keys.sorted()
        where path.hasPrefix("gates/") && !check.used.contains(path) {
            check.wrong.append("\(path) belongs to no signature on record")
        }
        check.report(&verification)
    }

    private func report(_ verification: inout Verification) {
        verification.signers = signers
        let names = signers.joined(separator: ", ")
        if !wrong.isEmpty {
            verification.add(.signatures, .contradiction, Self.bad, wrong)
        } else if !doubts.isEmpty {
            let sentence = signers.isEmpty ? Self.unsigned : "\(Self.partly)\(names)."
            verification.add(.signatures, .untrusted, sentence, doubts)
        } else {
            verification.add(.signatures, .good, "Signed by \(names).")
        }
    }

    /// Checks the machine's word for the whole.
    private mutating func checkStatement(_ statement: Statement) {
        guard let message = evidence.members[Statement.name]?.bytes,
            let sealed = evidence.members[Envelope.name]?.bytes,
            let armor = evidence.members[Statement.signatureName]?.bytes,
            let line = evidence.members[BundleNames.machineKey]?.bytes,
            let key = PublicKey(line: line)
        else {
            wrong.append("the machine's key or signature is missing")
            return
        }
        let envelope = try? Envelope(reading: sealed)
        guard envelope?.payload == message, envelope?.isSigned(by: key) == true else {
            wrong.append("\(Envelope.name) is not the machine's word for \(Statement.name)")
            return
        }
        guard let signature = try? SSHSignature(reading: armor), signature.key == key,
            signature.namespace == Statement.namespace, signature.isCorrect(for: message) == true
        else {
            wrong.append("\(Statement.signatureName) is not the machine's signature")
            return
        }
        let time = compact(evidence.records.last)
        let names = trust.checker?.principals(of: armor, at: time) ?? []
        let accepted = names.first { name in
            trust.checker?.accepts(
                armor,
                of: message,
                namespace: Statement.namespace,
                principal: name,
                at: time
            ) == true
        }
        if let accepted {
            signers.append("\(accepted) (export)")
        } else {
            doubts.append("the machine that exported it is not known: \(key.fingerprint)")
        }
    }

    /// Checks one decision at a gate.
    private mutating func take(_ event: GateSigned, _ record: Record, _ gates: GateCheck) {
        guard let digest = event.statementSHA256, let signatureDigest = event.signatureSHA256 else {
            return
        }
        let path = "gates/\(GateStatement.fileName(digest))"
        let signaturePath = "gates/\(GateStatement.signatureName(digest))"
        used.formUnion([path, signaturePath])
        guard let message = evidence.members[path], let armor = evidence.members[signaturePath],
            message.sha256 == digest, armor.sha256 == signatureDigest,
            let bytes = message.bytes, let armored = armor.bytes
        else {
            wrong.append("the signature for gate `\(event.gate)` is not the one on record")
            return
        }
        let statement: GateStatement
        let signature: SSHSignature
        do {
            statement = try StrictJSON.decode(GateStatement.self, from: bytes)
            signature = try SSHSignature(reading: armored)
        } catch {
            wrong.append("the signature for gate `\(event.gate)`: \(error.description)")
            return
        }
        let objections = gates.objections(to: statement, event, record)
        guard objections.isEmpty else {
            wrong += objections.map { "the signature for gate `\(event.gate)` \($0)" }
            return
        }
        check(signature, armored, of: bytes, statement, event, record)
    }

    private mutating func check(
        _ signature: SSHSignature,
        _ armor: [UInt8],
        of message: [UInt8],
        _ statement: GateStatement,
        _ event: GateSigned,
        _ record: Record
    ) {
        let name = GateStatement.namespace
        guard signature.namespace == name else {
            wrong.append("the signature for gate `\(event.gate)` was made for something else")
            return
        }
        let isCorrect =
            signature.isCorrect(for: message)
            ?? trust.checker?.isCorrect(armor, of: message, namespace: name)
        guard isCorrect != false else {
            wrong.append("the signature for gate `\(event.gate)` does not fit what was signed")
            return
        }
        guard isCorrect == true, let checker = trust.checker,
            [compact(record), compact(statement.time)].allSatisfy({ time in
                checker.accepts(
                    armor,
                    of: message,
                    namespace: name,
                    principal: statement.principal,
                    at: time
                )
            })
        else {
            doubts.append(
                "\(statement.principal)'s key at gate `\(event.gate)` is not trusted: "
                    + signature.key.fingerprint
            )
            return
        }
        if let role = statement.role, let objection = objection(to: role, of: statement.principal) {
            doubts.append("gate `\(event.gate)`: \(objection)")
        }
        let role = statement.role.map { " (\($0))" } ?? ""
        let words = event.decision == .refused ? ", refused" : ""
        signers.append("\(statement.principal)\(role)\(words)")
        let gate = GateName(event.gate, closing: event.section)
        let person = PersonName(event.by ?? "")
        keys[gate, default: [:]][person] = event.decision == .approved ? signature.key : nil
    }

    private func objection(to role: String, of person: String) -> String? {
        guard let roles = trust.roles else {
            return "whether \(person) is \(role) was not checked, for no roles were given"
        }
        return roles.holds(person, role) ? nil : "\(person) is not \(role)"
    }

    /// Checks those by whom a gate passed.
    private mutating func take(_ event: GatePassed) {
        let signed = keys[GateName(event.gate, closing: event.section)] ?? [:]
        var owners: [PublicKey: String] = [:]
        for name in event.signers {
            guard let key = signed[PersonName(name)] else {
                doubts.append("\(name) passed gate `\(event.gate)` without a key that is trusted")
                continue
            }
            if let other = owners.updateValue(name, forKey: key) {
                doubts.append(
                    "gate `\(event.gate)`: \(other) and \(name) are the same person by key"
                )
            }
        }
    }

    private func compact(_ record: Record?) -> String {
        record.map { compact($0.time.timestamp) } ?? ""
    }

    /// A time of the journal as `ssh-keygen` takes it, `20261123023030Z`.
    private func compact(_ timestamp: String) -> String {
        timestamp.prefix(19).filter { $0.isASCII && $0.isNumber } + "Z"
    }

    private static let bad = "A signature is not what it should be."
    private static let unsigned = "Nobody who is trusted has signed."
    private static let partly = "Signed, but not all by keys that are trusted. These hold: "
    private static let unsignedEnd =
        "a run's folder bears no signature for its end; `cortex export` makes one"
}

/// What a signed statement at a gate has to say, by the records before it.
struct GateCheck {
    private let evidence: Evidence
    private var state = RunState()
    /// The place of the last question about a gate.
    private var asked = 0

    init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    mutating func take(_ record: Record) {
        state.apply(record)
        if case .decisionRequested(let event)? = record.event, event.kind == .gate {
            asked = record.seq
        }
    }

    /// Returns what the statement says otherwise than the record does.
    func objections(
        to statement: GateStatement,
        _ event: GateSigned,
        _ record: Record
    ) -> [String] {
        var objections: [String] = []
        if statement.schema != GateStatement.schema { objections.append("has another form") }
        if statement.run != record.run { objections.append("is for another run") }
        if statement.gate != event.gate || statement.section != event.section {
            objections.append("is for another gate")
        }
        if statement.decision != event.decision { objections.append("says something else") }
        if statement.principal != event.by || statement.role != event.role {
            objections.append("is somebody else's")
        }
        if statement.reason != event.note { objections.append("gives another reason") }
        if statement.runbook != state.digest { objections.append("is about another runbook") }
        let seen = statement.records - 1
        let isHead =
            (asked..<record.seq).contains(seen) && evidence.records[seen].hash == statement.head
        if !isHead { objections.append("covers another record of the run") }
        return objections
    }
}
