import CortexJournal
import CortexRunbook

extension Runner {
    /// Brings a gate that people have to sign for to where the run goes on behind it.
    func settle(_ gate: Plan.Gate) throws -> Move {
        while true {
            let standing = GateReview(plan, record.state).standing(of: gate)
            switch standing.verdict {
            case .passed:
                try record.append(
                    .gatePassed(
                        .init(
                            gate: gate.name.name,
                            section: gate.name.section,
                            signers: standing.signers
                        )
                    )
                )
                return .next
            case .waiting(let missing, _), .expired(let missing, _):
                if let reason = try sign(gate, standing, missing: missing) {
                    return .suspend(reason)
                }
            case .failed, .refused, .open, .notAttested:
                if let move = try settleFailure(of: gate, standing) { return move }
            }
        }
    }

    /// Has somebody sign for the gate or refuse to; returns why the run pauses instead.
    private func sign(
        _ gate: Plan.Gate,
        _ standing: GateStanding,
        missing: Int
    ) throws -> RunSuspended.Reason? {
        switch try person.sign(question(about: gate, standing, missing: missing)) {
        case .approve(let note): try sign(gate, .approved, note: note)
        case .refuse(let note): try sign(gate, .refused, note: note)
        case .quit: return .quit
        case .unanswered: return .unsigned
        }
        return nil
    }

    private func sign(
        _ gate: Plan.Gate,
        _ decision: GateSigned.Decision,
        note: String?
    ) throws {
        var event = GateSigned(
            gate: gate.name.name,
            section: gate.name.section,
            decision: decision,
            head: record.head,
            note: note,
            by: decider.by ?? record.state.driver?.by,
            role: decider.role
        )
        event.statementSHA256 = person.decider?.statementSHA256
        event.signatureSHA256 = person.decider?.signatureSHA256
        let signed = try record.append(.gateSigned(event))
        let standing = GateReview(plan, record.state).standing(of: gate)
        for discounted in standing.discounted where discounted.signature.seq == signed.seq {
            person.tell("the approval does not count: \(discounted.objection.words)")
        }
    }

    private func question(
        about gate: Plan.Gate,
        _ standing: GateStanding,
        missing: Int
    ) -> GateQuestion {
        let starter = gate.rule.notStarter ? record.state.started?.driver.by : nil
        return GateQuestion(
            name: gate.name.name,
            section: gate.section.map { plan.runbook.sections[$0] },
            place: "\(plan.runbook.path):\(gate.line)",
            missing: missing,
            roles: gate.rule.roles,
            signers: standing.signers,
            barred: [starter].compactMap { $0 } + standing.signers,
            items: GateReview(plan, record.state).items(of: gate)
        )
    }

    /// Has the operator decide about a gate that no signature can help; `nil` to look at it again.
    private func settleFailure(of gate: Plan.Gate, _ standing: GateStanding) throws -> Move? {
        guard let last = gate.items.last, let reason = standing.verdict.words else { return .next }
        let item = plan.runbook.items[last]
        let question = question(about: gate, standing, missing: gate.rule.signatures)
        let ways = plan.runbook.waysOut(of: last, exists: linked.exists)
        switch try person.settle(Failure(.gate(question, because: reason), ways: ways)) {
        case .retry, .edit: return try askAgain(gate, standing)
        case .override(let reason), .skip(let reason):
            try record.append(
                .gateOverridden(
                    .init(
                        gate: gate.name.name,
                        section: gate.name.section,
                        reason: reason,
                        by: decider.by,
                        role: decider.role
                    )
                )
            )
            return .next
        case .shell: try openShell(at: item)
        case .take(let way): return try take(way, because: item)
        case .stop: return .suspend(standing.verdict.pause)
        }
        return nil
    }

    /// Asks once more for what keeps the gate from passing.
    private func askAgain(_ gate: Plan.Gate, _ standing: GateStanding) throws -> Move? {
        switch standing.verdict {
        case .refused(let names):
            return try sign(gate, standing, missing: names.count).map { .suspend($0) }
        case .failed(let ids), .open(let ids), .notAttested(let ids):
            for index in gate.items where ids.contains(plan.runbook.items[index].id) {
                let move = try meet(plan.entry(of: index))
                guard case .next = move else { return move }
            }
            return nil
        case .passed, .waiting, .expired: return nil
        }
    }
}

extension GateStanding.Verdict {
    /// Why a run pauses at a gate that stands like this.
    fileprivate var pause: RunSuspended.Reason {
        switch self {
        case .notAttested: .unattested
        case .failed, .refused, .open: .failed
        case .passed, .waiting, .expired: .unsigned
        }
    }
}
