import CortexRunbook

/// What a run without a person must not decide by itself.
struct UnattendedRules {
    let plan: Plan
    let options: RunOptions

    /// One line for each item that stands in the way, in the order of the run.
    var objections: [String] {
        var asked: Set<Int> = []
        return plan.outstanding.compactMap { entry in
            let item = plan.runbook.items[entry.item]
            if let alternative = entry.alternative {
                return asked.insert(alternative.group).inserted ? choice(of: alternative) : nil
            }
            return objection(to: item, entry: entry).map { line(item, $0) }
        }
    }

    private func objection(to item: Item, entry: Plan.Entry) -> String? {
        if let condition = entry.condition {
            return
                "conditional (\(condition)); decide with --include \(item.id) or --skip \(item.id)"
        }
        switch item.content {
        case .manual(let text):
            return
                "a person has to do this: \(text.prefix(60)); leave it out with --skip \(item.id)"
        case .criterion: return nil
        case .command(let command):
            return command.hazards.lazy
                .filter { !entry.isIncluded || $0 == .destructive }
                .compactMap { objection(to: item, $0) }.first
        }
    }

    private func objection(to item: Item, _ hazard: Hazard) -> String? {
        switch hazard {
        case .readOnly, .changes: nil
        case .destructive where options.allowsDestructive: nil
        case .destructive:
            "destructive; allow it with --allow-destructive or leave it out with --skip \(item.id)"
        case .neverEnds: "never ends; \(Self.choices(item))"
        case .needsTerminal: "needs a person at a terminal; \(Self.choices(item))"
        case .opensShell:
            "opens a shell with commands after it, which would run in the wrong place;"
                + " \(Self.choices(item))"
        }
    }

    private static func choices(_ item: Item) -> String {
        "decide with --include \(item.id) or --skip \(item.id)"
    }

    private func choice(of alternative: Plan.Alternative) -> String {
        let sections = plan.offered(in: alternative.group)
        let names = sections.map(\.id).joined(separator: ", ")
        let line = sections.first?.line ?? 1
        return "\(plan.runbook.path):\(line): alternatives \(names); pick one with --choose"
            + " or leave them out with --skip"
    }

    private func line(_ item: Item, _ text: String) -> String {
        "\(plan.runbook.place(of: item)): \(text)"
    }
}
