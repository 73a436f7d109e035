import CortexJournal
import CortexRunbook
import CortexText

/// A report for programs: `cortex-report/1`.
package struct ReportJSON {
    private let report: RunReport

    package init(_ report: RunReport) {
        self.report = report
    }

    /// One line with its LF.
    package var bytes: [UInt8] {
        var json = JSONWriter(reservingCapacity: 16384)
        json.object { json in
            json.member("schema", "cortex-report/1")
            writeRun(to: &json)
            json.list("people", report.people) { person, json in
                json.member("name", person.name)
                json.member("roles", person.roles)
                json.member("drove", person.drove)
                json.member("confirmed", person.confirmed)
                json.member("decided", person.decided)
                json.member("attested", person.attested)
                json.member("signed", person.signed)
                json.member("noted", person.noted)
            }
            json.list("roles", report.roles) { role, json in
                json.member("name", role.name)
                json.member("duty", role.duty)
                json.member("line", role.line)
                json.member("people", role.people)
            }
            json.list("sections", report.parts) { part, json in
                json.member("section", part.section)
                json.member("title", part.title)
                json.member("line", part.line)
                json.list("items", part.rows, writeRow)
            }
            json.list("gates", report.gates, writeGate)
            json.list("deviations", report.deviations, writeDeviation)
            json.list("warnings", report.warnings) { warning, json in
                json.member("kind", warning.kind.rawValue)
                json.member("item", warning.item)
                json.member("line", warning.line)
                json.member("text", warning.text)
            }
            json.list("failures", report.failures, writeFailure)
            json.list("evidence", report.artifacts, writeArtifact)
            json.list("timeline", report.milestones) { milestone, json in
                json.member("kind", milestone.kind.rawValue)
                json.member("text", milestone.words)
                json.member("by", milestone.by)
                json.member("time", milestone.moment.timestamp)
                json.member("elapsedNanoseconds", milestone.offset)
            }
            json.list("notes", report.notes) { note, json in
                json.member("text", note.text)
                json.member("item", note.item)
                json.member("by", note.by)
                json.member("time", Moment(wall: note.moment).timestamp)
            }
            json.list("children", report.children) { child, json in
                json.member("name", child.name)
                json.member("runbook", child.runbook)
                json.member("item", child.item)
                json.member("end", child.end)
            }
        }
        json.newline()
        return json.bytes
    }

    private func writeRun(to json: inout JSONWriter) {
        json.member("name", report.name)
        json.member("run", report.run)
        json.member("title", report.title)
        json.member("runbook", report.runbook)
        json.member("path", report.absolutePath)
        json.member("digest", report.digest)
        json.member("isFinished", report.conclusion.isFinished)
        json.member("tone", report.conclusion.tone.rawValue)
        json.member("conclusion", report.conclusion.words)
        json.member("started", report.started?.timestamp)
        json.member("last", report.last?.timestamp)
        json.member("elapsedNanoseconds", report.elapsedNanoseconds)
        json.member("by", report.driver.map { $0.by ?? $0.user })
        json.member("host", report.driver?.host)
        json.member("unattended", report.driver?.unattended ?? false)
        json.member("parent", report.parent?.name)
        json.member("records", report.records)
        json.member("head", report.head)
        json.count("steps", report.steps)
        json.count("criteria", report.criteria)
    }

    private func writeRow(_ row: ReportRow, to json: inout JSONWriter) {
        json.member("id", row.id)
        json.member("kind", row.kind.rawValue)
        json.member("line", row.line)
        json.member("title", row.title)
        json.member("status", row.status.rawValue)
        json.member("who", row.who)
        json.member("remark", row.remark)
        guard let attempt = row.attempt else { return }
        json.member("ordinal", attempt.key.ordinal)
        json.member("attempt", attempt.key.attempt)
        json.member("started", attempt.started?.timestamp)
        json.member("durationNanoseconds", attempt.duration)
        json.member("exit", attempt.exit)
        json.member("signal", attempt.signal)
        json.member("outputBytes", attempt.outputBytes)
        json.member("outputSHA256", attempt.outputSHA256)
    }

    private func writeGate(_ gate: ReportGate, to json: inout JSONWriter) {
        json.member("gate", gate.name)
        json.member("section", gate.section)
        json.member("line", gate.line)
        json.member("passed", gate.isPassed)
        json.member("overridden", gate.override)
        json.member("words", gate.words)
        json.member("signatures", gate.signatures)
        json.member("roles", gate.roles)
        json.member("signers", gate.signers)
        json.list("said", gate.said) { word, json in
            json.member("who", word.actor)
            json.member("approved", word.isApproval)
            json.member("note", word.note)
            json.member("time", word.moment.timestamp)
        }
    }

    private func writeDeviation(_ deviation: ReportDeviation, to json: inout JSONWriter) {
        json.member("kind", deviation.kind.rawValue)
        json.member("item", deviation.item)
        json.member("line", deviation.line)
        json.member("title", deviation.title)
        json.member("text", deviation.text)
        json.member("diff", deviation.diff)
        json.member("by", deviation.by)
        json.member("time", deviation.moment?.timestamp)
    }

    private func writeFailure(_ failure: ReportFailure, to json: inout JSONWriter) {
        json.member("item", failure.row.id)
        json.member("line", failure.row.line)
        json.member("status", failure.row.status.rawValue)
        json.list("commands", failure.commands) { command, json in
            json.member("line", command.line)
            json.member("status", command.status)
            json.member("command", command.command)
        }
        json.member("mismatch", failure.mismatch)
        let tail = failure.row.attempt?.output
        let lines = tail.map { TerminalText($0.bytes).plain.map(\.text) }
        json.member("output", lines ?? [])
        json.member("outputSkippedBytes", tail?.skipped ?? 0)
    }

    private func writeArtifact(_ artifact: ReportArtifact, to json: inout JSONWriter) {
        json.member("path", artifact.path)
        json.member("line", artifact.line)
        json.member("words", artifact.words)
        json.key("fresh")
        if let isFresh = artifact.isFresh { json.value(isFresh) } else { json.null() }
        guard case .file(let facts) = artifact.content else { return }
        json.member("bytes", facts.size)
        json.member("sha256", facts.sha256)
        json.member("modified", Moment(wall: facts.modified).timestamp)
    }
}
