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
        let isGone = pair.new == nil
        let place = item.map { "\($0.id)  line \($0.line)\(isGone ? " of the old one" : "")" } ?? ""
        let head = Line("  \(pair.kind.rawValue)  ", .strong) + Line(place)
        let remarks = match.remarks(on: pair).map { Line("    \($0)", .faint) }
        return [head] + remarks + text(of: pair, in: match).map { Line("      \($0)") }
    }

    /// The lines that differ of what changed, and what else is new, gone, or elsewhere now.
    private static func text(of pair: RunbookMatch.Pair, in match: RunbookMatch) -> [String] {
        if let difference = match.difference(of: pair) {
            return difference.text.split(separator: "\n").map(String.init)
        }
        let item = pair.new.map { match.new.items[$0] } ?? pair.old.map { match.old.items[$0] }
        let text = item?.text ?? ""
        let lines = text.split(separator: "\n").map(String.init)
        switch pair.kind {
        case .added: return lines.map { "+\($0)" }
        case .removed: return lines.map { "-\($0)" }
        case .same, .moved, .changed: return Array(lines.prefix(1))
        }
    }
}
