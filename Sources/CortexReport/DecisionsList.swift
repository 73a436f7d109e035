package import CortexEngine
import CortexJournal
import CortexRunbook
package import CortexText

/// What a run asks, with the command lines that answer it.
package struct DecisionsList: Sendable {
    private let decisions: RunDecisions

    package init(_ decisions: RunDecisions) {
        self.decisions = decisions
    }

    /// Returns the list for people, with an LF behind each line.
    package func render(style: Style) -> SafeText {
        guard let pending = decisions.state.pending else {
            return "nothing is waiting for an answer\n"
        }
        let lines = Self.lines(pending, given: decisions.given, run: decisions.name, style: style)
        return lines.map { "\(style.show($0))\n" }.joined()
    }

    /// What is asked, about what, and how it is answered.
    static func lines(
        _ decision: Decision,
        given: GivenAnswer?,
        run: String,
        style: Style
    ) -> [SafeText] {
        let request = decision.request
        let head: SafeText = "decision \(request.decision): \(escaping: request.words)"
        var lines = [style.apply(.strong, head)]
        lines += SafeText(escaping: request.subject).wrapped(to: style.width - 4).map { "  \($0)" }
        if let given {
            let who = SafeText(escaping: given.author.words)
            return lines + [
                "  answered `\(escaping: given.answer)` by \(who); the run has yet to go on"
            ]
        }
        return lines + request.commands(run: run).map { "  \(escaping: $0)" }
    }

    /// Returns the list as `cortex-decisions/1`, one line with its LF.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "cortex-decisions/1")
            json.member("name", decisions.name)
            json.member("run", decisions.state.run)
            json.member("driven", decisions.isDriven)
            Self.write(decisions.state.pending, given: decisions.given, decisions.name, to: &json)
        }
        json.newline()
        return json.bytes
    }

    /// Writes the member `pending`.
    static func write(
        _ pending: Decision?,
        given: GivenAnswer?,
        _ run: String,
        to json: inout JSONWriter
    ) {
        json.list("pending", pending.map { [$0] } ?? []) { decision, json in
            let request = decision.request
            json.member("decision", request.decision)
            json.member("kind", request.kind.rawValue)
            json.member("item", request.item)
            json.member("section", request.section)
            json.member("subject", request.subject)
            json.member("digest", request.digest)
            json.member("answers", request.answers)
            json.member("roles", request.roles)
            json.member("barred", request.barred ?? [])
            json.member("asked", decision.time?.timestamp)
            json.member("commands", request.commands(run: run))
            json.member("answered", given?.answer)
            json.member("by", given?.author.words)
        }
    }
}
