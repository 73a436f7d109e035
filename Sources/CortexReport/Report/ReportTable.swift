import CortexEngine
package import CortexJournal
import CortexRunbook

/// A section of the document with what became of its items.
package struct ReportPart: Sendable, Equatable {
    /// The section's id; `nil` for what stands before the first heading.
    package let section: String?
    /// The heading with its number.
    package let title: String
    /// The 1-based line of the heading.
    package let line: Int
    package let rows: [ReportRow]
}

/// What became of one item.
package struct ReportRow: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case command
        case manual
        case criterion
    }

    package let id: String
    /// The 1-based line of the document.
    package let line: Int
    package let kind: Kind
    /// What introduces a command or its first line; the document's words for the rest.
    package let title: String
    package let status: ReportStatus
    /// Who confirmed or attested it and how; `nil` where nobody did.
    package let who: String?
    /// What a person said about it: a note, or a reason.
    package let remark: String?
    /// The last attempt; `nil` where none was started.
    package let attempt: ReportAttempt?
}

/// One attempt of a step.
package struct ReportAttempt: Sendable, Equatable {
    package let key: StepKey
    /// How long the run had been driven when it began, in nanoseconds.
    package let offset: Int64
    package let started: Moment?
    /// In nanoseconds; `nil` where its end is not known.
    package let duration: Int64?
    /// The exit status; `nil` where a signal ended it or nobody knows.
    package let exit: Int?
    package let signal: Int?
    package let outputBytes: Int
    package let outputSHA256: String?
    package let output: OutputTail?
}

/// A step whose last attempt did not end well.
package struct ReportFailure: Sendable, Equatable {
    package let row: ReportRow
    /// The lines that failed inside it, in order.
    package let commands: [CommandFailed]
    /// How what it printed differs from what it had to print.
    package let mismatch: String?
}

/// The items of a run's document, section by section, and how many of them are in which state.
struct ReportTable {
    private(set) var parts: [ReportPart] = []
    private(set) var failures: [ReportFailure] = []
    private(set) var steps = RunProgress.Count()
    private(set) var criteria = RunProgress.Count()
    private(set) var unattested = 0
    private(set) var notMet = 0
    private(set) var failed = 0
    private(set) var unknown = 0
    private(set) var undone = 0
    /// The ids of items that the document itself leaves out.
    private(set) var notNeeded: Set<String> = []
    private let rows: RowMaker

    init(
        _ runbook: Runbook,
        _ state: RunState,
        _ history: ReportHistory,
        _ plan: Plan?,
        _ review: GateReview?,
        _ outputs: [StepKey: OutputTail]
    ) {
        rows = RowMaker(state: state, history: history, outputs: outputs)
        var omissions: [Int: String] = [:]
        for entry in plan?.entries ?? [] { omissions[entry.item] = entry.omission }
        var found: [(section: Int?, rows: [ReportRow])] = []
        for (index, item) in runbook.items.enumerated() {
            let isKnown = state.items[item.id] != nil
            let isNotNeeded = review?.isNotNeeded(index) ?? false
            if isNotNeeded { notNeeded.insert(item.id) }
            guard isKnown || item.flow == .normal || isNotNeeded else { continue }
            let omission = isKnown ? nil : omissions[index]
            let row = rows.row(item, isNotNeeded: isNotNeeded, omission: omission)
            if found.last?.section != item.section || found.isEmpty {
                found.append((item.section, []))
            }
            found[found.count - 1].rows.append(row)
            count(row)
        }
        parts = found.map { section, rows in
            guard let section = section.map({ runbook.sections[$0] }) else {
                return ReportPart(section: nil, title: Self.before, line: 1, rows: rows)
            }
            let title = [section.number, section.title].compactMap(\.self).joined(separator: " ")
            return ReportPart(section: section.id, title: title, line: section.line, rows: rows)
        }
        addExitTrap(state)
    }

    private mutating func count(_ row: ReportRow) {
        if row.kind == .criterion {
            criteria.total += row.status.isLeftOut ? 0 : 1
            criteria.done += row.status.isDone ? 1 : 0
            unattested += row.status.isOpen ? 1 : 0
            notMet += row.status.isBad ? 1 : 0
        } else {
            steps.total += row.status.isLeftOut ? 0 : 1
            steps.done += row.status.isDone ? 1 : 0
            undone += row.status.isOpen && row.status != .unknown ? 1 : 0
            failed += row.status.isBad ? 1 : 0
            unknown += row.status == .unknown ? 1 : 0
        }
        addFailure(row)
    }

    private mutating func addFailure(_ row: ReportRow) {
        guard row.kind == .command, row.status.showsFailure else { return }
        let attempt = rows.state.attempt(of: row.id)
        let commands = attempt?.failures ?? []
        let mismatch = attempt?.finished?.mismatch
        failures.append(ReportFailure(row: row, commands: commands, mismatch: mismatch))
    }

    /// The EXIT trap that blocks left stands in no section of the document.
    private mutating func addExitTrap(_ state: RunState) {
        guard let last = state.attempts.last(where: { $0.started.kind == .exitTrap }) else {
            return
        }
        let item = Item.exitTrap("")
        guard last.item == item.id else { return }
        let row = rows.row(item, isNotNeeded: false, omission: nil, title: Self.exitTrap)
        parts.append(ReportPart(section: nil, title: Self.exitTrap, line: 1, rows: [row]))
        count(row)
    }

    private static let before = "Before the first heading"
    private static let exitTrap = "The EXIT trap that steps left"
}
