import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook
import CortexText

/// The first screen of a run.
struct BriefingView {
    let lines: [Line]

    /// `mark` is that of Cortex's own lines; `nil` where nothing is asked.
    init(_ briefing: Briefing, mark: Mark? = nil) {
        let runbook = briefing.runbook
        lines =
            [
                Line(runbook.title ?? runbook.path, .strong)
                    + Line("  \(runbook.path)  run \(briefing.run)", .faint),
                Line("You are \(briefing.operatorName)\(briefing.role.map { " (\($0))" } ?? "").")
                    + Line("  sha256 \(runbook.digest.prefix(12))", .faint),
            ] + Self.labels(of: runbook) + [Line.empty]
            + Self.table(briefing.place.map { ($0.name, $0.value) })
            + Self.part("Roles", Self.table(runbook.roles.map { ($0.name, $0.duty) }))
            + Self.part("Required access", runbook.access.map { Line(bullet: .open, $0) })
            + Self.part("On demand", briefing.onDemand.map { Line("  \($0.name)") })
            + Self.part("Look out", briefing.warnings.map { Line(prose: $0, .warning) })
            + Self.resumption(briefing.resumption)
            + [
                Line.empty,
                Line(
                    "\(count(briefing.steps, "step", "steps")), "
                        + "\(count(briefing.criteria, "criterion", "criteria")).",
                    .strong
                ),
            ] + (mark.map { [$0.explanation] } ?? [])
    }

    private static func labels(of runbook: Runbook) -> [Line] {
        runbook.labelsFile.map { [Line("with the labels of \($0)", .faint)] } ?? []
    }

    private static func resumption(_ resumption: Briefing.Resumption?) -> [Line] {
        guard let resumption else { return [] }
        let place = resumption.next.map { "goes on at \($0.id), line \($0.line)" }
        return part(
            "Resumed",
            [Line("  \(resumption.settled) done; \(place ?? "nothing is left to do")")]
                + (resumption.changes + [lost]).map { Line(prose: $0) }
        )
    }

    private static let lost =
        "Variables, functions, directory and options are back; sudo and ssh sessions and background"
        + " jobs are not."

    private static func part(_ title: String, _ lines: [Line]) -> [Line] {
        lines.isEmpty ? [] : [Line.empty, Line(title, .strong)] + lines
    }

    private static func table(_ rows: [(String, String)]) -> [Line] {
        let width = (rows.map(\.0.count).max() ?? 0) + 2
        return rows.map { name, value in
            let padding = String(repeating: " ", count: width - name.count)
            return Line("  \(name)\(padding)", .faint) + Line(value)
        }
    }
}

/// Returns the number and the word that fits it.
private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
}
