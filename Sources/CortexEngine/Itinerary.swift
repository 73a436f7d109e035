package import CortexJournal
import CortexRunbook

/// Where a run goes on: a function of its plan and of what its journal tells.
package struct Itinerary: Sendable {
    private let plan: Plan

    package init(_ plan: Plan) {
        self.plan = plan
    }

    /// Returns the place in `entries` of the first from `start` on that is still to be settled.
    package func next(
        of entries: [Plan.Entry],
        from start: Int = 0,
        in state: RunState
    ) -> Int? {
        (start..<max(start, entries.count)).first { !isSettled(entries[$0], in: state) }
    }

    /// Whether nothing is left to do about the entry.
    package func isSettled(_ entry: Plan.Entry, in state: RunState) -> Bool {
        let item = state.item(plan.runbook.items[entry.item].id)
        if let omission = entry.omission {
            return !Choices.isRecorded(omission) || item.status == .skipped && !item.isStale
        }
        return item.isSettled || isLeftOpen(item, in: state)
    }

    /// Whether a person was asked about the criterion, said nothing, and is not asked for just that.
    private func isLeftOpen(_ item: ItemState, in state: RunState) -> Bool {
        !item.isStale && item.isLeftOpen && state.resumedFrom != .unattested
    }

    /// The ids of the steps that the operator can go back to, latest last.
    package func earlier(in state: RunState) -> [String] {
        state.order.filter { id in
            let item = state.item(id)
            guard !item.isStale, item.status != .pending, item.status != .started else {
                return false
            }
            return steps.contains(id)
        }
    }

    /// How the items ended so far; criteria that nobody has answered count as unattested.
    package func counts(in state: RunState) -> RunCounts {
        var counts = RunCounts()
        for entry in plan.entries {
            let item = plan.runbook.items[entry.item]
            let known = state.items[item.id].flatMap { $0.isStale ? nil : $0 }
            guard known != nil || entry.omission == nil else { continue }
            counts.count(known?.status ?? .pending, isCriterion: item.isCriterion)
        }
        return counts
    }

    private var steps: Set<String> {
        Set(plan.runbook.items.lazy.filter { !$0.isCriterion }.map(\.id))
    }
}

extension RunCounts {
    fileprivate mutating func count(_ status: ItemState.Status, isCriterion: Bool) {
        switch status {
        case .passed: passed += 1
        case .failed, .stopped: failed += 1
        case .confirmed: confirmed += 1
        case .met: attested += 1
        case .notMet: notMet += 1
        case .interrupted: unknown += 1
        case .skipped, .pending, .started, .running:
            if isCriterion { unattested += 1 } else if status == .skipped { skipped += 1 }
        }
    }
}
