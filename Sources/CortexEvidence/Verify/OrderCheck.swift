import CortexEngine
import CortexJournal
import CortexRunbook

/// Whether the records tell of something that can happen.
struct OrderCheck {
    private let evidence: Evidence

    init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    func run(_ verification: inout Verification) throws {
        let documents = documentObjections()
        guard documents.isEmpty else {
            verification.add(.order, .contradiction, Self.otherRunbooks, documents)
            return
        }
        let readings = Readings(evidence)
        var state = RunState()
        var chronicle = Chronicle(evidence.index)
        var objections: [String] = []
        for record in evidence.records {
            if case .gatePassed(let event)? = record.event,
                let objection = readings.objection(to: event, state)
            {
                objections.append("record \(record.seq): \(objection)")
            }
            state.apply(record)
            chronicle.take(record, state)
        }
        objections = chronicle.objections + objections
        guard objections.isEmpty else {
            let shown = Array(objections.prefix(10))
            verification.add(.order, .contradiction, Self.impossible, shown)
            return
        }
        if readings.areOthers {
            verification.add(.order, .untrusted, Self.otherReading)
        } else {
            verification.add(.order, .good, Self.possible)
        }
    }

    /// Returns which runbooks are not those that the run followed.
    private func documentObjections() -> [String] {
        var objections: [String] = []
        let files = BlockIndex.files(of: evidence.records)
        for (name, sha256) in files where evidence.members["run/\(name)"]?.sha256 != sha256 {
            objections.append("run/\(name) is not the runbook that the run followed")
        }
        let known = Set(files.map { "run/\($0.name)" } + BundleNames.run + tornNames)
        for path in evidence.members.keys.sorted()
        where path.hasPrefix("run/") && !known.contains(path) {
            objections.append("\(path) belongs to nothing that was recorded")
        }
        for document in evidence.index.runbooks
        where !files.contains(where: { $0.name == document.file && $0.sha256 == document.sha256 }) {
            objections.append("\(BlockIndex.path) speaks of another \(document.file)")
        }
        return objections
    }

    /// The torn ends that were cut off and kept.
    private var tornNames: [String] {
        evidence.records.compactMap { record in
            guard case .runRecovered(let event)? = record.event else { return nil }
            return "run/torn-\(event.offset)"
        }
    }

    private static let otherRunbooks = "The runbooks are not those that the run followed."
    private static let impossible = "The records tell of something that cannot happen."
    private static let possible =
        "Every end has its start, attempts count up, answers are about what the runbook holds, and "
        + "gates passed behind their steps."
    private static let otherReading =
        "The records can have happened, but this version reads the runbook otherwise, and did not "
        + "check its gates."
}

/// The runbooks as this program reads them, to look at gates anew.
private struct Readings {
    private let evidence: Evidence
    private var runbooks: [String: Runbook] = [:]
    /// Whether some runbook reads otherwise than the bundle says.
    private(set) var areOthers = false

    init(_ evidence: Evidence) {
        self.evidence = evidence
        for document in evidence.index.runbooks {
            guard let bytes = evidence.members["run/\(document.file)"]?.bytes,
                let runbook = try? evidence.started.runbook(bytes),
                BlockIndex.Document(file: document.file, sha256: document.sha256, runbook)
                    == document
            else {
                areOthers = true
                continue
            }
            runbooks[document.file] = runbook
        }
        if evidence.index.runbooks.isEmpty { areOthers = true }
    }

    /// Says why the gate had not passed in `state`, before the record that says it had.
    func objection(to event: GatePassed, _ state: RunState) -> String? {
        guard let runbook = runbooks[state.runbookFile] else { return nil }
        var options = RunOptions()
        options.take(state.selection)
        let name = GateName(event.gate, closing: event.section)
        guard let plan = try? Plan(runbook, options: options),
            let gate = plan.gates.first(where: { $0.name == name })
        else { return "the runbook has no gate `\(event.gate)`" }
        let standing = GateReview(plan, state).standing(of: gate)
        guard standing.verdict == .passed else {
            return "gate `\(event.gate)` passed, though it had not: \(standing.verdict.words ?? "")"
        }
        return nil
    }
}
