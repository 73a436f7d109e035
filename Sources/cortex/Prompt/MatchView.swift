import CortexEngine
import CortexReport
import CortexRunbook
import CortexText

/// How a changed runbook differs from the one that a run began with, step by step.
struct MatchView {
    let lines: [Line]

    init(_ match: RunbookMatch) {
        let telling = match.pairs.filter { $0.kind != .same }
        lines =
            [
                Line.empty,
                Line(
                    "\(match.new.path) has changed since the run began: \(match.summary).",
                    .strong
                ),
            ] + telling.prefix(Self.most).flatMap { Self.lines(of: $0, in: match) }
            + (telling.count > Self.most
                ? [Line("  and \(telling.count - Self.most) more", .faint)] : [])
    }

    private static let most = 40

    private static func lines(of pair: RunbookMatch.Pair, in match: RunbookMatch) -> [Line] {
        let item = pair.new.map { match.new.items[$0] } ?? pair.old.map { match.old.items[$0] }
        let place = item.map { "\($0.id)  line \($0.line)" } ?? ""
        let head = Line("  \(pair.kind.rawValue)  ", .strong) + Line(place)
        let remarks = match.remarks(on: pair).map { Line("    \($0)", .faint) }
        let difference = match.difference(of: pair).map {
            $0.text.split(separator: "\n").map { Line("      \($0)") }
        }
        return [head] + remarks + (difference ?? [])
    }
}
