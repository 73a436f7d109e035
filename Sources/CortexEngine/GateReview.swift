package import CortexJournal
import CortexRunbook

/// How the gates of a run stand: a function of its plan and of what its journal tells.
package struct GateReview: Sendable {
    private let plan: Plan
    private let state: RunState

    package init(_ plan: Plan, _ state: RunState) {
        self.plan = plan
        self.state = state
    }

    /// Returns how `gate` stands at `second` since 1970-01-01T00:00:00Z; `nil` stands for the time
    /// of the last record.
    package func standing(of gate: Plan.Gate, at second: Int64? = nil) -> GateStanding {
        GateStanding(
            of: items(of: gate),
            rule: gate.rule,
            signatures: state.signatures.filter {
                GateName($0.signed.gate, closing: $0.signed.section) == gate.name
            },
            starter: state.started?.driver.by,
            now: second ?? (state.lastTime?.wall ?? 0) / 1_000_000
        )
    }

    /// Whether the run has gone past the gate, and nothing of what decides it has changed since.
    package func isSettled(_ gate: Plan.Gate) -> Bool {
        guard let settled = state.settledGates[gate.name] else { return false }
        return gate.items.map(known).allSatisfy { !$0.isStale && $0.seq < settled }
    }

    /// Returns what decides the gate, and what the run has made of it.
    package func items(of gate: Plan.Gate) -> [GateItem] {
        gate.items.map { index in
            let item = plan.runbook.items[index]
            let known = known(index)
            return GateItem(
                id: item.id,
                isCriterion: item.isCriterion,
                standing: isNotNeeded(index) ? .notNeeded : GateItem.Standing(known),
                changed: known.seq
            )
        }
    }

    private func known(_ index: Int) -> ItemState {
        state.item(plan.runbook.items[index].id)
    }

    /// Whether the document leaves out the item with that index: a condition that does not hold, or
    /// another alternative that was chosen.
    package func isNotNeeded(_ index: Int) -> Bool {
        let entry = plan.entry(of: index)
        if entry.omission == Choices.notChosen { return true }
        if entry.condition != nil, state.applies(plan.conditionKey(of: entry)) == false {
            return true
        }
        guard let alternative = entry.alternative,
            let chosen = state.choice(among: plan.offered(in: alternative.group).map(\.id))
        else { return false }
        return plan.runbook.sections[alternative.section].id != chosen
    }
}

extension GateItem.Standing {
    fileprivate init(_ item: ItemState) {
        if item.isStale {
            self = .open
            return
        }
        self =
            switch item.status {
            case .failed, .stopped: item.isOverridden ? .overridden : .failed
            case .notMet: item.isOverridden ? .overridden : .notMet
            case .passed, .confirmed: .passed
            case .met: .met
            case .skipped: .skipped
            case .pending, .started, .running, .interrupted: .open
            }
    }
}

extension RunState {
    /// What was said about the condition of that subject; `nil` if nothing was.
    func applies(_ subject: String) -> Bool? {
        conditions.last { $0.event.subject == subject }?.event.applies
    }

    /// The id of the alternative that was chosen among those `offered`; `nil` if none was yet.
    func choice(among offered: [String]) -> String? {
        alternatives.last { $0.event.offered == offered }?.event.chosen
    }
}
