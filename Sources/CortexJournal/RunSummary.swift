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
        guard
            let first = Self.content(ofFirstLineIn: head),
            case .runStarted(let started)? = first.event
        else { return nil }
        let end = Self.lastRecords(in: tail)
        let last = end.last ?? first
        let telling = end.besidesNotes ?? last
        var summary = RunSummary(
            name: name,
            run: first.run,
            runbook: started.runbook,
            path: started.path,
            title: started.title,
            by: started.driver.by,
            started: first.time,
            last: last.time,
            standing: .abandoned,
            parent: started.parent,
            counts: nil
        )
        switch telling.event {
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

    private static func content(ofFirstLineIn bytes: [UInt8]) -> RecordContent? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        return content(of: Array(bytes[...end]))
    }

    /// Returns the last record, and the last that is no note: notes may stand behind a run's end.
    private static func lastRecords(
        in bytes: [UInt8]
    ) -> (last: RecordContent?, besidesNotes: RecordContent?) {
        var last: RecordContent?
        var rest = bytes[...]
        while let end = rest.lastIndex(of: UInt8(ascii: "\n")) {
            let start = rest[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
            guard let content = content(of: Array(rest[(start ?? 0)...end])) else { break }
            last = last ?? content
            guard case .noteAdded? = content.event else { return (last, content) }
            rest = rest[..<(start ?? 0)]
        }
        return (last, nil)
    }

    private static func content(of line: [UInt8]) -> RecordContent? {
        guard let content = JournalChain.content(of: line) else { return nil }
        return try? JSONDecoder().decode(RecordContent.self, from: Data(content))
    }
}

extension RunStore {
    /// Returns what a list says of the runs, newest first, and the names of those it cannot read.
    package func summaries() throws(JournalError) -> (runs: [RunSummary], unreadable: [String]) {
        let names = try names()
        let found = parallel(names.count) { try? folder(names[$0]).summary() }
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
