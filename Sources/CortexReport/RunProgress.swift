package import CortexJournal
package import CortexRunbook

/// How far a run has come in its document, section by section.
package struct RunProgress: Sendable, Equatable {
    /// One section with items of its own that are in the flow or that the run came to.
    package struct Part: Sendable, Equatable {
        /// The index of the section; `nil` for what stands before the first heading.
        package var section: Int?
        package var steps: Count
        package var criteria: Count
        package var failed: Int
        /// Steps whose end was never recorded.
        package var unknown: Int
        /// Items whose result no longer holds, as the operator went back to before them.
        package var stale: Int
    }

    /// So many of so many.
    package struct Count: Sendable, Equatable {
        package var done = 0
        package var total = 0

        package init(done: Int = 0, total: Int = 0) {
            self.done = done
            self.total = total
        }
    }

    package private(set) var parts: [Part] = []

    /// Counts what `state` has made of the items of `runbook`.
    package init(_ runbook: Runbook, _ state: RunState) {
        for item in runbook.items {
            let status = state.items[item.id]
            guard item.flow == .normal || status != nil else { continue }
            if parts.last?.section != item.section || parts.isEmpty {
                parts.append(
                    Part(
                        section: item.section,
                        steps: Count(),
                        criteria: Count(),
                        failed: 0,
                        unknown: 0,
                        stale: 0
                    )
                )
            }
            parts[parts.count - 1].add(item, status ?? ItemState())
        }
    }

    package var steps: Count { sum(\.steps) }
    package var criteria: Count { sum(\.criteria) }

    private func sum(_ count: KeyPath<Part, Count>) -> Count {
        parts.reduce(into: Count()) { sum, part in
            sum.done += part[keyPath: count].done
            sum.total += part[keyPath: count].total
        }
    }
}

extension RunProgress.Part {
    fileprivate mutating func add(_ item: Item, _ state: ItemState) {
        let isDone = state.isDone
        if case .criterion = item.content {
            criteria.total += 1
            criteria.done += isDone ? 1 : 0
        } else {
            steps.total += 1
            steps.done += isDone ? 1 : 0
        }
        failed += state.isFailed ? 1 : 0
        unknown += state.status == .interrupted ? 1 : 0
        stale += state.isStale ? 1 : 0
    }
}

extension ItemState {
    /// Whether nothing is left to do with the item.
    fileprivate var isDone: Bool {
        switch status {
        case .passed, .skipped, .confirmed, .met: !isStale
        case .pending, .started, .running, .failed, .stopped, .interrupted, .notMet: false
        }
    }

    fileprivate var isFailed: Bool {
        switch status {
        case .failed, .stopped, .notMet: !isStale
        default: false
        }
    }
}
