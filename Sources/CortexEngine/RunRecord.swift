package import CortexJournal

/// What a run leaves behind as it goes: its journal and its folder.
package final class RunRecord {
    private var run: OpenRun
    private let observe: (Record) -> Void

    /// Goes on with `run`; `observe` is called with each record once it is on the medium.
    package init(_ run: consuming OpenRun, observe: @escaping (Record) -> Void = { _ in }) {
        self.run = run
        self.observe = observe
        for record in self.run.records {
            observe(record)
        }
    }

    /// The run's folder.
    package var folder: RunFolder { run.folder }

    /// Adds `event`; returns when it is on the medium.
    package func append(_ event: RunEvent) throws(JournalError) {
        observe(try run.journal.append(event))
    }
}
