import CortexJournal
import CortexRunbook

/// Whether the statement speaks of this manifest, this journal and these runbooks.
struct StatementCheck {
    private let evidence: Evidence

    init(_ evidence: Evidence) {
        self.evidence = evidence
    }

    func run(_ verification: inout Verification) throws {
        let journal = evidence.journal
        if let statement = evidence.statement {
            let details = objections(to: statement)
            guard details.isEmpty else {
                verification.add(.statement, .contradiction, Self.others, details)
                return
            }
            verification.add(.statement, .good, Self.same)
        }
        verification.add(.journal, .good, Self.chain(journal, run: evidence.records[0].run))
    }

    private func objections(to statement: Statement) -> [String] {
        var objections: [String] = []
        if statement.type != Statement.type || statement.predicateType != Statement.predicateType {
            objections.append("it is a statement of another type")
        }
        let named = Dictionary(statement.subject.map { ($0.name, $0.digest["sha256"]) }) { a, _ in a
        }
        let expected =
            [Manifest.name]
            + evidence.members.keys.filter(BundleNames.isSubject)
        for name in expected where named[name] != evidence.members[name]?.sha256 {
            objections.append("its digest of \(name) is another")
        }
        if named.count != expected.count || statement.subject.count != named.count {
            objections.append("it speaks of other files")
        }
        return objections + claims(of: statement.predicate)
    }

    /// Returns what the statement says of the run and the journal does not.
    private func claims(of claim: Statement.Predicate) -> [String] {
        var state = RunState(evidence.records)
        if claim.standing != .running { state = state.withoutDriver() }
        let truth = Statement(state, evidence.journal, subject: [], exporter: claim.exporter)
            .predicate
        var objections: [String] = []
        if claim.run != truth.run { objections.append("it speaks of run \(claim.run)") }
        if claim.head != truth.head || claim.records != truth.records {
            objections.append(
                "it speaks of \(claim.records) records that end with \(claim.head.prefix(12)), "
                    + "and there are \(truth.records) that end with \(truth.head.prefix(12))"
            )
        }
        if claim.standing != truth.standing || claim.verdict != truth.verdict {
            objections.append("it says that the run is \(claim.standing.rawValue), which it is not")
        }
        if claim.unknown != truth.unknown { objections.append("it names other unknown outcomes") }
        if claim.steps != truth.steps { objections.append("it tells of other steps") }
        if claim.gates != truth.gates { objections.append("it tells of other gates") }
        return objections
    }

    private static let others = "The statement speaks of something else."
    private static let same = "The statement speaks of these files and of this journal."

    private static func chain(_ journal: JournalSummary, run: String) -> String {
        "The journal is one chain of \(journal.records) records of run \(run.prefix(8)), which ends "
            + "with \(journal.head.prefix(12))."
    }
}
