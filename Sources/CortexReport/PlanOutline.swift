package import CortexRunbook
package import CortexText

/// The plan as a person reads it: every heading, step and criterion with its line.
package struct PlanOutline {
    let runbook: Runbook
    let style: Style
    private var lines: [SafeText] = []

    /// Returns the outline of `runbook`, with an LF behind each line.
    package static func render(_ runbook: Runbook, style: Style) -> SafeText {
        var outline = PlanOutline(runbook: runbook, style: style)
        outline.writeHead()
        outline.writeFlow()
        outline.writeGates()
        outline.writePlaceholders()
        outline.writeShownBlocks()
        outline.writeReferences("Evidence to leave", runbook.evidence)
        outline.writeReferences("Related documents", runbook.related)
        outline.writeProblems()
        return outline.lines.map { "\(style.show($0))\n" }.joined()
    }

    private init(runbook: Runbook, style: Style) {
        self.runbook = runbook
        self.style = style
    }

    private mutating func writeHead() {
        let title = SafeText(escaping: runbook.title ?? runbook.path)
        lines += title.wrapped(to: style.width).map { style.apply(.strong, $0) }
        lines.append(
            style.apply(
                .faint,
                "\(escaping: runbook.path)  sha256 \(escaping: runbook.digest.prefix(12))"
            )
        )
        if let file = runbook.labelsFile {
            lines.append(style.apply(.faint, "with the labels of \(escaping: file)"))
        }
        lines += summary.joined(separator: " \(style.sign(.dot)) ").wrapped(to: style.width)
        writeHeading("Roles", if: !runbook.roles.isEmpty)
        for role in runbook.roles {
            let name = SafeText(escaping: role.name)
            write(role.line, role.duty.isEmpty ? name : "\(name): \(escaping: role.duty)", depth: 0)
        }
        writeHeading("Required access", if: !runbook.access.isEmpty)
        for access in runbook.access { write(nil, SafeText(escaping: access), depth: 0) }
    }

    private var summary: [SafeText] {
        let kinds = runbook.items.map(\.content.kind)
        return [
            Self.count(kinds.count { $0 == "command" }, "command", "commands"),
            Self.count(kinds.count { $0 == "manual" }, "manual step", "manual steps"),
            Self.count(kinds.count { $0 == "criterion" }, "criterion", "criteria"),
            Self.count(runbook.problems.count, "problem", "problems"),
            "\(runbook.items.count { $0.flow != .normal }) outside the normal flow",
        ]
    }

    private mutating func writeFlow() {
        writeHeading("Plan", if: !runbook.sections.isEmpty || !runbook.items.isEmpty)
        let items = Dictionary(grouping: runbook.items) { $0.section }
        for item in items[nil] ?? [] { write(item, depth: 0) }
        for (index, section) in runbook.sections.enumerated() {
            write(section, depth: depth(of: section))
            for item in items[index] ?? [] { write(item, depth: depth(of: section) + 1) }
        }
    }

    /// How many sections contain `section`, the document's title not counted.
    private func depth(of section: Section) -> Int {
        var depth = 0
        var parent = section.parent
        while let index = parent {
            depth += runbook.sections[index].level == 1 ? 0 : 1
            parent = runbook.sections[index].parent
        }
        return depth
    }

    private mutating func write(_ section: Section, depth: Int) {
        let number = section.number.map { "\(SafeText(escaping: $0)) " as SafeText } ?? ""
        let title: SafeText = "\(number)\(escaping: section.title)"
        let marks = flowMark(section.flow, section.condition, inherited: parentFlow(section))
        write(section.line, title, depth: depth, marks: marks, look: .strong)
    }

    private mutating func write(_ item: Item, depth: Int) {
        let flow = item.section.map { runbook.sections[$0].flow } ?? .normal
        var marks = flowMark(item.flow, item.condition, inherited: flow)
        switch item.content {
        case .command(let command):
            if command.isOffered { marks.append("offered") }
            marks += command.hazards.filter { $0 != .changes }.map(\.mark)
            if let refusal = command.refusal { marks.append("cannot run: \(escaping: refusal)") }
            write(item.line, "$ \(Self.firstLine(of: command.script))", depth: depth, marks: marks)
        case .manual(let text):
            let text: SafeText = "\(style.sign(.bullet)) \(escaping: text)"
            write(item.line, text, depth: depth, marks: marks)
        case .criterion(let text):
            let text: SafeText = "\(style.sign(.open)) \(escaping: text)"
            write(item.line, text, depth: depth, marks: marks)
        }
    }

    /// The first line that says something, and how many more there are.
    private static func firstLine(of script: String) -> SafeText {
        let lines = script.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        let first = lines.first { !$0.drop(while: \.isWhitespace).hasPrefix("#") } ?? lines.first
        guard let first else { return "" }
        let shown = SafeText(escaping: first.drop(while: \.isWhitespace))
        return lines.count > 1 ? "\(shown) (+\(lines.count - 1))" : shown
    }

    private func parentFlow(_ section: Section) -> Flow {
        section.parent.map { runbook.sections[$0].flow } ?? .normal
    }

    private func flowMark(_ flow: Flow, _ condition: String?, inherited: Flow) -> [SafeText] {
        guard flow != .normal, flow != inherited || condition != nil else { return [] }
        guard let condition else { return [flow.mark] }
        return ["\(flow.mark): \(escaping: condition)"]
    }
}

