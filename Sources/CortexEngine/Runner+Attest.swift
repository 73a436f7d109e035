import CortexJournal
import CortexRunbook
import CortexShell

extension Runner {
    /// Has a person confirm that a manual step is done.
    func confirmManual(_ text: String, of entry: Plan.Entry) throws -> Move {
        let item = plan.runbook.items[entry.item]
        let question = question(about: entry)
        while true {
            switch try person.confirm(question) {
            case .done:
                try record.append(
                    .stepConfirmed(
                        .init(
                            item: item.id,
                            line: item.line,
                            textSHA256: Digest.hex(of: text.utf8),
                            by: decider.by,
                            role: decider.role
                        )
                    )
                )
                return .next
            case .skip(let reason):
                try skip(entry.item, because: reason)
                return .next
            case .shell: try openShell(at: item)
            case .back(let id, let state): return try goBack(from: item, to: id, state: state)
            case .quit: return .suspend(.quit)
            }
        }
    }

    /// Has a person say whether a criterion is met; without one it stays open.
    ///
    /// One that is not met is a failure that is decided about before the run goes on.
    func attestCriterion(_ text: String, of entry: Plan.Entry) throws -> Move {
        let item = plan.runbook.items[entry.item]
        while true {
            if record.state.item(item.id).hasFailed {
                let question = question(about: entry)
                if case .move(let move) = try settleFailure(of: question, at: entry) { return move }
            }
            // Nobody is asked, so that nobody leaves it open.
            guard !options.unattended else { return .next }
            switch try person.attest(question(about: entry)) {
            case .met(let note):
                try attest(text, of: item, .met, note: note)
                return .next
            case .notMet(let note): try attest(text, of: item, .notMet, note: note)
            case .open:
                try attest(text, of: item, .leftOpen, note: nil)
                return .next
            case .shell: try openShell(at: item)
            case .back(let id, let state): return try goBack(from: item, to: id, state: state)
            case .quit: return .suspend(.quit)
            }
        }
    }

    private func attest(
        _ text: String,
        of item: Item,
        _ answer: CriterionAttested.Answer,
        note: String?
    ) throws {
        try record.append(
            .criterionAttested(
                .init(
                    item: item.id,
                    line: item.line,
                    textSHA256: Digest.hex(of: text.utf8),
                    answer: answer,
                    note: note,
                    by: decider.by,
                    role: decider.role
                )
            )
        )
    }

    /// Opens an interactive shell in the present state.
    ///
    /// - Returns: whether the run goes on with what the shell changed.
    @discardableResult
    func openShell(at item: Item) throws -> Bool {
        guard options.hasTerminal else {
            person.tell("there is no terminal for a shell")
            return false
        }
        guard let kept = try desk.open(in: state, at: item) else { return false }
        state = kept
        return true
    }
}
