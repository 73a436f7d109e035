import CortexJournal
import CortexRunbook
import CortexText

/// What a run knows of what a release template asks for, as Markdown.
struct ReleaseFacts {
    let report: RunReport
    let links: ReportLinks
    private var values: [String: String] = [:]
    private var done: Set<String> = []

    init(_ report: RunReport, _ links: ReportLinks) {
        self.report = report
        self.links = links
        takeValues()
        for row in report.parts.flatMap(\.rows) where [.met, .done, .passed].contains(row.status) {
            done.insert(row.title.labelKey)
        }
        for gate in report.gates where gate.isPassed { done.insert(gate.name.labelKey) }
    }

    /// The value of a label; `nil` if the run does not know it.
    func value(of label: String) -> String? { values[label.labelKey] }

    /// Whether somebody attested or did what these words say, or the gate of that name has passed.
    func isDone(_ words: String) -> Bool { done.contains(words.labelKey) }

    /// What there is to say about `topic` where the template has no table for it.
    func text(about topic: Topic) -> String {
        switch topic {
        case .gates:
            var table = MarkdownTable(["", "Gate", "State", "Signed"])
            for gate in report.gates {
                let signed = gate.signers.joined(separator: ", ")
                table.add(
                    [gate.sign] + [gate.name, gate.words, signed].map(MarkdownText.line)
                )
            }
            return String(table.text.dropLast())
        case .evidence:
            var table = MarkdownTable(["File", "State", "SHA-256"])
            for artifact in report.artifacts {
                let path = MarkdownText.code(artifact.path, inTable: true)
                table.add([path, artifact.words, digest(of: artifact) ?? TemplateBlank.line])
            }
            return String(table.text.dropLast())
        case .rollback:
            return report.rollback.map { way in
                let title = MarkdownText.line(way.title)
                return "- " + MarkdownText.link(title, to: way.line.flatMap(links.line))
            }.joined(separator: "\n")
        }
    }

    func digest(of artifact: ReportArtifact) -> String? {
        if case .file(let facts) = artifact.content { MarkdownText.code(facts.sha256) } else { nil }
    }

    private mutating func takeValues() {
        for role in report.roles where !role.people.isEmpty {
            set([role.name], role.people.joined(separator: ", "))
        }
        for deviation in report.deviations where deviation.kind == .value {
            let parts = deviation.title.split(separator: " = ", maxSplits: 1)
            if parts.count == 2 { set([String(parts[0])], String(parts[1])) }
        }
        set(["runbook"], report.runbook)
        set(["run", "run id", "cortex run"], report.name)
        set(["runbook sha 256", "runbook digest", "sha 256"], report.digest)
        set(["status", "result", "outcome", "verdict", "state"], report.conclusion.words)
        set(["started", "start", "start time"], report.started?.forPeople)
        set(["duration", "time taken", "time"], durationForPeople(report.elapsedNanoseconds))
        let driver = report.driver.map { $0.by ?? $0.user }
        let names = [
            "driven by", "driver", "operator", "released by", "performed by", "executed by",
        ]
        set(names, driver)
        guard report.conclusion.isFinished else { return }
        set(["finished", "end", "end time", "completed"], report.last?.forPeople)
        set(["date", "release date", "released"], report.last?.day)
    }

    /// What a person or the document said first counts.
    private mutating func set(_ labels: [String], _ value: String?) {
        guard let value else { return }
        for label in labels where values[label.labelKey] == nil {
            values[label.labelKey] = MarkdownText.line(value)
        }
    }
}
