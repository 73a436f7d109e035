import CortexEngine
import CortexJournal
import CortexReport
import CortexRunbook

/// Where the status of one run comes from.
struct StatusSource {
    let folder: RunFolder
    private let typical: TypicalTimes?

    init(_ folder: RunFolder, in store: RunStore) {
        self.folder = folder
        typical = Self.typical(of: folder, in: store)
    }

    /// Reads how the run stands now.
    ///
    /// - Throws: `JournalError` if its journal cannot be read; `Errno` for its copy of the runbook.
    func status() throws -> RunStatus {
        let decisions = try RunDecisions(folder)
        let state = decisions.state
        return RunStatus(
            name: folder.name,
            runbook: try Runbook(
                reading: folder.runbook(state.runbookFile),
                path: state.started?.runbook ?? folder.name,
                vocabulary: state.started?.settings?.vocabulary ?? .standard
            ),
            state: state,
            given: decisions.given,
            waitingNotes: NoteBox(folder, run: state.run).names.count,
            typical: typical,
            at: SystemClock().now
        )
    }

    /// How long the newest earlier runs of the same runbook took that passed.
    private static func typical(of folder: RunFolder, in store: RunStore) -> TypicalTimes? {
        guard let mine = try? folder.summary(), let path = mine.path,
            let all = try? store.summaries().runs
        else { return nil }
        let earlier = all.filter {
            $0.path == path && $0.standing == .finished(.passed)
                && $0.started.wall < mine.started.wall
        }
        let states = earlier.prefix(most).compactMap { summary -> RunState? in
            guard let records = try? store.folder(summary.name).read().records else { return nil }
            return RunState(records)
        }
        return TypicalTimes(states)
    }

    /// How many earlier runs are looked at.
    private static let most = 9
}
