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
        outline.writePassedOver()
        outline.writeReferences("Evidence to leave", runbook.evidence)
        outline.writeReferences("Related documents", runbook.related)
        outline.writeProblems()
        return outline.lines.map(style.show).joined(separator: "\n") + "\n"
    }

    private init(runbook: Runbook, style: Style) {
        self.runbook = runbook
        self.style = style
    }

    private mutating func writeHead() {
        let title = SafeText(escaping: runbook.title ?? runbook.path)
        lines += title.wrapped(to: style.width).map { style.apply(.strong, $0) }
        let path = SafeText(escaping: runbook.path)
        let digest: SafeText = "sha256 \(escaping: runbook.digest.prefix(12))"
        let isShort = path.width + 2 + digest.width <= style.width
        lines += (isShort ? ["\(path)  \(digest)"] : [path, digest]).map { style.apply(.faint, $0) }
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
}

extension PlanOutline {
    private mutating func writeGates() {
        let gates = runbook.plannedGates
        writeHeading("Gates", if: !gates.isEmpty)
        for gate in gates {
            let sections = gate.sections.map { SafeText(escaping: runbook.sections[$0].id) }
            let decided = sections.isEmpty ? "no section" : sections.joined(separator: ", ")
            let rule = runbook.gateRules?.rule(for: gate.name)
            write(
                gate.line,
                "\(escaping: gate.name) \(style.sign(.arrow)) \(decided)",
                depth: 0,
                marks: rule.map { [$0.mark] } ?? []
            )
        }
    }

    private mutating func writePlaceholders() {
        var uses: [PlaceholderUse] = []
        var known: [String: Int] = [:]
        for case .command(let command) in runbook.items.lazy.map(\.content) {
            for placeholder in command.placeholders {
                let index = known[placeholder.name] ?? uses.count
                if index == uses.count {
                    known[placeholder.name] = index
                    uses.append(PlaceholderUse(name: placeholder.name))
                }
                uses[index].texts.add(placeholder.text)
                uses[index].lines.add(placeholder.line)
            }
        }
        writeHeading("Open placeholders", if: !uses.isEmpty)
        for use in uses {
            let text = use.texts.elements.map { SafeText(escaping: $0) }.joined(separator: " and ")
            let more = use.lines.elements.dropFirst().map { "\($0)" as SafeText }
                .joined(separator: ", ")
            let also: SafeText = more.isEmpty ? "" : ", also line \(more)"
            let row: SafeText = "--set \(escaping: use.name)=  for \(text)\(also)"
            write(use.lines.elements.first, row, depth: 0)
        }
    }

    /// The blocks that are shown only and the list items that are no steps, by line.
    private mutating func writePassedOver() {
        let blocks = runbook.blocks.filter {
            $0.disposition != .command && $0.disposition != .transcript || $0.reason != nil
        }
        let rows =
            blocks.map { ($0.line, $0.row) }
            + runbook.leftOut.map { item in
                (item.line, "\(escaping: item.text) [\(escaping: item.reason)]" as SafeText)
            }
        writeHeading("Not executed", if: !rows.isEmpty)
        for (line, row) in rows.sorted(by: { $0.0 < $1.0 }) { write(line, row, depth: 0) }
    }

    private mutating func writeReferences(_ heading: SafeText, _ references: [PathReference]) {
        writeHeading(heading, if: !references.isEmpty)
        for reference in references {
            let path = SafeText(escaping: reference.path)
            let isAll = reference.text.filter { $0 != "`" } == reference.path
            let text = isAll ? path : "\(path)  \(escaping: reference.text)"
            write(reference.line, text, depth: 0)
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

    mutating func writeHeading(_ heading: SafeText, if isNeeded: Bool) {
        guard isNeeded else { return }
        lines += ["", style.apply(.strong, heading)]
    }

    /// Writes a text behind its line number, wrapped with a hanging indent.
    ///
    /// `name` is what options call it, where the text does not say.
    mutating func write(
        _ line: Int?,
        _ text: SafeText,
        depth: Int,
        marks: [SafeText] = [],
        name: String? = nil,
        look: Style.Look? = nil
    ) {
        let gutter = 7
        let indent = 2 * depth
        let id: SafeText = name.map { " #\(escaping: $0)" } ?? ""
        let suffix: SafeText = marks.isEmpty ? id : "\(id) [\(marks.joined(separator: ", "))]"
        let room = max(20, style.width - gutter - indent - 2)
        for (index, piece) in (text + suffix).wrapped(to: room).enumerated() {
            let isFirst = index == 0
            let number: SafeText = isFirst ? line.map { "\($0)" } ?? "" : ""
            var row = style.apply(.faint, "\(.spaces(gutter - 2 - number.width))\(number)  ")
            row.append(.spaces(isFirst ? indent : indent + 2))
            row.append(look.map { style.apply($0, piece) } ?? piece)
            lines.append(row)
        }
    }

    private static func count(_ count: Int, _ one: SafeText, _ many: SafeText) -> SafeText {
        "\(count) \(count == 1 ? one : many)"
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

extension Runbook {
    /// The gates that the plan shows: those of the summary and, where the settings ask for
    /// signatures, those that the document has without one.
    var plannedGates: [DecidedGate] {
        gates.isEmpty && gateRules == nil ? [] : decidedGates
    }
}

extension GateRule {
    /// Who has to sign, in short.
    fileprivate var mark: SafeText {
        guard signatures > 0 else { return "no signature" }
        let count: SafeText = signatures == 1 ? "1 signature" : "\(signatures) signatures"
        let names = roles.joined(separator: " or ")
        let by: SafeText = roles.isEmpty ? "" : " by \(escaping: names)"
        let others: SafeText = notStarter ? ", not by who starts the run" : ""
        let time: SafeText = expires.map { ", good for \($0) s" } ?? ""
        return count + by + others + time
    }
}

extension CodeBlock {
    /// The language and the reason why it does not run.
    fileprivate var row: SafeText {
        let language: SafeText = language.isEmpty ? "no language" : "\(escaping: language)"
        return "\(language): \(reason.map { SafeText(escaping: $0) } ?? disposition.words)"
    }
}

/// Where a placeholder stands, and how it is written there.
private struct PlaceholderUse {
    let name: String
    var texts = Distinct<String>()
    var lines = Distinct<Int>()
}

/// Elements in the order in which they came, each once.
private struct Distinct<Element: Hashable> {
    private(set) var elements: [Element] = []
    /// The elements, once they are many.
    private var known: Set<Element> = []

    mutating func add(_ element: Element) {
        if elements.count < Self.few {
            if !elements.contains(element) { elements.append(element) }
        } else {
            if known.isEmpty { known = Set(elements) }
            if known.insert(element).inserted { elements.append(element) }
        }
    }

    /// So many are compared one by one, for most placeholders stand in one or two lines.
    private static var few: Int { 8 }
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
