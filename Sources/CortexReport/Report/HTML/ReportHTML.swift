import CortexEngine
import CortexJournal
import CortexText

/// A report as one HTML file that needs nothing else: no script, no font, no network.
package struct ReportHTML {
    let report: RunReport
    let links: ReportLinks

    package init(_ report: RunReport, links: ReportLinks) {
        self.report = report
        self.links = links
    }

    package var text: String {
        let parts = [
            timeline, gates, failures, deviations, warnings, sections, evidence, people, turns,
            notes,
        ]
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Stylesheet.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>\(report.title): \(report.conclusion.words)</title>
            <style>\(stylesheet)</style>
            </head>
            <body>
            <main>
            \(head)
            \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
            \(foot)
            </main>
            </body>
            </html>

            """
        return page.text
    }

    /// The stylesheet is ours; it goes into the page as it is, so that its digest fits the policy.
    private var stylesheet: HTML { HTML(trusted: Stylesheet.text) }

    private var head: HTML {
        let conclusion = report.conclusion
        return """
            <header>
            <h1>\(report.title)</h1>
            <p class="path soft">\(link(report.runbook, to: links.runbook)) · run \
            <span class="mono">\(report.name)</span></p>
            <div class="verdict \(conclusion.tone.rawValue)"><strong>\(conclusion.sign) \
            \(conclusion.words.capitalizedFirst)</strong><span>\(when)</span></div>
            <div class="bars">\(figure("Steps", report.steps))\
            \(figure("Criteria", report.criteria))</div>
            <div class="card"><dl>\(facts)</dl></div>
            </header>
            """
    }

    private var when: HTML {
        let time = durationForPeople(report.elapsedNanoseconds)
        let driver = report.driver.map { driver -> HTML in
            let alone: HTML = driver.unattended ? ", unattended" : ""
            return ", driven by \(driver.by ?? driver.user) on \(driver.host)\(alone)"
        }
        return "\(time)\(driver ?? "")"
    }

    private func figure(_ name: HTML, _ count: RunProgress.Count) -> HTML {
        let state: HTML = count.done == count.total ? " class=\"full\"" : ""
        return """
            <div class="card"><div class="soft small">\(name)</div><div class="figure">\(count.done) \
            <small>of \(count.total)</small></div><progress\(state) max="\(max(1, count.total))" \
            value="\(count.total == 0 ? 1 : count.done)"></progress></div>
            """
    }

    private var facts: HTML {
        let ended: HTML = report.conclusion.isFinished ? "Finished" : "Last record"
        var facts: [(HTML, HTML)] = [
            ("Started", "\(report.started?.forPeople ?? "")"),
            (ended, "\(report.last?.forPeople ?? "")"),
            ("Runbook SHA-256", "<span class=\"mono\">\(report.digest)</span>"),
            (
                "Record",
                "\(report.records) records, the last is <span class=\"mono\">\(report.head)</span>"
            ),
        ]
        if let parent = report.parent {
            facts.append(("Started by run", "<span class=\"mono\">\(parent.name)</span>"))
        }
        for child in report.children {
            let name: HTML = "<span class=\"mono\">\(child.name)</span>"
            facts.append(("Started run", "\(child.runbook) \(child.end), run \(name)"))
        }
        return facts.map { "<dt>\($0)</dt><dd>\($1)</dd>" }.joined()
    }

    private var timeline: HTML {
        guard let drawing = TimelineDrawing(report) else { return "" }
        return card("Time-line", "<div class=\"scroll\">\(drawing.svg)</div>")
    }

    private var gates: HTML {
        let rows = report.gates.map { gate -> HTML in
            let said = gate.said.map { word -> HTML in
                let verb: HTML = word.isApproval ? "✓" : "✗ refused by"
                let note = word.note.map { note -> HTML in ": \(note)" } ?? ""
                let time = word.moment.forPeople
                return "\(verb) \(word.actor)\(note) <span class=\"soft small\">\(time)</span>"
            }
            return """
                <tr>\(sign(gate.sign, gate.tone))\
                <td class="what">\(link(gate.name, to: links.line(gate.line)))</td>\
                <td class="block">\(gate.words)</td>\
                <td class="block">\(said.joined(separator: "<br>"))</td></tr>
                """
        }
        return table("Gates", ["", "Gate", "State", "Signed"], rows)
    }

    private var failures: HTML {
        let cards = report.failures.map { failure -> HTML in
            let row = failure.row
            let end = row.attempt.flatMap(\.endWords).map { ", \($0)" } ?? ""
            let lines = failure.commands.map { command -> HTML in
                let place = link("\(report.runbook):\(command.line)", to: links.line(command.line))
                return """
                    <p><span class="place">\(place)</span>: <code>\(command.command)</code> \
                    exited \(command.status)</p>
                    """
            }
            return """
                <div class="card failure"><h3>\(link(row.id, to: links.line(row.line))) \(row.title)\
                </h3><p class="\(row.status.tone.rawValue)">\(row.status.sign) \
                \(row.status.words)\(end)</p>\(lines.joined())\
                \(mismatch(failure.mismatch))\(output(row, isOpen: true))</div>
                """
        }
        return titled("What failed", cards.joined(separator: "\n"))
    }

    private func mismatch(_ text: String?) -> HTML {
        guard let text else { return "" }
        return """
            <p class="small soft">What it had to print (−) and printed (+):</p>\
            \(diff(text))
            """
    }

    private var deviations: HTML {
        let items = report.deviations.map { deviation -> HTML in
            let by = deviation.by.map { by -> HTML in " by \(by)" } ?? ""
            let text = deviation.text.map { text -> HTML in
                "<span class=\"remark\">\(text)</span>"
            }
            let time = deviation.moment.map { moment -> HTML in
                "<span class=\"soft small\"> \(moment.forPeople)</span>"
            }
            let change = deviation.diff.map { text -> HTML in
                "<details open><summary>the change</summary>\(diff(text))</details>"
            }
            let place = deviation.line.map { line -> HTML in
                let place = "\(report.runbook):\(line)"
                return " <span class=\"small\">\(link(place, to: links.line(line)))</span>"
            }
            return """
                <li><strong>\(deviation.title)</strong>\(by)\(place ?? "")\(time ?? "")\
                \(text ?? "")\(change ?? "")</li>
                """
        }
        return list("Deviations from the document", items)
    }

    private var warnings: HTML {
        let items = report.warnings.map { warning -> HTML in
            let place = warning.line.map { line -> HTML in
                "\(link("\(report.runbook):\(line)", to: links.line(line))): "
            }
            return "<li><span class=\"warning\">!</span> \(place ?? "")\(warning.text)</li>"
        }
        return list("Warnings", items)
    }

    private var sections: HTML {
        let cards = report.parts.map { part -> HTML in
            """
            <section class="card"><h3>\(link(part.title, to: links.line(part.line)))</h3>\
            <table><thead><tr><th></th><th>Step</th><th></th><th>State</th><th>Time</th><th>Exit</th>\
            <th>Who</th></tr></thead><tbody>\(part.rows.map(row).joined(separator: "\n"))</tbody>\
            </table></section>
            """
        }
        return titled("Steps and criteria", cards.joined(separator: "\n"))
    }

    private func row(_ row: ReportRow) -> HTML {
        let tone = HTML(trusted: row.status.tone.rawValue)
        let attempt = row.attempt
        let again =
            attempt.flatMap { $0.key.attempt > 1 ? ", attempt \($0.key.attempt)" : nil } ?? ""
        let remark = row.remark.map { remark -> HTML in "<span class=\"remark\">\(remark)</span>" }
        let exit = attempt?.exit.map(String.init) ?? attempt?.signal.map { "signal \($0)" } ?? ""
        let shown = row.status.showsFailure ? "" : output(row, isOpen: false)
        let exitName: HTML = exit.isEmpty ? "" : " data-name=\"exit\""
        return """
            <tr>\(sign(row.status.sign, row.status.tone))\
            <td class="id">\(link(row.id, to: links.line(row.line)))</td>\
            <td class="what">\(row.title)\(remark ?? "")\(shown)</td>\
            <td class="state \(tone)">\(row.status.words)\(again)</td>\
            <td class="num">\(attempt?.duration.map(durationForPeople) ?? "")</td>\
            <td class="num"\(exitName)>\(exit)</td><td>\(row.who ?? "")</td></tr>
            """
    }

    private func output(_ row: ReportRow, isOpen: Bool) -> HTML {
        guard let attempt = row.attempt, let tail = attempt.output, !tail.bytes.isEmpty else {
            return ""
        }
        let all = sizeForPeople(attempt.outputBytes)
        let size = tail.skipped == 0 ? all : "the last of \(all)"
        let open: HTML = isOpen ? " open" : ""
        return """
            <details\(open)><summary>output, \(size)</summary><pre>\
            \(HTML(output: TerminalText(tail.bytes)))</pre></details>
            """
    }

    private var evidence: HTML {
        let rows = report.artifacts.map { artifact -> HTML in
            var facts: [HTML] = ["", "", ""]
            if case .file(let file) = artifact.content {
                facts = [
                    "\(sizeForPeople(file.size))", "\(Moment(wall: file.modified).forPeople)",
                    "<code>\(file.sha256)</code>",
                ]
            }
            return """
                <tr>\(sign(artifact.sign, artifact.tone))\
                <td class="what">\(link(artifact.path, to: links.line(artifact.line)))</td>\
                <td class="\(artifact.tone.rawValue)">\(artifact.words)</td>\
                <td class="num">\(facts[0])</td><td class="num">\(facts[1])</td>\
                <td class="block">\(facts[2])</td></tr>
                """
        }
        return table("Evidence", ["", "File", "State", "Size", "Changed", "SHA-256"], rows)
    }

    private var people: HTML {
        let rows = report.people.map { person -> HTML in
            let roles = person.roles.joined(separator: ", ")
            return "<tr><td class=\"what\">\(person.name)</td><td>\(roles)</td>"
                + "<td class=\"block\">\(person.deeds)</td></tr>"
        }
        let roles = report.roles.map { role -> HTML in
            let isFilled = !role.people.isEmpty
            let who = isFilled ? role.people.joined(separator: ", ") : "nobody"
            let tone: HTML = isFilled ? "" : " class=\"warning\""
            return "<tr><td class=\"what\">\(role.name)</td><td\(tone)>\(who)</td>"
                + "<td class=\"block soft\">\(role.duty)</td></tr>"
        }
        let named = roles.isEmpty ? "" : table(nil, ["Role", "Filled by", "Duty"], roles)
        return table("People", ["Person", "Role", "In this run"], rows) + named
    }

    private var turns: HTML {
        var day = ""
        let rows = report.milestones.map { milestone -> HTML in
            let isNew = milestone.moment.day != day
            day = milestone.moment.day
            let time = (isNew ? "\(day) " : "") + milestone.moment.timeOfDay
            return """
                <tr>\(sign(milestone.kind.sign, milestone.kind.tone))<td class="num">\(time)</td>\
                <td class="what">\(milestone.words)</td><td>\(milestone.by)</td></tr>
                """
        }
        return table("What happened when (UTC)", ["", "Time", "What", "Who"], rows)
    }

    private var notes: HTML {
        let items = report.notes.map { note -> HTML in
            let item = note.item.map { " at \($0)" } ?? ""
            let head = "\(note.by)\(item), \(Moment(wall: note.moment).forPeople)"
            return "<li>\(note.text)<span class=\"remark\">\(head)</span></li>"
        }
        return list("Notes", items)
    }

    private var foot: HTML {
        let tool = report.driver.map { "Cortex \($0.tool)" } ?? "Cortex"
        return """
            <footer>Made from the record of a run by \(tool). The record itself, not this page, is \
            the evidence.</footer>
            """
    }
}

extension ReportHTML {
    fileprivate func titled(_ title: HTML, _ body: HTML) -> HTML {
        body.isEmpty ? "" : "<h2>\(title)</h2>\n\(body)"
    }

    fileprivate func card(_ title: HTML, _ body: HTML) -> HTML {
        titled(title, body.isEmpty ? "" : "<div class=\"card\">\(body)</div>")
    }

    fileprivate func list(_ title: HTML, _ items: [HTML]) -> HTML {
        card(title, items.isEmpty ? "" : "<ul>\(items.joined(separator: "\n"))</ul>")
    }

    fileprivate func table(_ title: HTML?, _ head: [HTML], _ rows: [HTML]) -> HTML {
        guard !rows.isEmpty else { return "" }
        let names = head.map { "<th>\($0)</th>" as HTML }.joined()
        let body: HTML = """
            <div class="card"><table><thead><tr>\(names)</tr></thead>\
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
            """
        return title.map { titled($0, body) } ?? body
    }

    fileprivate func sign(_ sign: String, _ tone: ReportConclusion.Tone) -> HTML {
        "<td class=\"sign \(tone.rawValue)\">\(sign)</td>"
    }

    /// A link where there is an address; `text` is foreign.
    fileprivate func link(_ text: String, to address: String?) -> HTML {
        guard let address, ReportLinks.isHarmless(address) else { return "\(text)" }
        return "<a href=\"\(address)\">\(text)</a>"
    }

    /// A difference, its lines in colours.
    fileprivate func diff(_ text: String) -> HTML {
        let lines = SafeText(escaping: text).lines.map { line -> HTML in
            switch line.text.first {
            case "+": "<span class=\"c2\">\(line)</span>"
            case "-": "<span class=\"c1\">\(line)</span>"
            default: "\(line)"
            }
        }
        return "<pre class=\"diff\">\(lines.joined(separator: "\n"))</pre>"
    }
}

extension ReportMilestone.Kind {
    fileprivate var sign: String {
        switch self {
        case .started, .resumed: "▶"
        case .suspended: "‖"
        case .finished: "■"
        case .section: "§"
        case .failure, .refused: "✗"
        case .approved, .gate: "✓"
        case .child: "→"
        case .deviation: "!"
        }
    }

    fileprivate var tone: ReportConclusion.Tone {
        switch self {
        case .approved, .gate: .good
        case .failure, .refused: .bad
        case .suspended, .deviation: .warning
        case .started, .resumed, .finished, .section, .child: .open
        }
    }
}
