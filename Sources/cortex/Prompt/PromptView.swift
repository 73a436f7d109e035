import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexShell
import CortexText

/// What the prompts show, as lines.
enum PromptView {
    /// A step that waits for its answer: where it stands, what it is for, and its exact text.
    static func step(_ question: Question, in plan: Plan, progress: Progress) -> [Line] {
        var lines = heading(of: question, in: plan, progress: progress)
        lines += introduction(of: question.item)
        lines.append(marks(of: question))
        lines += text(of: question)
        lines += warnings(about: question)
        lines += expectation(of: question)
        return lines + [.empty]
    }

    static func manual(_ question: Question, in plan: Plan, progress: Progress) -> [Line] {
        heading(of: question, in: plan, progress: progress)
            + introduction(of: question.item)
            + [Line("  \(question.position)/\(question.count)  by hand", .strong)]
            + [Line(prose: question.item.text)]
            + [.empty]
    }

    static func criterion(_ question: Question) -> [Line] {
        [.empty] + [Line(bullet: .open, question.item.text)]
    }

    /// What was answered about a criterion.
    static func attested(_ answer: Attestation) -> [Line] {
        switch answer {
        case .met: [Line(.passed, .good) + Line(" met")]
        case .notMet: [Line(.failed, .bad) + Line(" not met")]
        case .open: [Line(.open, .faint) + Line(" left open")]
        case .shell, .back, .quit: []
        }
    }

    static func condition(_ condition: String, of question: Question) -> [Line] {
        [.empty, sectionLine(of: question), Line(prose: condition, .strong)]
            + [preview(of: question.item)]
    }

    static func placeholder(_ placeholder: Placeholder, of question: Question) -> [Line] {
        [
            .empty, sectionLine(of: question), preview(of: question.item),
            Line("  \(placeholder.text)", .strong)
                + Line(" needs a value (line \(placeholder.line))."),
        ]
    }

    static func alternatives(_ sections: [Section]) -> [Line] {
        [Line.empty, Line("The document offers alternatives:", .strong)]
            + sections.enumerated().map { index, section -> Line in
                let number = Line("  \(index + 1)  ", .strong)
                return number + Line("\(section.name)  ") + Line("line \(section.line)", .faint)
            }
    }

    static func failure(
        _ failure: FailedCommand,
        of question: Question,
        in plan: Plan
    ) -> [Line] {
        let place = "\(plan.runbook.path):\(failure.documentLine ?? question.item.line)"
        return [
            Line("\(place): ", .faint) + Line(failure.command, .strong)
                + Line(" exited \(failure.status)", .bad)
        ]
    }

    static func end(_ end: StepEnd, of question: Question, in plan: Plan) -> [Line] {
        var lines = [EndLine(end, of: question).line]
        lines += end.result.hiddenFailures.map {
            Line(
                "  hidden in the block: \(plan.runbook.path):\($0.documentLine ?? question.item.line): \($0.command)"
                    + " exited \($0.statuses)",
                .warning
            )
        }
        lines += mismatch(of: end)
        lines += end.notices.map { Line("  look out: \($0)", .warning) }
        if end.result.isStateLost {
            lines.append(
                Line("  the shell's state could not be saved; the one before stays", .warning)
            )
        }
        return lines
    }

    /// What of the output is not as it has to be.
    private static func mismatch(of end: StepEnd) -> [Line] {
        guard let mismatch = end.mismatch else { return [] }
        return [Line("  What it printed (+) is not what it must print (-):", .warning)]
            + mismatch.split(separator: "\n").map { row in
                Line("    \(row)", row.hasPrefix("-") ? .bad : row.hasPrefix("+") ? .good : .faint)
            }
    }

    /// What is said while a check waits to be tried again.
    static func pause(_ seconds: Int, before question: Question) -> String {
        let limit = question.item.command?.retry?.words ?? ""
        return "\(question.item.id): try \(question.tries) failed; next in \(seconds) s (\(limit))."
    }

    static func leftRunning(_ processes: [CortexJournal.BackgroundProcess]) -> [Line] {
        [Line.empty, Line("Still running:", .strong)]
            + processes.map { Line("  \($0.pid)  \($0.command)") }
    }

    /// What a shell changed, in words.
    static func shellChanges(_ changes: [String]) -> [Line] {
        [Line(prose: "The shell changed: \(changes.joined(separator: ", "))")]
    }

    /// The last of the steps that the operator can go back to.
    static func earlier(_ ids: [String], in plan: Plan) -> [Line] {
        ids.suffix(20).map { id in
            let item = plan.runbook.items.first { $0.id == id }
            return Line("  \(id)  ", .strong) + Line(item.map { firstLine(of: $0) } ?? "", .faint)
        }
    }

    /// The word that has to be typed before the step runs; `nil` if a key is enough.
    static func wordToType(for question: Question) -> String? {
        if question.item.command?.hazards.contains(.destructive) == true {
            return "destroy"
        }
        return SafeText(escaping: question.script).isOdd ? "really" : nil
    }
}

extension SafeText {
    /// Whether the text reads like something else than it is.
    var isOdd: Bool { isEscaped || !lookalikeLines.isEmpty }
}

extension FailedCommand {
    /// The status of each part of the pipeline, `1 | 0`.
    fileprivate var statuses: String {
        pipeStatus.count > 1
            ? pipeStatus.map(String.init).joined(separator: " | ") : String(status)
    }
}
