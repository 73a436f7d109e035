package import CortexJournal
import CortexRunbook
package import CortexText

/// The runs of a user, newest first.
package enum RunsList {
    /// Returns the list for people, one line a run, with an LF behind each line.
    package static func render(
        _ runs: [RunSummary],
        unreadable: [String] = [],
        style: Style
    ) -> SafeText {
        var lines = runs.map { line(of: $0, style: style) }
        if runs.isEmpty { lines.append("no runs yet") }
        for name in unreadable {
            let note: SafeText = "\(escaping: name)  its journal cannot be read"
            lines.append(style.apply(.bad, note))
        }
        return lines.map { "\(style.show($0))\n" }.joined()
    }

    private static func line(of run: RunSummary, style: Style) -> SafeText {
        let standing = style.apply(run.standing.look, run.standing.words.padded(to: 11))
        let title = SafeText(escaping: run.title ?? run.runbook)
        let line: SafeText = "\(escaping: run.name)  \(standing)  "
        let room = max(10, style.width - line.width)
        return line + title.truncated(to: room, ellipsis: style.sign(.ellipsis))
    }

    /// Returns the list as `cortex-runs/1`, one line with its LF.
    package static func json(_ runs: [RunSummary], unreadable: [String] = []) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 400 * runs.count + 100)
        json.object { json in
            json.member("schema", "cortex-runs/1")
            json.list("runs", runs, write)
            json.member("unreadable", unreadable)
        }
        json.newline()
        return json.bytes
    }

    private static func write(_ run: RunSummary, to json: inout JSONWriter) {
        json.member("name", run.name)
        json.member("run", run.run)
        json.member("runbook", run.runbook)
        json.member("title", run.title)
        json.member("by", run.by)
        json.member("started", run.started.timestamp)
        json.member("last", run.last.timestamp)
        switch run.standing {
        case .running: json.member("standing", "running")
        case .abandoned: json.member("standing", "abandoned")
        case .suspended(let reason):
            json.member("standing", "suspended")
            json.member("reason", reason.rawValue)
        case .finished(let verdict):
            json.member("standing", "finished")
            json.member("verdict", verdict.rawValue)
        }
        if let counts = run.counts { json.counts(counts) }
    }
}

extension RunSummary.Standing {
    fileprivate var words: SafeText {
        switch self {
        case .running: "running"
        case .abandoned: "abandoned"
        case .suspended: "suspended"
        case .finished(let verdict): verdict.words
        }
    }

    fileprivate var look: Style.Look {
        switch self {
        case .running: .place
        case .abandoned, .suspended: .warning
        case .finished(let verdict): verdict.look
        }
    }
}

extension RunFinished.Verdict {
    var words: SafeText {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .stopped: "stopped"
        }
    }

    var look: Style.Look {
        switch self {
        case .passed: .good
        case .failed: .bad
        case .stopped: .warning
        }
    }
}

extension JSONWriter {
    /// Writes the member `counts`.
    mutating func counts(_ counts: RunCounts) {
        key("counts")
        object { json in
            json.member("passed", counts.passed)
            json.member("failed", counts.failed)
            json.member("skipped", counts.skipped)
            json.member("confirmed", counts.confirmed)
            json.member("attested", counts.attested)
            json.member("notMet", counts.notMet)
            json.member("unattested", counts.unattested)
            json.member("unknown", counts.unknown)
        }
    }
}
