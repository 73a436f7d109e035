import FoundationEssentials
import SystemPackage

/// The folder of a run in which notes wait for whoever may write to its journal.
///
/// A note is recorded with the name of its file, and its file removed behind that: a crash in
/// between leaves a file whose name the journal knows, which is removed without a second record.
package struct NoteBox: Sendable {
    private let run: String
    private let folder: RunFolder

    /// The box of the run with this id, 32 hexadecimal digits.
    package init(_ folder: RunFolder, run: String) {
        self.run = run
        self.folder = folder
    }

    /// Leaves `note`; it is on the medium when this returns.
    ///
    /// - Returns: the name of its file.
    @discardableResult
    package func leave(
        _ note: LeftNote,
        at time: Moment = SystemClock().now
    ) throws(JournalError) -> String {
        let random = String(UInt32.random(in: 0 ... .max), radix: 16)
        let name = "\(time.compactTimestamp)-\(random).json"
        do {
            let notes = try folder.directory.directoryMadeIfNeeded(RunFolder.notesName)
            try folder.directory.synchronize()
            guard try notes.claim(name, holding: note.bytes) else { throw Errno.fileExists }
            return name
        } catch {
            throw .unwritable(path.appending(name), "\(error)")
        }
    }

    /// The names of the notes that wait, the oldest first.
    package var names: [String] {
        guard let notes = try? folder.directory.directory(RunFolder.notesName) else { return [] }
        return ((try? notes.names()) ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    }

    /// Records every note that waits, each once, and removes its file.
    ///
    /// `known` are the names of the files whose notes the journal holds already. What is no note is
    /// put aside.
    /// - Returns: a line for each file that was put aside.
    package func take(
        known: Set<String>,
        recording record: (NoteAdded) throws -> Void
    ) throws -> [String] {
        var refused: [String] = []
        for name in names {
            let notes = try folder.directory.directory(RunFolder.notesName)
            if !known.contains(name) {
                do {
                    guard let note = try note(name, in: notes) else { continue }
                    try record(note.event(file: name))
                } catch let error as JournalError where error.kind == .refused {
                    refused.append(error.description)
                    try notes.disk.rename(name, to: "\(name).refused", in: notes)
                    continue
                }
            }
            try notes.disk.remove(name, in: notes)
        }
        return refused
    }

    private func note(_ name: String, in notes: Directory) throws(JournalError) -> LeftNote? {
        guard let bytes = try notes.untrusted(name, upTo: LeftNote.maximumSize) else { return nil }
        guard
            let note = try? JSONDecoder().decode(LeftNote.self, from: Data(bytes)),
            note.schema == LeftNote.schema, note.run == run, !note.text.isEmpty,
            note.text.utf8.count <= LeftNote.maximumText
        else { throw .odd(path.appending(name).string, Self.unreadable) }
        return note
    }

    private var path: FilePath { folder.path.appending(RunFolder.notesName) }
}

extension NoteBox {
    private static let unreadable = "it is no note that `cortex note` wrote for this run"
}

extension JournalError {
    fileprivate static func unwritable(_ path: FilePath, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path): cannot be written: \(reason)")
    }
}
