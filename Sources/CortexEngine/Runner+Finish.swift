import CortexJournal
import CortexRunbook
import CortexShell

extension Runner {
    /// Ends the run behind its last item.
    func finish() throws -> RunEnd {
        let trap = try settleExitTrap()
        if case .pause(let reason) = trap { return try suspend(reason, at: nil) }
        let counts = itinerary.counts(in: record.state)
        let hasFailed =
            trap == .failed || counts.failed > 0 || counts.notMet > 0
            || !record.state.overriddenGates.isEmpty
        if options.requiresAttestation, !hasFailed, counts.unattested > 0 {
            return try suspend(.unattested, at: nil)
        }
        let left = try settleRemaining()
        try takeNotes()
        try record.append(
            .runFinished(
                .init(verdict: hasFailed ? .failed : .passed, counts: counts, background: left)
            )
        )
        return RunEnd(status: hasFailed ? .failed : .done, counts: counts, pause: nil)
    }

    /// Pauses the run; it can be resumed.
    func suspend(_ reason: RunSuspended.Reason, at item: Int?) throws -> RunEnd {
        if reason != .hangup, reason != .terminated, reason != .interrupted {
            _ = try settleRemaining()
        }
        try takeNotes()
        try record.append(
            .runSuspended(.init(reason: reason, item: item.map { plan.runbook.items[$0].id }))
        )
        let status = reason == .failed ? .failed : Interruption(reason).status
        return RunEnd(status: status, counts: itinerary.counts(in: record.state), pause: reason)
    }

    private func takeNotes() throws {
        for line in try record.takeNotes() { person.tell(line) }
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
