package import CortexJournal
package import CortexRunbook

/// What the first screen of a run says, before the first change.
package struct Briefing: Sendable {
    package let runbook: Runbook
    /// The run as it is shown and selected, such as `20261123T025711Z-k7f3a9c1`.
    package let run: String
    package let operatorName: String
    package let role: String?
    /// Where the operator is: host, user, directory, branch, contexts.
    package let place: [Fact]
    /// What may go wrong on this machine: missing commands, little disk, folders without access.
    package let warnings: [String]
    /// How many steps and criteria the run has.
    package let steps: Int
    package let criteria: Int
    /// What a run that goes on starts from; `nil` for a new one.
    package let resumption: Resumption?
    /// The sections outside the flow, which the operator can ask for.
    package let onDemand: [Section]

    package init(
        plan: Plan,
        options: RunOptions,
        run: String,
        operatorName: String,
        place: [Fact],
        warnings: [String],
        resumption: Resumption? = nil
    ) {
        let items = plan.active.map { plan.runbook.items[$0.item] }
        runbook = plan.runbook
        self.run = run
        self.operatorName = operatorName
        role = options.role
        self.place = place
        self.warnings = warnings
        self.resumption = resumption
        steps = items.count { !$0.isCriterion }
        criteria = items.count(where: \.isCriterion)
        onDemand = plan.runbook.sections.filter { section in
            section.flow == .onDemand
                && section.parent.map { plan.runbook.sections[$0].flow != .onDemand } ?? true
        }
    }
}

extension Briefing {
    /// What a run that goes on starts from.
    package struct Resumption: Sendable, Equatable {
        /// How many steps and criteria are settled.
        package let settled: Int
        /// The first item that is not; `nil` if all are, or a gate comes first.
        package let next: Item?
        /// What is different from when the run paused, a line each.
        package let changes: [String]

        package init(_ plan: Plan, _ state: RunState, changes: [String]) {
            let itinerary = Itinerary(plan)
            settled = plan.active.count { itinerary.isSettled($0, in: state) }
            let stop = itinerary.next(on: itinerary.route(plan.entries), in: state)
            next =
                if case .entry(let place) = stop {
                    plan.runbook.items[plan.entries[place].item]
                } else {
                    nil
                }
            self.changes = changes
        }
    }
}
