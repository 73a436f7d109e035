import CortexJournal
import CortexRunbook

extension RunStatus {
    /// Returns the status as `cortex-status/1`, one line with its LF.
    package func json() -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 4096)
        json.object { json in
            json.member("schema", "cortex-status/1")
            json.member("name", name)
            json.member("run", state.run)
            json.member("runbook", state.started?.runbook ?? runbook.path)
            json.member("digest", state.started == nil ? runbook.digest : state.digest)
            json.member("title", runbook.title)
            writeStanding(to: &json)
            json.member("by", state.driver?.by)
            json.member("host", state.driver?.host)
            json.member("started", state.startTime?.timestamp)
            json.member("last", state.lastTime?.timestamp)
            json.member("elapsedNanoseconds", elapsedNanoseconds)
            json.member("typicalNanoseconds", typical?.elapsed)
            json.member("typicalRuns", typical?.runs ?? 0)
            json.member("section", state.section)
            json.count("steps", progress.steps)
            json.count("criteria", progress.criteria)
            json.counts(state.counts)
            json.list("sections", progress.parts) { part, json in
                json.member("section", part.section.map { runbook.sections[$0].id })
                json.count("steps", part.steps)
                json.count("criteria", part.criteria)
                json.member("failed", part.failed)
                json.member("unknown", part.unknown)
                json.member("stale", part.stale)
            }
            json.list("items", runbook.items, writeItem)
            json.list("gates", gates) { gate, json in gate.write(to: &json) }
            DecisionsList.write(state.pending, given: given, name, to: &json)
            json.list("failures", state.failures) { failure, json in
                json.member("line", failure.line)
                json.member("status", failure.status)
                json.member("command", failure.command)
                json.member("answer", failure.answer.rawValue)
            }
            json.list("shells", state.shells) { shell, json in
                json.member("number", shell.opened.number)
                json.member("item", shell.opened.item)
                json.member("line", shell.opened.line)
                json.member("changes", shell.closed?.changes ?? [])
                json.member("kept", shell.closed?.kept ?? false)
            }
            json.member("parent", state.started?.parent?.name)
            json.list("children", state.children) { child, json in
                json.member("name", child.started.name)
                json.member("runbook", child.started.runbook)
                json.member("item", child.started.item)
                json.member("status", child.finished?.status)
            }
        }
        json.newline()
        return json.bytes
    }

    private func writeStanding(to json: inout JSONWriter) {
        switch state.standing {
        case .running: json.member("standing", "running")
        case .abandoned: json.member("standing", "abandoned")
        case .suspended(let suspended):
            json.member("standing", "suspended")
            json.member("reason", suspended.reason.rawValue)
        case .finished(let finished):
            json.member("standing", "finished")
            json.member("verdict", finished.verdict.rawValue)
        }
    }

    private func writeItem(_ item: Item, to json: inout JSONWriter) {
        let status = state.item(item.id)
        json.member("id", item.id)
        json.member("kind", item.content.kind)
        json.member("line", item.line)
        json.member("flow", item.flow.rawValue)
        json.member("status", status.status.rawValue)
        json.member("stale", status.isStale)
    }
}

extension JSONWriter {
    mutating func count(_ name: String, _ count: RunProgress.Count) {
        key(name)
        object { json in
            json.member("done", count.done)
            json.member("total", count.total)
        }
    }
}