extension PlanOutline {
    private mutating func writeGates() {
        writeHeading("Gates", if: !runbook.gates.isEmpty)
        for gate in runbook.gates {
            let sections = gate.sections.map { SafeText(escaping: runbook.sections[$0].id) }
            let decided = sections.isEmpty ? "no section" : sections.joined(separator: ", ")
            write(gate.line, "\(escaping: gate.name) \(style.sign(.arrow)) \(decided)", depth: 0)
        }
    }

    private mutating func writePlaceholders() {
        var placeholders: [(name: String, text: String, lines: [Int])] = []
        for case .command(let command) in runbook.items.map(\.content) {
            for placeholder in command.placeholders {
                let index = placeholders.firstIndex { $0.name == placeholder.name }
                if let index {
                    placeholders[index].lines.append(placeholder.line)
                } else {
                    placeholders.append((placeholder.name, placeholder.text, [placeholder.line]))
                }
            }
        }
        writeHeading("Open placeholders", if: !placeholders.isEmpty)
        for (name, text, lines) in placeholders {
            let more = lines.dropFirst().map { "\($0)" as SafeText }.joined(separator: ", ")
            let also: SafeText = more.isEmpty ? "" : ", also line \(more)"
            write(lines[0], "--set \(escaping: name)=  for \(escaping: text)\(also)", depth: 0)
        }
    }

    private mutating func writeShownBlocks() {
        let blocks = runbook.blocks.filter { $0.disposition != .command }
        let shown = blocks.filter { $0.disposition != .transcript || $0.reason != nil }
        writeHeading("Not executed", if: !shown.isEmpty)
        for block in shown {
            let language: SafeText =
                block.language.isEmpty ? "no language" : "\(escaping: block.language)"
            let reason: SafeText = block.reason.map { "\(escaping: $0)" } ?? block.disposition.words
            write(block.line, "\(language): \(reason)", depth: 0)
        }
    }

    private mutating func writeReferences(_ heading: SafeText, _ references: [PathReference]) {
        writeHeading(heading, if: !references.isEmpty)
        for reference in references {
            write(reference.line, "\(escaping: reference.path)", depth: 0)
        }
    }

    private mutating func writeProblems() {
        writeHeading("Problems", if: !runbook.problems.isEmpty)
        for problem in runbook.problems {
            let column: SafeText = problem.column.map { ":\($0)" } ?? ""
            let place: SafeText = "\(escaping: runbook.path):\(problem.line)\(column)"
            // One line each however long it is: editors and searches read them.
            lines.append(style.apply(.bad, "\(place): \(escaping: problem.message)"))
        }
    }

    private mutating func writeHeading(_ heading: SafeText, if isNeeded: Bool) {
        guard isNeeded else { return }
        lines += ["", style.apply(.strong, heading)]
    }

    /// Writes a text behind its line number, wrapped with a hanging indent.
    private mutating func write(
        _ line: Int?,
        _ text: SafeText,
        depth: Int,
        marks: [SafeText] = [],
        look: Style.Look? = nil
    ) {
        let indent = SafeText("").padded(to: 2 * depth)
        let gutter = 7
        let suffix: SafeText = marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
        let room = max(20, style.width - gutter - indent.width - 2)
        for (index, piece) in (text + suffix).wrapped(to: room).enumerated() {
            let number: SafeText = index == 0 ? line.map { "\($0)" } ?? "" : ""
            let margin = SafeText("").padded(to: gutter - 2 - number.width) + number + "  "
            let hang: SafeText = index == 0 ? "" : "  "
            lines.append(
                style.apply(.faint, margin) + indent + hang
                    + (look.map { style.apply($0, piece) } ?? piece)
            )
        }
    }

    private static func count(_ count: Int, _ one: SafeText, _ many: SafeText) -> SafeText {
        "\(count) \(count == 1 ? one : many)"
    }
}

extension Flow {
    fileprivate var mark: SafeText {
        switch self {
        case .normal: "in the flow"
        case .onDemand: "on demand"
        case .alternative: "one of several"
        case .conditional: "asked first"
        }
    }
}

extension Hazard {
    /// What a person reads of the hazard.
    package var mark: SafeText {
        switch self {
        case .readOnly: "read-only"
        case .changes: "changes"
        case .destructive: "destructive"
        case .neverEnds: "never ends"
        case .needsTerminal: "needs a terminal"
        case .opensShell: "opens a shell"
        }
    }
}

extension CodeBlock.Disposition {
    fileprivate var words: SafeText {
        switch self {
        case .command: "executed"
        case .transcript: "its commands are executed"
        case .expectedOutput: "expected output"
        case .shown: "shown only"
        }
    }
}
