import CortexEngine
import CortexJournal
import CortexText

/// A report as Markdown that reads well raw and on a forge.
package struct ReportMarkdown {
    private let report: RunReport
    private let links: ReportLinks

    package init(_ report: RunReport, links: ReportLinks) {
        self.report = report
        self.links = links
    }

    package var text: String {
        let parts = [
            head, gates, failures, deviations, warnings, parts, evidence, people, timeline, notes,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var head: String {
        var table = MarkdownTable(["", ""])
        let path = MarkdownText.code(report.runbook, inTable: true)
        table.add(["Runbook", MarkdownText.link(path, to: links.runbook)])
        table.add(["SHA-256", MarkdownText.code(report.digest)])
        table.add(["Run", MarkdownText.code(report.name, inTable: true)])
        if let parent = report.parent {
            table.add(["Started by run", MarkdownText.code(parent.name, inTable: true)])
        }
        table.add(["Started", report.started?.forPeople ?? ""])
        let last = report.conclusion.isFinished ? "Finished" : "Last record"
        table.add([last, report.last?.forPeople ?? ""])
        table.add(["Time", durationForPeople(report.elapsedNanoseconds)])
        if let driver = report.driver {
            let who = "\(driver.by ?? driver.user) on \(driver.host)"
            table.add(["Driven by", MarkdownText.line(who + (driver.unattended ? Self.alone : ""))])
        }
        table.add([
            "Record", "\(report.records) records, the last is " + MarkdownText.code(report.head),
        ])
        for child in report.children {
            let words = "\(child.runbook) \(child.end), run \(child.name)"
            table.add(["Started run", MarkdownText.line(words)])
        }
        return "# \(MarkdownText.line(report.title)): run report\n\n\(verdict)\n\n" + table.text
    }

    private var verdict: String {
        let words = MarkdownText.line(report.conclusion.words.capitalizedFirst)
        return "**\(report.conclusion.sign) \(words).** "
            + "\(report.steps.done) of \(report.steps.total) steps, "
            + "\(report.criteria.done) of \(report.criteria.total) criteria."
    }

    private var gates: String {
        var table = MarkdownTable(["", "Gate", "State", "Signed"])
        for gate in report.gates {
            let name = MarkdownText.link(MarkdownText.line(gate.name), to: links.line(gate.line))
            let signed = gate.said.map { word in
                let note = word.note.map { ": \($0)" } ?? ""
                let verb = word.isApproval ? "" : " refused"
                return MarkdownText.line("\(word.actor)\(verb) \(word.moment.forPeople)\(note)")
            }
            let words = MarkdownText.line(gate.words)
            table.add([gate.sign, name, words, signed.joined(separator: "; ")])
        }
        return titled("Gates", table.text)
    }

    private var failures: String {
        let texts = report.failures.map { failure in
            var text =
                "### \(step(failure.row)): \(failure.row.status.words)\(end(failure.row))\n\n"
            for command in failure.commands {
                let place = "\(report.runbook):\(command.line)"
                let link = MarkdownText.link(MarkdownText.code(place), to: links.line(command.line))
                text +=
                    "- \(link): \(MarkdownText.code(command.command)) exited \(command.status)\n"
            }
            if !failure.commands.isEmpty { text += "\n" }
            if let mismatch = failure.mismatch {
                let lines = SafeText(escaping: mismatch).lines
                text += "What it had to print (-) and printed (+):\n\n"
                text += MarkdownText.block(lines, language: "diff") + "\n"
            }
            return text + output(failure.row)
        }
        return titled("What failed", texts.joined(separator: "\n"))
    }

    private func output(_ row: ReportRow) -> String {
        guard let attempt = row.attempt, let tail = attempt.output else { return "" }
        guard !tail.bytes.isEmpty else { return "It printed nothing.\n" }
        let lines = TerminalText(tail.bytes).plain
        let left = tail.skipped == 0 ? "" : ", the last of \(sizeForPeople(attempt.outputBytes))"
        return "Its output\(left):\n\n" + MarkdownText.block(lines)
    }

    private var deviations: String {
        let texts = report.deviations.map { deviation in
            var text = "- "
            if let moment = deviation.moment { text += "\(moment.timeOfDay) " }
            text += "**\(MarkdownText.line(deviation.title))**"
            if let by = deviation.by { text += " by \(MarkdownText.line(by))" }
            if let reason = deviation.text { text += ": \(MarkdownText.line(reason))" }
            text += "\n"
            if let diff = deviation.diff {
                let block = MarkdownText.block(SafeText(escaping: diff).lines, language: "diff")
                text += "\n" + block.indented + "\n"
            }
            return text
        }
        return titled("Deviations from the document", texts.joined())
    }

    private var warnings: String {
        let texts = report.warnings.map { warning in
            let place = warning.line.map { line in
                let text = MarkdownText.code("\(report.runbook):\(line)")
                return MarkdownText.link(text, to: links.line(line)) + ": "
            }
            return "- \(place ?? "")\(MarkdownText.line(warning.text))\n"
        }
        return titled("Warnings", texts.joined())
    }

    private var parts: String {
        let texts = report.parts.map { part in
            var table = MarkdownTable(["", "Step", "", "State", "Time", "Exit", "Who", "Remark"])
            for row in part.rows {
                let id = MarkdownText.link(MarkdownText.line(row.id), to: links.line(row.line))
                table.add([
                    row.status.sign,
                    id,
                    MarkdownText.line(row.title),
                    row.status.words + (row.attempt.map(attempts) ?? ""),
                    row.attempt?.duration.map(durationForPeople) ?? "",
                    row.attempt.map(exit) ?? "",
                    MarkdownText.line(row.who ?? ""),
                    MarkdownText.line(row.remark ?? ""),
                ])
            }
            return "### \(MarkdownText.line(part.title))\n\n" + table.text
        }
        return titled("Steps and criteria", texts.joined(separator: "\n"))
    }

    private var evidence: String {
        var table = MarkdownTable(["", "File", "State", "Size", "Changed", "SHA-256"])
        for artifact in report.artifacts {
            let path = MarkdownText.code(artifact.path, inTable: true)
            let link = MarkdownText.link(path, to: links.line(artifact.line))
            let words = MarkdownText.line(artifact.words)
            if case .file(let facts) = artifact.content {
                let changed = Moment(wall: facts.modified).forPeople
                let digest = MarkdownText.code(facts.sha256)
                table.add([artifact.sign, link, words, sizeForPeople(facts.size), changed, digest])
            } else {
                table.add([artifact.sign, link, words, "", "", ""])
            }
        }
        return titled("Evidence", table.text)
    }

    private var people: String {
        var table = MarkdownTable(["Person", "Role", "In this run"])
        for person in report.people {
            let roles = person.roles.joined(separator: ", ")
            table.add([MarkdownText.line(person.name), MarkdownText.line(roles), person.deeds])
        }
        var roles = MarkdownTable(["Role", "Duty", "Filled by"])
        for role in report.roles {
            let people = role.people.isEmpty ? "nobody" : role.people.joined(separator: ", ")
            roles.add([role.name, role.duty, people].map(MarkdownText.line))
        }
        let texts = [table.text, roles.text].filter { !$0.isEmpty }
        return titled("People", texts.joined(separator: "\n"))
    }

    private var timeline: String {
        var table = MarkdownTable(["Time", "Driven", "What", "Who"])
        var day = ""
        for milestone in report.milestones {
            let isNew = milestone.moment.day != day
            day = milestone.moment.day
            let time = (isNew ? "\(day) " : "") + milestone.moment.timeOfDay
            let driven = durationForPeople(milestone.offset)
            let cells = [milestone.words, milestone.by].map(MarkdownText.line)
            table.add([time, driven] + cells)
        }
        return titled("Time-line (UTC)", table.text)
    }

    private var notes: String {
        let texts = report.notes.map { note in
            let item = note.item.map { " at \(MarkdownText.line($0))" } ?? ""
            let head = "\(Moment(wall: note.moment).forPeople), \(MarkdownText.line(note.by))"
            return "- \(head)\(item): \(MarkdownText.line(note.text))\n"
        }
        return titled("Notes", texts.joined())
    }

    private func titled(_ title: String, _ body: String) -> String {
        body.isEmpty ? "" : "## \(title)\n\n\(body)"
    }

    private func step(_ row: ReportRow) -> String {
        "\(MarkdownText.line(row.id)) \(MarkdownText.line(row.title))"
    }

    private func end(_ row: ReportRow) -> String {
        row.attempt.flatMap(\.endWords).map { ", \($0)" } ?? ""
    }

    private func attempts(_ attempt: ReportAttempt) -> String {
        attempt.key.attempt > 1 ? ", attempt \(attempt.key.attempt)" : ""
    }

    private func exit(_ attempt: ReportAttempt) -> String {
        attempt.exit.map(String.init) ?? attempt.signal.map { "signal \($0)" } ?? ""
    }

    private static let alone = ", unattended (--yes)"
}

extension ReportAttempt {
    /// How it ended, `exit status 2`; `nil` where nobody knows.
    var endWords: String? {
        exit.map { "exit status \($0)" } ?? signal.map { "ended by signal \($0)" }
    }
}

extension ReportConclusion {
    /// Its sign in a text.
    var sign: String { tone.sign }
}

extension ReportConclusion.Tone {
    var sign: String {
        switch self {
        case .good: "✓"
        case .bad: "✗"
        case .warning: "!"
        case .open: "○"
        }
    }
}

extension ReportArtifact {
    /// Its sign in a text.
    var sign: String { tone.sign }
}

extension String {
    /// The text with a capital at its start.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The lines of a list's item.
    fileprivate var indented: String {
        split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.isEmpty ? "" : "  \($0)"
        }.joined(separator: "\n")
    }
}
