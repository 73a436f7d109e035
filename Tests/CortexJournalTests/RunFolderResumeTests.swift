import CortexJournal
import FoundationEssentials
import SystemPackage
import Testing

struct RunFolderResumeTests {
    @Test func `a second driver is refused and told who drives`() throws {
        try withStore { store in
            let run = try store.start(.sample, runbook: [], clock: TickingClock())
            let error = #expect(throws: JournalError.self) {
                _ = try run.folder.resume(host: "web2", pid: 5)
            }
            #expect(error?.kind == .locked)
            #expect(
                error?.description
                    == "\(run.folder.path): another process drives this run: "
                    + "Ada, pid 4711 on web1, since 2026-11-23T02:30:32.123456Z"
            )
        }
    }

    @Test func `a run goes on where its journal ends`() throws {
        try withStore { store in
            let folder = try leave(store)
            var run = try folder.resume(host: "web1", pid: 5, clock: TickingClock())
            try run.journal.append(.runResumed(RunResumed(digest: "d", driver: .sample)))
            let events = try folder.read().records.map(\.event)
            #expect(
                events
                    == [
                        .runStarted(.sample), .noteAdded(NoteAdded(text: "x")),
                        .runResumed(RunResumed(digest: "d", driver: .sample)),
                    ]
            )
        }
    }

    @Test func `a torn record is kept beside the journal, cut off and recorded`() throws {
        try withStore { store in
            let folder = try leave(store)
            let whole = try bytes(folder.journalPath)
            let torn = Array(#"{"h":"12"#.utf8)
            try append(torn, to: folder.journalPath)
            let run = try folder.resume(host: "web1", pid: 5, clock: TickingClock())
            let recovered = RunRecovered(
                offset: whole.count,
                bytes: torn.count,
                sha256: sha256(torn)
            )
            #expect(run.records.last?.event == .runRecovered(recovered))
            #expect(try folder.read().records.map(\.line) == run.records.map(\.line))
            #expect(try bytes(folder.path.appending("torn-\(whole.count)")) == torn)
        }
    }

    @Test func `damage is never repaired`() throws {
        try withStore { store in
            let folder = try leave(store)
            var damaged = try bytes(folder.journalPath)
            damaged[100] ^= 1
            let file = try FileDescriptor.open(folder.journalPath, .writeOnly, options: .truncate)
            try file.closeAfter { _ = try file.writeAll(damaged) }
            let error = #expect(throws: JournalError.self) {
                _ = try folder.resume(host: "web1", pid: 5)
            }
            #expect(error?.kind == .damaged)
            #expect(try bytes(folder.journalPath) == damaged)
        }
    }

    @Test func `a journal without a record cannot be resumed`() throws {
        try withStore { store in
            let folder = try leave(store)
            try FileDescriptor.open(folder.journalPath, .writeOnly, options: .truncate).close()
            let error = #expect(throws: JournalError.self) {
                _ = try folder.resume(host: "web1", pid: 5)
            }
            #expect(
                error?.description
                    == "\(folder.journalPath): holds no record, so nothing ran; start a new run"
            )
        }
    }

    /// Starts a run, writes a note and lets it go.
    private func leave(_ store: RunStore) throws -> RunFolder {
        var run = try store.start(.sample, runbook: [], clock: TickingClock())
        try run.journal.append(.noteAdded(NoteAdded(text: "x")))
        return run.folder
    }

    private func bytes(_ path: FilePath) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path.string)))
    }

    private func append(_ bytes: [UInt8], to path: FilePath) throws {
        let file = try FileDescriptor.open(path, .writeOnly, options: .append)
        try file.closeAfter { _ = try file.writeAll(bytes) }
    }
}
