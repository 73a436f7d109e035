/// The one writer of a run's journal; a record is durable when `append` returns.
package struct JournalWriter: ~Copyable, Sendable {
    /// The run's id, 32 hexadecimal digits.
    package let run: String
    /// How many records the journal holds.
    package private(set) var count: Int
    /// The hash of the last record; 64 zeros before the first.
    package private(set) var head: String
    private var size: Int
    private var suspicion: JournalError?
    private let path: String
    private let storage: any Storage
    private let clock: any JournalClock

    /// Starts a journal in `storage`, which is empty; `path` is for messages.
    package init(
        run: String,
        path: String,
        storage: any Storage,
        clock: any JournalClock = SystemClock()
    ) {
        self.init(
            run: run,
            path: path,
            after: JournalEnd(count: 0, size: 0, head: Record.genesis),
            storage: storage,
            clock: clock
        )
    }

    /// Goes on after what a reader found in `storage`.
    init(
        run: String,
        path: String,
        after end: JournalEnd,
        storage: any Storage,
        clock: any JournalClock
    ) {
        self.run = run
        self.path = path
        self.storage = storage
        self.clock = clock
        count = end.count
        size = end.size
        head = end.head
    }

    /// Writes `event` and returns its record once it is durable.
    ///
    /// - Throws: `tooLarge` if the record is over 64 KiB, and nothing was written; `storage` if the
    ///   disk refused: from then on every call throws, for what is on the disk is not known.
    @discardableResult
    package mutating func append(_ event: RunEvent) throws(JournalError) -> Record {
        if let suspicion { throw suspicion }
        let record = try record(of: event)
        do {
            try write(record.line)
            try storage.sync()
        } catch {
            let failure = JournalError.unwritable(path, "\(error)")
            suspicion = failure
            throw failure
        }
        count += 1
        size += record.line.count
        head = record.hash
        return record
    }

    private func record(of event: RunEvent) throws(JournalError) -> Record {
        let record: Record
        do {
            record = try Record(event, seq: count, run: run, previous: head, time: clock.now)
        } catch {
            throw .unencodable(event.parts.kind, "\(error)")
        }
        guard record.line.count <= Record.maximumSize else {
            throw .tooLarge(event.parts.kind, record.line.count)
        }
        return record
    }

    /// Writes all of `line` or leaves none of it.
    private func write(_ line: [UInt8]) throws {
        do {
            try storage.append(line)
        } catch {
            try storage.truncate(to: size)
            try storage.sync()
            throw error
        }
    }
}

/// Where a journal ends: what the next record builds on.
package struct JournalEnd: Sendable, Equatable {
    /// How many records there are.
    package var count: Int
    /// Their size in bytes.
    package var size: Int
    /// The last record's hash; 64 zeros if there is none.
    package var head: String
}

extension JournalError {
    fileprivate static func unwritable(_ path: String, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path): cannot record: \(reason); no further step is started")
    }

    fileprivate static func unencodable(_ kind: RunEvent.Kind, _ reason: String) -> JournalError {
        JournalError(.storage, "cannot encode `\(kind.rawValue)`: \(reason)")
    }

    fileprivate static func tooLarge(_ kind: RunEvent.Kind, _ size: Int) -> JournalError {
        JournalError(
            .tooLarge,
            "the record of `\(kind.rawValue)` has \(size) bytes, more than \(Record.maximumSize)"
        )
    }
}
