extension RunbookBuilder {
    /// Returns the runbook, once all nodes are read.
    consuming func finish() -> Runbook {
        endRetry()
        dropIntroductions()
        FlowRules(runbook, facts).apply(to: &runbook)
        numberItems()
        GateMatcher(runbook).match(&runbook, targets: gateTargets)
        addGateProblems()
        addProblems()
        return runbook
    }

    private mutating func dropIntroductions() {
        guard !dropped.isEmpty else { return }
        var index = -1
        runbook.items.removeAll { _ in
            index += 1
            return dropped.contains(index)
        }
    }

    private mutating func numberItems() {
        var counts = [Int](repeating: 0, count: runbook.sections.count + 1)
        for index in runbook.items.indices {
            let section = runbook.items[index].section
            counts[section ?? runbook.sections.count] += 1
            let ordinal = counts[section ?? runbook.sections.count]
            let name = section.map { runbook.sections[$0].id } ?? Item.unsectioned
            runbook.items[index].id = "\(name)/\(ordinal)"
        }
    }

    private mutating func addGateProblems() {
        for (gate, target) in zip(runbook.gates, gateTargets) where gate.sections.isEmpty {
            runbook.problems.append(.unmatched(gate, target))
        }
    }

    private mutating func addProblems() {
        if let reason = RecordSigns.reason(runbook) {
            runbook.problems.append(.record(reason))
        }
        if !runbook.items.contains(where: \.isStep) { runbook.problems.append(.nothingToRun) }
        runbook.problems.sort { $0.line < $1.line }
    }
}

extension Item {
    /// Whether it is something to do rather than to attest.
    var isStep: Bool {
        if case .criterion = content { return false }
        return true
    }
}

extension Problem {
    fileprivate static let nothingToRun = Problem(
        .nothingToRun,
        line: 1,
        message: "nothing in the document can be executed; put commands into fences marked `bash`"
    )

    fileprivate static func unmatched(_ gate: Gate, _ target: String?) -> Problem {
        let reason =
            target.map { "the gate \"\(gate.name)\" links to `#\($0)`, which is no heading" }
            ?? "no section decides the gate \"\(gate.name)\""
        return Problem(
            .unmatchedGate,
            line: gate.line,
            message: "\(reason); link it to one, as in `[\(gate.name)](#anchor)`"
        )
    }

    fileprivate static func record(_ reason: String) -> Problem {
        Problem(
            .record,
            line: 1,
            message: "the document is a record, not a procedure (\(reason)); "
                + "`--kind runbook` runs it all the same"
        )
    }
}
