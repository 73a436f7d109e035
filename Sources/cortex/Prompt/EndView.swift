import CortexEngine
import CortexJournal
import CortexReport
import CortexText

/// The last lines of a run: how it ended, the counts, and how to look at it and go on.
struct EndView {
    let lines: [Line]

    init(_ end: RunEnd, run: String, plan: Plan) {
        let counts = end.counts
        let parts = [
            Self.part(counts.passed, "passed"), Self.part(counts.failed, "failed"),
            Self.part(counts.skipped, "skipped"), Self.part(counts.confirmed, "done by hand"),
            Self.part(counts.attested, counts.attested == 1 ? "criterion met" : "criteria met"),
            Self.part(counts.notMet, "not met"),
            Self.part(counts.unattested, "not attested"),
            Self.part(counts.unknown, "of unknown outcome"),
        ].compactMap { $0 }
        lines =
            [
                .empty,
                Self.heading(end)
                    + (parts.isEmpty ? .empty : Line("  \(parts.joined(separator: ", "))")),
                Line("The record: cortex status \(run)", .faint),
            ] + (end.pause == nil ? [] : [Line("To go on:   cortex run --resume \(run)", .faint)])
    }

    private static func part(_ count: Int, _ words: String) -> String? {
        count > 0 ? "\(count) \(words)" : nil
    }

    private static func heading(_ end: RunEnd) -> Line {
        switch end.pause {
        case nil where end.status == .done: Line(.passed, .good) + Line(" Finished.", .strong)
        case nil: Line(.failed, .bad) + Line(" Finished with failures.", .strong)
        case .failed: Line(.failed, .bad) + Line(" Stopped at a failure.", .strong)
        case .quit: Line("Stopped by you.", .strong)
        case .interrupted: Line("Interrupted.", .strong)
        case .terminated: Line("Terminated.", .strong)
        case .unrecorded:
            Line(.failed, .bad) + Line(" Stopped: the record cannot be kept.", .strong)
        case .hangup: Line("The terminal is gone.", .strong)
        case .unattested: Line(.open, .warning) + Line(" Waiting for attestation.", .strong)
        case .unsigned: Line(.open, .warning) + Line(" Waiting for a signature.", .strong)
        case .unknown:
            Line(.open, .warning)
                + Line(" A step's outcome is unknown; somebody has to say.", .strong)
        }
    }
}
