import CortexJournal
import CortexRunbook
import CortexShell

extension Runner {
    /// Ends the run behind its last item.
    func finish() throws -> RunEnd {
        let trapFailed = try runExitTrap()
        let counts = itinerary.counts(in: record.state)
        let hasFailed =
            trapFailed || counts.failed > 0 || counts.notMet > 0
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

    /// Runs the EXIT trap that the blocks left, as a recorded step of its own.
    ///
    /// - Returns: whether it failed.
    private func runExitTrap() throws -> Bool {
        guard let trap = state.takeExitTrap() else { return false }
        let script = String(decoding: trap, as: UTF8.self)
        let item = Item.exitTrap(script)
        guard let command = item.command else { return false }
        let question = Question(
            item: item,
            section: nil,
            place: "\(plan.runbook.path): EXIT trap",
            position: record.state.nextOrdinal,
            count: record.state.nextOrdinal,
            script: script
        )
        let step = Step(command: command, kind: .exitTrap, confirmed: .spared)
        let number = StepNumber(ordinal: record.state.nextOrdinal, attempt: 1)
        let end = try execute(step, number: number, asking: question)
        try person.ended(end, of: question)
        if let reason = end.interruption { throw Interruption(reason) }
        return end.verdict != .passed
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
