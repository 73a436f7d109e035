import CortexRunbook
import FoundationEssentials
import SystemPackage

/// What a list of runs says of one; read from the first and the last record, unverified.
package struct RunSummary: Sendable, Equatable {
    package enum Standing: Sendable, Equatable {
        /// A process drives it.
        case running
        case suspended(RunSuspended.Reason)
        /// Its driver ended without a word.
        case abandoned
        case finished(RunFinished.Verdict)
    }
    package var name: String
    /// The run's id, 32 hexadecimal digits.
    package var run: String
    /// The runbook's path as the operator gave it.
    package var runbook: String
    /// The runbook's absolute path; `nil` where it came from standard input.
    package var path: String?
    package var title: String?
    package var by: String?
    package var started: Moment
    /// When its last record was written.
    package var last: Moment
    package var standing: Standing
    /// The run that started it; `nil` where a person did.
    package var parent: ParentRun?
    /// How its items ended; `nil` until the run has finished.
    package var counts: RunCounts?
}

extension RunFolder {
    /// Reads what a list says of the run, or returns `nil` if it has no whole first record.
    ///
    /// - Throws: `Errno` if the journal cannot be read.
    package func summary() throws -> RunSummary? {
        let file = try directory.fileForReading(Self.journalName)
        let (head, tail) = try file.closeAfter { try Self.ends(of: file) }
        guard let first = Self.beginning(in: head) else { return nil }
        let end = Self.lastRecords(in: tail)
        var summary = RunSummary(
            name: name,
            run: first.run,
            runbook: first.runbook,
            path: first.path,
            title: first.title,
            by: first.by,
            started: first.time,
            last: end.last?.time ?? first.time,
            standing: .abandoned,
            parent: first.parent,
            counts: nil
        )
        switch end.telling?.event {
        case .runFinished(let finished):
            summary.standing = .finished(finished.verdict)
            summary.counts = finished.counts
        case _ where RunLock.isHeld(directory): summary.standing = .running
        case .runSuspended(let suspended): summary.standing = .suspended(suspended.reason)
        default: break
        }
        return summary
    }

    /// Returns the first and the last bytes of a journal, enough for a whole record each.
    private static func ends(of file: FileDescriptor) throws -> (head: [UInt8], tail: [UInt8]) {
        let head = try FileBytes.read(file, upTo: Record.maximumSize)
        guard head.count == Record.maximumSize else { return (head, head) }
        let size = try file.seek(offset: 0, from: .end)
        try file.seek(offset: max(0, size - 2 * Int64(Record.maximumSize)), from: .start)
        return (head, try FileBytes.read(file))
    }

    private static func beginning(in bytes: [UInt8]) -> RunBeginning? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        return content(of: Array(bytes[...end]))
    }

    /// Returns the last record, and the last that tells how the run stands: notes may stand behind
    /// its end.
    private static func lastRecords(
        in bytes: [UInt8]
    ) -> (last: RecordContent?, telling: RecordContent?) {
        var last: RecordContent?
        var rest = bytes[...]
        while let end = rest.lastIndex(of: UInt8(ascii: "\n")) {
            let start = rest[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
            let line = Array(rest[(start ?? 0)...end])
            guard let content: RecordContent = content(of: line) else { break }
            last = last ?? content
            guard case .noteAdded? = content.event else { return (last, content) }
            rest = rest[..<(start ?? 0)]
        }
        return (last, last)
    }

    private static func content<Content: Decodable>(of line: [UInt8]) -> Content? {
        guard let content = JournalChain.content(of: line) else { return nil }
        return try? JSONDecoder().decode(Content.self, from: Data(content))
    }
}

/// What a list reads of a run's first record: to read the whole of it takes twice as long.
private struct RunBeginning: Decodable {
    let run: String
    let time: Moment
    let runbook: String
    let path: String?
    let title: String?
    let by: String?
    let parent: ParentRun?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let clock = try fields.decode(BootClock.self, forKey: .mono)
        guard try fields.decode(Int.self, forKey: .v) == Record.version,
            try fields.decode(String.self, forKey: .type) == RunEvent.Kind.runStarted.rawValue,
            let wall = Moment.wall(fromTimestamp: try fields.decode(String.self, forKey: .t))
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .type,
                in: fields,
                debugDescription: "no beginning of a run"
            )
        }
        time = Moment(wall: wall, boot: clock.boot, nanoseconds: clock.ns)
        run = try fields.decode(String.self, forKey: .run)
        runbook = try fields.decode(String.self, forKey: .runbook)
        path = try fields.decodeIfPresent(String.self, forKey: .path)
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        by = try fields.decode(Operator.self, forKey: .driver).by
        parent = try fields.decodeIfPresent(ParentRun.self, forKey: .parent)
    }

    private struct BootClock: Decodable {
        var boot: String
        var ns: UInt64
    }

    private struct Operator: Decodable {
        var by: String?
    }

    private enum CodingKeys: String, CodingKey {
        case v
        case run
        case t
        case mono
        case type
        case runbook
        case path
        case title
        case driver
        case parent
    }
}

extension RunStore {
    /// Returns what a list says of the runs, newest first, and the names of those it cannot read.
    package func summaries() throws(JournalError) -> (runs: [RunSummary], unreadable: [String]) {
        let names = try names()
        let folder = try? Directory(opening: root, disk: disk)
        let found = parallel(names.count) { index -> RunSummary? in
            guard let run = try? folder?.directory(names[index]) else { return nil }
            return try? RunFolder(name: names[index], directory: run).summary()
        }
        var runs: [RunSummary] = []
        var unreadable: [String] = []
        for (name, summary) in zip(names, found) {
            if let summary {
                runs.append(summary)
            } else {
                unreadable.append(name)
            }
        }
        // Names tell the second only.
        runs.sort { ($0.started.wall, $0.name) > ($1.started.wall, $1.name) }
        return (runs, unreadable)
    }
}
