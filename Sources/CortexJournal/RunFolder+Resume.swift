import CortexRunbook
import Crypto
import SystemPackage

extension RunFolder {
    /// Whether some process drives the run.
    package var isDriven: Bool { RunLock.isHeld(directory) }

    /// Returns the run's journal, verified.
    package func read() throws(JournalError) -> JournalContents {
        let file: FileDescriptor
        do {
            file = try directory.fileForReading(Self.journalName)
        } catch {
            throw .unopened(journalPath, "\(error)")
        }
        defer { try? file.close() }
        return try JournalReader.read(file, path: journalPath.string)
    }

    /// Takes the run's lock and opens its journal for more.
    ///
    /// A torn last record is saved as `torn-<offset>`, cut off and recorded as `runRecovered`.
    /// The caller goes on with `runResumed`. `by` is who drives the run, as a second driver is told.
    /// - Throws: `locked` with the holder; `damaged`, `newer`, `storage`; `unsafeFolder` where other
    ///   machines write as well and `allowsNetwork` does not say that they may.
    package func resume(
        host: String,
        pid: Int,
        by: String? = nil,
        clock: any JournalClock = SystemClock(),
        allowsNetwork: Bool = false
    ) throws(JournalError) -> OpenRun {
        try directory.requireLocal(unless: allowsNetwork)
        let lock = try RunLock(directory, host: host, pid: pid, by: by, since: clock.now)
        let contents = try read()
        guard let first = contents.records.first else { throw .empty(journalPath) }
        let file: DiskFile
        do {
            file = try directory.fileForAppending(Self.journalName)
            if let torn = contents.torn { try cut(torn, from: file) }
        } catch {
            throw .unopened(journalPath, "\(error)")
        }
        var run = OpenRun(
            folder: self,
            lock: lock,
            journal: JournalWriter(
                run: first.run,
                path: journalPath.string,
                after: contents.end,
                at: contents.records.last?.time,
                storage: file,
                clock: clock,
                ballast: Ballast(in: directory)
            ),
            records: contents.records,
            earlier: contents.records.count
        )
        if let torn = contents.torn {
            run.records.append(try run.journal.append(.runRecovered(RunRecovered(torn))))
        }
        return run
    }

    private func cut(_ torn: TornTail, from file: DiskFile) throws {
        do {
            try directory.createFile("torn-\(torn.offset)", holding: torn.bytes)
        } catch Errno.fileExists {
            // Saved before an earlier attempt to cut it was itself cut short.
        }
        try directory.synchronize()
        try file.truncate(to: torn.offset)
        try file.sync()
    }
}

extension RunRecovered {
    fileprivate init(_ torn: TornTail) {
        self.init(
            offset: torn.offset,
            bytes: torn.bytes.count,
            sha256: Digest.hex(of: torn.bytes)
        )
    }
}

extension JournalError {
    fileprivate static func unopened(_ path: FilePath, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path): cannot open the journal: \(reason)")
    }

    fileprivate static func empty(_ path: FilePath) -> JournalError {
        JournalError(.damaged, "\(path): holds no record, so nothing ran; start a new run")
    }
}
