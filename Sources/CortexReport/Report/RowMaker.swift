import CortexEngine
import CortexJournal
import CortexRunbook

/// Makes the rows of a report's tables.
struct RowMaker {
    let state: RunState
    let history: ReportHistory
    let outputs: [StepKey: OutputTail]

    /// Returns the row of `item`; `omission` is why the command line left it out.
    func row(
        _ item: Item,
        isNotNeeded: Bool,
        omission: String?,
        title: String? = nil
    ) -> ReportRow {
        let known = state.item(item.id)
        let attempt = state.attempt(of: item.id)
        let status = isNotNeeded ? .notNeeded : status(of: known, item, omission)
        let isSettled = !isNotNeeded && omission == nil
        return ReportRow(
            id: item.id,
            line: item.line,
            kind: item.rowKind,
            title: title ?? item.rowTitle,
            status: status,
            who: isSettled ? who(item, known, attempt) : nil,
            remark: isSettled ? remark(item, known) : omission,
            attempt: item.command == nil ? nil : attempt.map(row)
        )
    }

    private func status(of known: ItemState, _ item: Item, _ omission: String?) -> ReportStatus {
        if omission != nil { return .leftOut }
        let isNothing = known.status == .pending || known.status == .started
        if known.isStale && !isNothing { return .stale }
        return switch known.status {
        case .pending, .started: item.isCriterion ? .notAttested : .notRun
        case .running: .running
        case .passed: .passed
        case .failed: known.isOverridden ? .overridden : .failed
        case .stopped: known.isOverridden ? .overridden : .stopped
        case .interrupted: .unknown
        case .skipped: .skipped
        case .confirmed: .done
        case .met: .met
        case .notMet: known.isOverridden ? .overridden : .notMet
        }
    }

    private func who(_ item: Item, _ known: ItemState, _ attempt: Attempt?) -> String? {
        let word: HistoryWord? =
            switch known.status {
            case .confirmed: history.confirmed[item.id]
            case .met, .notMet: history.attested[item.id]
            case .skipped: history.skipped[item.id]
            default: nil
            }
        if let word { return word.actor }
        guard item.command != nil, let started = attempt?.started else { return nil }
        let name = started.by ?? history.drivers[started.ordinal] ?? ""
        return switch started.confirmed {
        case .prompt: name
        case .typed: "\(name), by a typed word"
        case .yes: "nobody (--yes)"
        case .spared: "nobody (--confirm)"
        }
    }

    private func remark(_ item: Item, _ known: ItemState) -> String? {
        if known.isOverridden { return history.overridden[item.id]?.text }
        return switch known.status {
        case .skipped: history.skipped[item.id]?.text
        case .met, .notMet: history.attested[item.id]?.text
        case .pending where known.isLeftOpen: "asked, and left open"
        default: nil
        }
    }

    private func row(_ attempt: Attempt) -> ReportAttempt {
        let times = history.times[attempt.key]
        let finished = attempt.finished
        return ReportAttempt(
            key: attempt.key,
            offset: times?.offset ?? 0,
            started: times?.started,
            duration: finished.map { Int64($0.durationNanoseconds) },
            exit: finished?.status,
            signal: finished?.signal,
            outputBytes: (finished?.outputBytes ?? 0) + (finished?.stderrBytes ?? 0),
            outputSHA256: finished?.outputSHA256,
            output: outputs[attempt.key]
        )
    }
}

extension Item {
    fileprivate var rowKind: ReportRow.Kind {
        switch content {
        case .command: .command
        case .manual: .manual
        case .criterion: .criterion
        }
    }

    /// What introduces a command, or its first line that says something.
    fileprivate var rowTitle: String {
        switch content {
        case .manual(let words), .criterion(let words): words
        case .command(let command):
            title.map(Self.withoutColon) ?? Self.firstLine(of: command.script)
        }
    }

    private static func withoutColon(_ title: String) -> String {
        title.hasSuffix(":") ? String(title.dropLast()) : title
    }

    private static func firstLine(of script: String) -> String {
        let lines = script.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
        let first = lines.first { !$0.isEmpty && !$0.hasPrefix("#") } ?? lines.first ?? ""
        return String(first)
    }
}
