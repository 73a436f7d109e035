import CortexJournal
import CortexShell

extension Runner {
    /// Ends the run behind its last item.
    func finish() throws -> RunEnd {
        let counts = counts
        let hasFailed = counts.failed > 0 || counts.notMet > 0
        if options.requiresAttestation, !hasFailed, counts.unattested > 0 {
            return try suspend(.unattested, at: nil)
        }
        let left = try settleRemaining()
        try record.append(
            .runFinished(
                .init(verdict: hasFailed ? .failed : .passed, counts: counts, background: left)
            )
        )
        return RunEnd(status: hasFailed ? .failed : .done, counts: counts, pause: nil)
    }

    /// Pauses the run; it can be resumed.
    func suspend(_ reason: RunSuspended.Reason, at item: Int?) throws -> RunEnd {
        try record.append(
            .runSuspended(.init(reason: reason, item: item.map { plan.runbook.items[$0].id }))
        )
        let status = reason == .failed ? .failed : Interruption(reason).status
        return RunEnd(status: status, counts: counts, pause: reason)
    }

    private var counts: RunCounts {
        var outcomes = outcomes
        for entry in plan.active where plan.runbook.items[entry.item].isCriterion {
            outcomes[entry.item] = outcomes[entry.item] ?? .open
        }
        return RunCounts(outcomes.values)
    }

    /// Has the operator decide about what the steps left running.
    private func settleRemaining() throws -> [CortexJournal.BackgroundProcess] {
        let remaining = session.remainingProcesses()
        let listed = remaining.map {
            CortexJournal.BackgroundProcess(pid: Int($0.pid), command: $0.command)
        }
        guard !remaining.isEmpty, try !person.keeps(listed) else { return listed }
        session.end(keepingProcesses: false)
        return []
    }
}
