import CortexEngine
package import CortexJournal
package import CortexRunbook

/// What a run leaves for those who were not there: a value that all forms of the report show.
///
/// It holds the words of the document and of people as they are; whoever shows them makes them safe.
package struct RunReport: Sendable, Equatable {
    /// The run's name, `20261123T025711Z-7f3a9c1e`.
    package let name: String
    /// The run's id, 32 hexadecimal digits.
    package let run: String
    package let title: String
    /// The runbook's path as the operator gave it.
    package let runbook: String
    /// The runbook's absolute path; `nil` where it came from standard input.
    package let absolutePath: String?
    /// The SHA-256 of the runbook as the run has it now, 64 hexadecimal digits.
    package let digest: String
    package let conclusion: ReportConclusion
    package let started: Moment?
    package let last: Moment?
    /// The time the run was driven, in nanoseconds; suspensions do not count.
    package let elapsedNanoseconds: Int64
    package let driver: Driver?
    /// The run that started this one; `nil` where a person did.
    package let parent: ParentRun?
    /// The number of records that the report was made from, and the hash of the last.
    package let records: Int
    package let head: String
    package let steps: RunProgress.Count
    package let criteria: RunProgress.Count
    package let people: [ReportPerson]
    /// The roles that the document names, with the people who acted in them.
    package let roles: [ReportRole]
    package let parts: [ReportPart]
    package let gates: [ReportGate]
    package let deviations: [ReportDeviation]
    package let warnings: [ReportWarning]
    package let failures: [ReportFailure]
    package let artifacts: [ReportArtifact]
    /// The document's ways back: its rollback sections and the runbooks about one that it links.
    package let rollback: [ReportRollback]
    package let milestones: [ReportMilestone]
    package let notes: [ReportNote]
    /// The runs that this one started.
    package let children: [ReportChild]

    /// Makes the report of a run.
    ///
    /// `state` is what its records make of it, without its driver where nobody drives it. `outputs`
    /// holds the ends of what steps printed, as far as the report is to show them. `second` is the
    /// present since 1970-01-01T00:00:00Z; `nil` stands for the time of the last record.
    package init(
        name: String,
        runbook: Runbook,
        records: [Record],
        state: RunState,
        outputs: [StepKey: OutputTail] = [:],
        artifacts found: [String: ReportArtifact.Content] = [:],
        tornBytes: Int = 0,
        at second: Int64? = nil
    ) {
        let history = ReportHistory(records)
        let plan = Plan(of: runbook, in: state)
        let review = plan.map { GateReview($0, state) }
        let table = ReportTable(runbook, state, history, plan, review, outputs)
        let statuses = zip(plan, review).map {
            GateStatus.all($0.allGates, $1, state, at: second)
        }
        self.name = name
        run = state.run
        title = runbook.title ?? runbook.path
        self.runbook = state.started?.runbook ?? runbook.path
        absolutePath = state.started?.path
        digest = state.digest
        started = state.startTime
        last = state.lastTime
        elapsedNanoseconds = state.elapsedNanoseconds
        driver = state.driver
        parent = state.started?.parent
        self.records = records.count
        head = records.last?.hash ?? ""
        parts = table.parts
        steps = table.steps
        criteria = table.criteria
        failures = table.failures
        gates = (statuses ?? []).map { ReportGate($0, history) }
        deviations = history.deviations(leaving: table.notNeeded) + state.reportedShells
        warnings = ReportWarning.all(of: state, history, tornBytes: tornBytes)
        people = history.people
        roles = runbook.roles.map { ReportRole($0, actors: history.people) }
        artifacts = runbook.evidence.map { reference in
            ReportArtifact(
                reference,
                found[reference.path] ?? .unknown,
                runStarted: state.startTime?.wall
            )
        }
        rollback = ReportRollback.all(of: runbook)
        milestones = history.milestones
        notes = history.notes
        children = state.children.map(ReportChild.init)
        conclusion = ReportConclusion(
            state.standing,
            table,
            deviations: deviations.count { $0.isGrave },
            gates: gates.count { !$0.isPassed },
            missing: artifacts.count { $0.content == .missing || $0.isFresh == false }
        )
    }
}

/// Returns both values, or `nil` if either is missing.
private func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    if let first, let second { (first, second) } else { nil }
}

/// An attempt of a step in a run.
package struct StepKey: Sendable, Hashable {
    /// The step's 1-based ordinal in the run.
    package var ordinal: Int
    /// 1 for the first attempt.
    package var attempt: Int

    package init(_ ordinal: Int, attempt: Int) {
        self.ordinal = ordinal
        self.attempt = attempt
    }
}

extension Attempt {
    /// Its place in the run.
    package var key: StepKey { StepKey(started.ordinal, attempt: started.attempt) }
}
