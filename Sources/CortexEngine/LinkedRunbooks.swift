package import CortexJournal

/// The runbooks that a document links to, which a run can start as runs of their own.
package struct LinkedRunbooks {
    /// Whether there is one at the path that the document writes.
    let exists: (_ path: String) -> Bool
    private let start: Start

    /// Runs one; `started` is given the new run's name before anything of it runs.
    package typealias Start = (
        _ path: String,
        _ parent: ParentRun,
        _ started: (_ name: String) throws -> Void
    ) throws -> ExitStatus

    package init(exists: @escaping (_ path: String) -> Bool, start: @escaping Start) {
        self.exists = exists
        self.start = start
    }

    /// Nothing can be started.
    package static var none: LinkedRunbooks {
        LinkedRunbooks(exists: { _ in false }, start: { _, _, _ in .usage })
    }

    func run(
        _ path: String,
        for parent: ParentRun,
        started: (_ name: String) throws -> Void
    ) throws -> ExitStatus {
        try start(path, parent, started)
    }
}
