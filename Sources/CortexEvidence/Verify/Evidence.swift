import CortexJournal
import CortexRunbook

/// The members of a bundle, with its journal read.
struct Evidence: Sendable {
    let members: [String: Member]
    /// `nil` for a run's folder.
    let statement: Statement?
    let records: [Record]
    let journal: JournalSummary
    let started: RunStarted
    let index: BlockIndex

    /// Reads the journal of `members`, and what the runbooks hold.
    ///
    /// - Throws: `Contradiction` where the chain is broken; `Refused` for another form.
    init(_ members: [String: Member], statement: Statement?) throws {
        self.members = members
        self.statement = statement
        guard let bytes = members[BundleNames.journal]?.bytes else {
            throw Refused("\(BundleNames.journal) is missing")
        }
        let contents = try Self.read(bytes)
        if statement != nil, let torn = contents.torn {
            throw Self.broken(["the last \(torn.bytes.count) bytes are no record"])
        }
        guard case .runStarted(let started)? = contents.records.first?.event else {
            throw Self.broken(["the first record does not start a run"])
        }
        for record in contents.records { try Self.check(record) }
        records = contents.records
        self.started = started
        journal = JournalSummary(head: contents.end.head, records: contents.end.count)
        guard let blocks = members[BlockIndex.path]?.bytes else {
            throw Refused("\(BlockIndex.path) is missing")
        }
        index = try refusing(BlockIndex.path) { () throws(Refused) in
            try StrictJSON.decode(BlockIndex.self, from: blocks)
        }
    }

    private static func read(_ bytes: [UInt8]) throws -> JournalContents {
        do {
            return try JournalReader.read(bytes, path: BundleNames.journal)
        } catch  where error.kind == .newer {
            throw Refused(error.description)
        } catch {
            throw broken([error.description])
        }
    }

    private static func check(_ record: Record) throws(Refused) {
        do {
            try StrictJSON.check(record.line, wide: wide)
        } catch {
            throw Refused("\(BundleNames.journal): record \(record.seq): \(error.description)")
        }
    }

    /// Nanoseconds, of which 2^53 are 104 days, and a limit that people choose.
    private static let wide: Set = ["ns", "nanoseconds", "durationNanoseconds", "timeout"]

    private static func broken(_ details: [String]) -> Contradiction {
        Contradiction(level: .journal, sentence: "The journal is no whole chain.", details: details)
    }
}
