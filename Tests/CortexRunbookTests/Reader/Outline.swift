import CortexRunbook

extension Runbook {
    /// The runbook as lines, to be compared as a whole.
    var outline: [String] {
        var lines = ["# \(title ?? "–")"]
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            lines.append("setting \(name) = \(value)")
        }
        for role in roles { lines.append("role \(role.line) \(role.name): \(role.duty)") }
        for line in access { lines.append("access \(line)") }
        for (index, section) in sections.enumerated() {
            lines += outline(of: section, at: index)
        }
        lines += items.filter { $0.section == nil }.map { outline(of: $0) }
        for gate in gates {
            let ids = gate.sections.map { " " + sections[$0].id }.joined()
            lines.append("gate \(gate.line) \(gate.name) →\(ids)")
        }
        for file in evidence { lines.append("evidence \(file.line) \(file.path)") }
        for file in related { lines.append("related \(file.line) \(file.path)") }
        for problem in problems { lines.append("problem \(problem.line) \(problem.kind.rawValue)") }
        return lines
    }

    private func outline(of section: Section, at index: Int) -> [String] {
        var depth = 0
        var parent = section.parent
        while let above = parent {
            depth += 1
            parent = sections[above].parent
        }
        var line = "\(section.line) [\(section.id)] \(section.title)"
        if section.flow != .normal {
            line += " {\(section.flow.rawValue): \(section.condition ?? "")}"
        }
        if let timeout = section.timeout { line += " timeout \(timeout) s" }
        if let host = section.host { line += " on \(host)" }
        let own = items.filter { $0.section == index }.map { "  " + outline(of: $0) }
        let shown = blocks.filter { $0.section == index && $0.reason != nil }.map {
            "  \($0.line) \($0.disposition.rawValue) \($0.language): \($0.reason ?? "")"
        }
        let indent = String(repeating: "  ", count: depth)
        return ([line] + own + shown).map { indent + $0 }
    }

    private func outline(of item: Item) -> String {
        var line = "\(item.line) \(item.id) "
        switch item.content {
        case .command(let command):
            line += command.isOffered ? "offer " : "run "
            line += command.script.split(separator: "\n").joined(separator: " ⏎ ")
            for blank in command.placeholders {
                line += " ?\(blank.name)@\(blank.line):\(blank.column)"
            }
            if let output = command.expectedOutput {
                line += " ⇒ " + output.split(separator: "\n").joined(separator: " ⏎ ")
            }
            if let refusal = command.refusal { line += " REFUSED \(refusal)" }
        case .manual(let text): line += "do \(text)"
        case .criterion(let text): line += "attest \(text)"
        }
        if item.flow != .normal { line += " {\(item.flow.rawValue): \(item.condition ?? "")}" }
        if let title = item.title { line += " “\(title)”" }
        return line
    }
}
