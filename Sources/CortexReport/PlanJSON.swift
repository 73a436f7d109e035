package import CortexRunbook

/// The plan for programs: `cortex-plan/1`, one object a file, one line each.
package enum PlanJSON {
    /// Returns the plan of `runbook` as one line with its LF.
    package static func line(of runbook: Runbook) -> [UInt8] {
        let size = 160 * (runbook.blocks.count + runbook.sections.count + runbook.items.count)
        var json = JSONWriter(reservingCapacity: 1024 + size)
        write(runbook, to: &json)
        json.newline()
        return json.bytes
    }

    /// Writes the plan of `runbook` as one object.
    package static func write(_ runbook: Runbook, to json: inout JSONWriter) {
        json.object { json in
            json.member("schema", "cortex-plan/1")
            json.member("file", runbook.path)
            json.member("title", runbook.title)
            json.member("digest", runbook.digest)
            if let file = runbook.labelsFile { json.member("labels", file) }
            json.list("blocks", runbook.blocks) { write($0, of: runbook, to: &$1) }
            json.list("sections", runbook.sections) { write($0, of: runbook, to: &$1) }
            json.list("items", runbook.items) { write($0, of: runbook, to: &$1) }
            json.list("leftOut", runbook.leftOut) { item, json in
                json.member("line", item.line)
                json.member("text", item.text)
                json.member("reason", item.reason)
                json.member("section", item.section.map { runbook.sections[$0].id })
            }
            json.list("roles", runbook.roles) { role, json in
                json.member("name", role.name)
                json.member("duty", role.duty)
                json.member("line", role.line)
            }
            json.member("access", runbook.access)
            json.list("gates", runbook.plannedGates) { gate, json in
                json.member("name", gate.name)
                json.member("line", gate.line)
                json.member("sections", gate.sections.map { runbook.sections[$0].id })
                if let rule = runbook.gateRules?.rule(for: gate.name) { write(rule, to: &json) }
            }
            json.list("evidence", runbook.evidence, write)
            json.list("related", runbook.related, write)
            json.list("problems", runbook.problems) { problem, json in
                json.member("kind", problem.kind.rawValue)
                json.member("line", problem.line)
                json.member("column", problem.column)
                json.member("message", problem.message)
            }
        }
    }

    private static func write(
        _ block: CodeBlock,
        of runbook: Runbook,
        to json: inout JSONWriter
    ) {
        json.member("line", block.line)
        json.member("language", block.language)
        json.member("bytes", block.bytes)
        json.member("sha256", block.sha256)
        json.member("disposition", block.disposition.rawValue)
        if let reason = block.reason { json.member("reason", reason) }
        json.member("section", block.section.map { runbook.sections[$0].id })
    }

    private static func write(
        _ section: Section,
        of runbook: Runbook,
        to json: inout JSONWriter
    ) {
        json.member("id", section.id)
        json.member("number", section.number)
        json.member("title", section.title)
        json.member("anchor", section.anchor)
        json.member("line", section.line)
        json.member("parent", section.parent.map { runbook.sections[$0].id })
        json.member("flow", section.flow.rawValue)
        if let condition = section.condition { json.member("condition", condition) }
        if let timeout = section.timeout { json.member("timeout", timeout) }
        if let host = section.host { json.member("host", host) }
    }

    private static func write(_ item: Item, of runbook: Runbook, to json: inout JSONWriter) {
        json.member("id", item.id)
        json.member("kind", item.content.kind)
        json.member("line", item.line)
        json.member("section", item.section.map { runbook.sections[$0].id })
        json.member("flow", item.flow.rawValue)
        if let condition = item.condition { json.member("condition", condition) }
        if let title = item.title { json.member("title", title) }
        switch item.content {
        case .command(let command):
            json.member("hazards", command.hazards.map(\.rawValue))
            json.list("placeholders", command.placeholders, write)
            if command.isOffered { json.member("offered", true) }
            if let demand = command.demand { write(demand, to: &json) }
            if let retry = command.retry { write(retry, to: &json) }
            if let refusal = command.refusal { json.member("refusal", refusal) }
        case .manual(let text), .criterion(let text):
            json.member("hazards", [])
            json.member("placeholders", [])
            json.member("text", text)
        }
    }

    private static func write(_ rule: GateRule, to json: inout JSONWriter) {
        json.key("rule")
        json.object { json in
            json.member("signatures", rule.signatures)
            json.member("roles", rule.roles)
            json.member("notStarter", rule.notStarter)
            json.member("expires", rule.expires)
        }
    }

    private static func write(_ demand: OutputDemand, to json: inout JSONWriter) {
        json.key("mustPrint")
        json.object { json in
            json.member("sample", demand.isSample)
            json.member("words", demand.words)
        }
    }

    private static func write(_ retry: Retry, to json: inout JSONWriter) {
        json.key("retry")
        json.object { json in
            json.member("every", retry.every)
            switch retry.limit {
            case .seconds(let seconds): json.member("seconds", seconds)
            case .times(let times): json.member("times", times)
            }
        }
    }

    private static func write(_ placeholder: Placeholder, to json: inout JSONWriter) {
        json.member("name", placeholder.name)
        json.member("text", placeholder.text)
        json.member("line", placeholder.line)
        json.member("column", placeholder.column)
        json.member("form", placeholder.form.rawValue)
    }

    private static func write(_ reference: PathReference, to json: inout JSONWriter) {
        json.member("path", reference.path)
        json.member("text", reference.text)
        json.member("line", reference.line)
    }
}

extension Item.Content {
    /// The kind's name in JSON.
    var kind: String {
        switch self {
        case .command: "command"
        case .manual: "manual"
        case .criterion: "criterion"
        }
    }
}

extension JSONWriter {
    /// Writes the member `name`, a list of objects whose members `body` writes.
    mutating func list<Element>(
        _ name: String,
        _ elements: [Element],
        _ body: (Element, inout JSONWriter) -> Void
    ) {
        key(name)
        array { list in
            for element in elements { list.object { body(element, &$0) } }
        }
    }
}
