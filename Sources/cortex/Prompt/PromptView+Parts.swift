import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexText

extension PromptView {
    /// The progress line, the section and its criteria.
    static func heading(
        of question: Question,
        in plan: Plan,
        progress: Progress
    ) -> [Line] {
        [.empty] + progress.lines(at: question) + [.empty, sectionLine(of: question)]
            + criteria(of: question, in: plan)
    }

    /// The section's number and title, and the step's place in the document.
    static func sectionLine(of question: Question) -> Line {
        Line(question.section?.name ?? "", .strong) + Line("  \(question.place)", .faint)
    }

    /// The document's words before the step.
    static func introduction(of item: Item) -> [Line] {
        item.title.map { [Line(prose: $0)] } ?? []
    }

    /// The position, the language and what is known of the step.
    static func marks(of question: Question) -> Line {
        let position = Line("  \(question.position)/\(question.count)", .strong)
        let edited = question.isEdited ? Line("  edited by you", .warning) : Line.empty
        let hazards = question.item.command?.hazards ?? []
        return hazards.reduce(position + edited) { line, hazard -> Line in
            line + Line("  \(hazard.words)", hazard.look)
        }
    }

    /// The exact text that bash gets, behind a bar.
    static func text(of question: Question) -> [Line] {
        var lines = question.script.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true {
            lines.removeLast()
        }
        let edge = Line("  ") + Line(.edge, .faint) + Line(" ")
        let again = Line("  ") + Line(.edgeAgain, .faint) + Line(" ")
        return lines.map { Line(edge, verbatim: String($0), again: again) }
    }

    /// What the operator should know before answering.
    static func warnings(about question: Question) -> [Line] {
        let script = BashScript(question.script)
        var lines = question.notices.map { Line(prose: $0, .warning) }
        if script.usesJobControlState {
            lines.append(
                Line("  uses $!, $$, jobs or wait: they do not reach across blocks", .warning)
            )
        }
        if let host = question.section?.host {
            lines.append(Line("  the document wants this to run on: \(host)", .warning))
        }
        return lines
    }

    /// What the document says that the step prints.
    static func expectation(of question: Question) -> [Line] {
        guard let command = question.item.command else { return [] }
        let sample = command.expectedOutput?.split(separator: "\n").map(String.init) ?? []
        let demanded = command.demand?.words ?? []
        let isDemanded = command.demand?.isSample ?? false
        return printed("  It must print:", demanded + (isDemanded ? sample : []))
            + printed("  It should print:", command.expectations + (isDemanded ? [] : sample))
            + (command.retry.map {
                [Line("  When it fails, it is tried again \($0.words).", .faint)]
            }
                ?? [])
    }

    private static func printed(_ heading: String, _ lines: [String]) -> [Line] {
        guard !lines.isEmpty else { return [] }
        let shown = lines.prefix(12).map { Line("    \($0)", .faint) }
        let rest = lines.count - shown.count
        return [Line(heading, .faint)] + shown
            + (rest > 0 ? [Line("    … and \(rest) more lines", .faint)] : [])
    }

    /// Where the document leads from a failure.
    static func ways(_ ways: [WayOut]) -> [Line] {
        guard !ways.isEmpty else { return [] }
        return [Line("The document offers:", .strong)]
            + ways.enumerated().map { index, way -> Line in
                Line("  \(index + 1)  ", .strong) + Line("\(way.title)  ")
                    + Line("line \(way.line)", .faint)
            }
    }

    /// A step that was under way when its driver ended.
    static func interrupted(_ attempt: Attempt, _ question: Question) -> [Line] {
        [
            .empty, sectionLine(of: question),
            Line(.open, .warning)
                + Line(" \(question.item.id) was interrupted; its outcome is unknown.", .strong),
        ] + text(of: question)
            + [
                Line(
                    prose: "Anything from nothing to all of it may have happened."
                        + " The shell goes on in the state in which it began.",
                    .faint
                )
            ]
    }

    /// What failed, where nothing has told it just before.
    static func failure(_ subject: Failure.Subject) -> [Line] {
        switch subject {
        case .item(let question): [.empty, sectionLine(of: question)] + failed(question)
        case .gate(let gate, let reason):
            [
                heading(of: gate),
                Line(.failed, .bad) + Line(" The gate does not pass: \(reason)", .strong),
            ]
        }
    }

    private static func failed(_ question: Question) -> [Line] {
        let isCriterion = question.item.isCriterion
        let end = isCriterion ? "is not met" : "has failed"
        let text =
            isCriterion ? [Line(bullet: .open, question.item.text)] : text(of: question)
        return [Line(.failed, .bad) + Line(" \(question.item.id) \(end).", .strong)] + text
    }

    /// What decides the gate, and how it stands.
    private static func items(of gate: GateQuestion) -> Line {
        let shown = gate.items.prefix(12).map { "\($0.id) \($0.standing.words)" }
        let rest = gate.items.count - shown.count
        let more = rest > 0 ? ["and \(rest) more"] : []
        return Line(prose: (shown + more).joined(separator: ", "))
    }

    private static func heading(of gate: GateQuestion) -> Line {
        Line("Gate: \(gate.name)", .strong) + Line("  \(gate.place)", .faint)
    }

    /// A gate that wants somebody's word.
    static func gate(_ gate: GateQuestion) -> [Line] {
        let who = gate.roles.isEmpty ? "" : " as \(gate.roles.joined(separator: " or "))"
        let signed =
            gate.signers.isEmpty
            ? [] : [Line(prose: "Signed by \(gate.signers.joined(separator: ", ")).", .faint)]
        return [
            .empty, heading(of: gate), items(of: gate),
            Line(prose: "\(gate.missing) more to sign\(who)."),
        ] + signed
    }

    static func preview(of item: Item) -> Line {
        Line("  \(firstLine(of: item))", .faint)
    }

    /// The first line of an item's text.
    static func firstLine(of item: Item) -> String {
        let text = item.command?.script ?? item.text
        return text.split(separator: "\n").first.map(String.init) ?? ""
    }

    private static func criteria(of question: Question, in plan: Plan) -> [Line] {
        plan.runbook.items.filter { $0.isCriterion && $0.section == question.item.section }
            .map { Line(bullet: .open, $0.text, .faint) }
    }
}

extension Section {
    /// The number and the title.
    var name: String {
        number.map { "\($0) \(title)" } ?? title
    }
}

extension GateItem.Standing {
    fileprivate var words: String {
        switch self {
        case .passed, .failed, .skipped, .overridden, .open, .met: rawValue
        case .notMet: "not met"
        case .notNeeded: "not needed"
        }
    }
}

extension Hazard {
    fileprivate var words: String {
        switch self {
        case .readOnly: "read-only"
        case .changes: "changes things"
        case .destructive: "DESTRUCTIVE"
        case .neverEnds: "never ends; stop it with Ctrl-C"
        case .needsTerminal: "needs you at the terminal"
        case .opensShell: "opens a shell with commands after it"
        }
    }

    fileprivate var look: Style.Look? {
        switch self {
        case .readOnly: .good
        case .changes: nil
        case .destructive: .bad
        case .neverEnds, .needsTerminal, .opensShell: .warning
        }
    }
}
