package import CortexJournal
import CortexRunbook

/// Where a run goes on: a function of its plan and of what its journal tells.
package struct Itinerary: Sendable {
    /// Entries to go through in order, and the gates between them.
    package struct Route: Sendable {
        let entries: [Plan.Entry]
        /// Gates by the place of the entry before which they stand.
        fileprivate let gates: [Int: [Plan.Gate]]
    }

    /// What is to be settled next.
    package enum Stop: Sendable, Equatable {
        /// The entry at that place of the route.
        case entry(Int)
        /// A gate before the entry at that place, which may be the route's end.
        case gate(Plan.Gate, before: Int)
    }

    private let plan: Plan
    /// The ids of the items that are not criteria.
    private let steps: Set<String>

    package init(_ plan: Plan) {
        self.plan = plan
        steps = Set(plan.runbook.items.lazy.filter { !$0.isCriterion }.map(\.id))
    }

    /// Returns the way through `entries`.
    ///
    /// A gate stands behind the last entry that decides it and takes part or is skipped by name, if
    /// nothing that decides it is elsewhere.
    package func route(_ entries: [Plan.Entry]) -> Route {
        var gates: [Int: [Plan.Gate]] = [:]
        let places =
            plan.gates.isEmpty
            ? [:]
            : Dictionary(
                uniqueKeysWithValues: zip(entries.map(\.item), entries.indices)
            )
        for gate in plan.gates {
            let found = gate.items.compactMap { places[$0] }
            guard found.count == gate.items.count,
                let last = found.filter({ entries[$0].isOnRecord }).max()
            else { continue }
            gates[last + 1, default: []].append(gate)
        }
        return Route(entries: entries, gates: gates)
    }

    /// Returns the first stop from the place `start` on that is still to be settled.
    package func next(on route: Route, from start: Int = 0, in state: RunState) -> Stop? {
        let review = GateReview(plan, state)
        for place in start..<max(start, route.entries.count + 1) {
            if let gate = route.gates[place]?.first(where: { !review.isSettled($0) }) {
                return .gate(gate, before: place)
            }
            if place < route.entries.count, !isSettled(route.entries[place], in: state) {
                return .entry(place)
            }
        }
        return nil
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
}

extension Plan.Entry {
    /// Whether the record tells what became of it: it takes part, or is left out by its name.
    fileprivate var isOnRecord: Bool { omission.map(Choices.isRecorded) ?? true }
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
