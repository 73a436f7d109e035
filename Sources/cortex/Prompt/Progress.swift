import CortexEngine
import CortexReport
import CortexRunbook
import CortexText

/// How far a run is: its phase, its steps and its time.
struct Progress {
    private let plan: Plan
    /// The sections that divide the flow, outermost first.
    private let phases: [Int]
    private let start: ContinuousClock.Instant

    init(_ plan: Plan, start: ContinuousClock.Instant = .now) {
        self.plan = plan
        self.start = start
        let paths = plan.active.map {
            Array(plan.runbook.ancestors(of: plan.runbook.items[$0.item].section).reversed())
        }
        phases = Self.division(of: paths)
    }

    /// Returns the progress line before the step of `question`.
    func lines(at question: Question) -> [Line] {
        let ancestors = plan.runbook.ancestors(of: question.item.section)
        let done = question.position - 1
        let steps = Line("  \(done)/\(question.count) steps", .faint)
        let line = Line(bar: done, of: question.count) + steps + Line("  \(elapsed)", .faint)
        guard let index = phases.firstIndex(where: ancestors.contains) else { return [line] }
        let phase = plan.runbook.sections[phases[index]]
        return [Line("Phase \(index + 1)/\(phases.count) \(phase.title)  ", .strong) + line]
    }

    /// The time since the start, as people say it.
    var elapsed: String {
        Self.words(for: ContinuousClock.now - start)
    }

    /// Returns a time such as `2m14s`.
    static func words(for duration: Duration) -> String {
        let seconds = Int(duration.components.seconds)
        switch seconds {
        case ..<10:
            let tenths = Int(duration.components.attoseconds / 100_000_000_000_000_000)
            return "\(seconds).\(tenths)s"
        case ..<60: return "\(seconds)s"
        case ..<3600: return "\(seconds / 60)m\(seconds % 60)s"
        default: return "\(seconds / 3600)h\(seconds % 3600 / 60)m"
        }
    }

    /// Returns the sections at the first depth at which the paths part.
    private static func division(of paths: [[Int]]) -> [Int] {
        var depth = 0
        while true {
            var seen: Set<Int> = []
            let sections = paths.compactMap { $0.count > depth ? $0[depth] : nil }
                .filter { seen.insert($0).inserted }
            if sections.count != 1 {
                return sections
            }
            depth += 1
        }
    }
}
