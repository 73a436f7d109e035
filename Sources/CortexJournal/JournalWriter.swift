import SystemPackage

/// The one writer of a run's journal; a record is durable when `append` returns.
package struct JournalWriter: ~Copyable, Sendable {
    /// The run's id, 32 hexadecimal digits.
    package let run: String
    /// How many records the journal holds.
    package private(set) var count: Int
    /// The hash of the last record; 64 zeros before the first.
    package private(set) var head: String
    /// Whether the space that was set aside had to be used; nothing more is to be begun then.
    package private(set) var hasUsedBallast = false
    private var size: Int
    private var last: Moment?
    private var suspicion: JournalError?
    private var ballast: Ballast?
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
            clock: clock,
            ballast: nil
        )
    }

    /// Goes on after what a reader found in `storage`; `last` is the time of the last record.
    ///
    /// `ballast` is given up where the disk is full, so that it can be recorded how things ended.
    init(
        run: String,
        path: String,
        after end: JournalEnd = JournalEnd(count: 0, size: 0, head: Record.genesis),
        at last: Moment? = nil,
        storage: any Storage,
        clock: any JournalClock,
        ballast: Ballast?
    ) {
        self.ballast = ballast
        self.last = last
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
        last = record.time
        return record
    }

    /// What is to be recorded of the wall clock before the next event; `nil` if nothing is.
    package var clockJump: ClockJumped? {
        guard let last, let jump = clock.now.wallJump(since: last) else { return nil }
        return jump.magnitude > Self.jumpLimit ? ClockJumped(nanoseconds: jump) : nil
    }

    /// How far the wall clock may be set unnoticed, in nanoseconds.
    private static let jumpLimit: UInt64 = 2_000_000_000

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
    private mutating func write(_ line: [UInt8]) throws {
        while true {
            do {
                return try storage.append(line)
            } catch {
                try storage.truncate(to: size)
                try storage.sync()
                guard makeRoom(after: error) else { throw error }
            }
        }
    }

    /// Gives up the ballast if the disk is full; returns whether that may have helped.
    private mutating func makeRoom(after error: any Error) -> Bool {
        guard error.isNoSpace, ballast != nil else { return false }
        giveUpBallast()
        return true
    }

    /// Frees the space that was set aside, so that it can be written how things ended.
    package mutating func giveUpBallast() {
        ballast = nil
        hasUsedBallast = true
    }
}

extension Error {
    /// Whether a disk or a quota is full.
    package var isNoSpace: Bool {
        switch self as? Errno {
        case .noSpace?, .diskQuotaExceeded?: true
        default: false
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
