import CortexJournal
import Testing

struct JournalWriterTests {
    @Test func `a record is one line of fixed form`() throws {
        let bytes = try journal([
            .noteAdded(NoteAdded(text: "tab\t\"quoted\"\nnext / é", by: "Ada"))
        ])
        let text = String(decoding: bytes, as: UTF8.self)
        let zeros = String(repeating: "0", count: 64)
        let envelope = #"","r":{"v":1,"seq":0,"prev":"\#(zeros)","run":"\#(runID)","#
        let clock =
            #""t":"2026-11-23T02:30:31.123456Z","mono":{"boot":"81673a8d","ns":1000000000},"#
        let event = #""type":"noteAdded","by":"Ada","text":"tab\t\"quoted\"\nnext / é"}}"#
        #expect(text.dropFirst(70) == envelope + clock + event + "\n")
    }

    @Test func `the hash covers a zero byte and the content from byte 76`() throws {
        let line = try journal([.noteAdded(NoteAdded(text: "x"))])
        let content = Array(line[76..<(line.count - 2)])
        #expect(Array(line[6..<70]) == Array(sha256([0] + content).utf8))
    }

    @Test func `each record names the hash of the one before`() throws {
        let contents = try JournalReader.read(try journal(RunEvent.samples), path: "j")
        let hashes = contents.records.map(\.hash)
        let previous = contents.records.map { record in
            String(decoding: record.line, as: UTF8.self).split(separator: "\"")[13]
        }
        #expect(previous.dropFirst().map(String.init) == hashes.dropLast())
        #expect(contents.end.head == hashes.last)
    }

    @Test func `a record is synced once, right after its one write`() throws {
        let storage = MemoryStorage()
        var writer = writer(on: storage)
        try writer.append(.noteAdded(NoteAdded(text: "x")))
        try writer.append(.noteAdded(NoteAdded(text: "y")))
        #expect(storage.calls == ["append", "sync", "append", "sync"])
    }

    @Test func `a failed sync is never retried and nothing follows it`() throws {
        let storage = MemoryStorage(failing: [4])
        var writer = writer(on: storage)
        try writer.append(.noteAdded(NoteAdded(text: "x")))
        let errors = (0..<2).map { _ in appendError(&writer) }
        #expect(errors.map(\.?.kind) == [.storage, .storage])
        #expect(storage.calls == ["append", "sync", "append", "sync"])
        #expect(
            errors[0]?.description
                == "j: cannot record: No space left on device; no further step is started"
        )
        #expect(writer.count == 1)
    }

    @Test(arguments: [0, 1, 100, 300])
    func `what a failed write left is cut off`(shortWrite: Int) throws {
        let storage = MemoryStorage(failing: [3], shortWrite: shortWrite)
        var writer = writer(on: storage)
        let record = try writer.append(.noteAdded(NoteAdded(text: "x")))
        #expect(appendError(&writer)?.kind == .storage)
        #expect(storage.bytes == record.line)
        #expect(storage.calls == ["append", "sync", "append", "truncate", "sync"])
    }

    @Test func `a record over 64 KiB is refused and the journal goes on`() throws {
        let storage = MemoryStorage()
        var writer = writer(on: storage)
        let error = appendError(&writer, NoteAdded(text: String(repeating: "x", count: 65536)))
        #expect(error?.kind == .tooLarge)
        try writer.append(.noteAdded(NoteAdded(text: "short")))
        #expect(try JournalReader.read(storage.bytes, path: "j").records.count == 1)
    }

    private func writer(on storage: MemoryStorage) -> JournalWriter {
        JournalWriter(run: "r", path: "j", storage: storage, clock: TickingClock())
    }

    private func appendError(
        _ writer: inout JournalWriter,
        _ note: NoteAdded = NoteAdded(text: "z")
    ) -> JournalError? {
        do {
            try writer.append(.noteAdded(note))
            return nil
        } catch {
            return error
        }
    }
}
