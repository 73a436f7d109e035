import CortexEngine
import CortexJournal
import CortexRunbook

/// What the run's runbooks hold: the steps and criteria to which the journal refers.
struct BlockIndex: Sendable, Equatable, Codable {
    static let path = "run/blocks.json"
    static let schema = "cortex-blocks/1"

    struct Item: Sendable, Equatable, Codable {
        enum Kind: String, Sendable, Codable {
            case command
            case manual
            case criterion
        }
        var id: String
        var kind: Kind
        /// The 1-based line of the document.
        var line: Int
        /// The digest of its text.
        var sha256: String
    }

    /// One of the runbooks that the run followed.
    struct Document: Sendable, Equatable, Codable {
        /// The name of its copy, `runbook.md`.
        var file: String
        var sha256: String
        /// In document order.
        var items: [Item]
    }

    private(set) var schema = BlockIndex.schema
    /// In the order in which the run took them up.
    var runbooks: [Document]

    init(_ runbooks: [Document]) {
        self.runbooks = runbooks
    }

    var bytes: [UInt8] {
        get throws { try StrictJSON.line(self) }
    }

    /// The files of the runbooks that the run followed, with the digests that the journal gives them.
    static func files(of records: [Record]) -> [(name: String, sha256: String)] {
        records.compactMap { record in
            switch record.event {
            case .runStarted(let event): (RunFolder.runbookName, event.digest)
            case .runbookAdopted(let event): (event.file, event.digest)
            default: nil
            }
        }
    }
}

extension BlockIndex.Document {
    init(file: String, sha256: String, _ runbook: Runbook) {
        self.file = file
        self.sha256 = sha256
        items = runbook.items.map { item in
            BlockIndex.Item(
                id: item.id,
                kind: item.kind,
                line: item.line,
                sha256: Digest.hex(of: item.text.utf8)
            )
        }
    }
}

extension Item {
    fileprivate var kind: BlockIndex.Item.Kind {
        switch content {
        case .command: .command
        case .manual: .manual
        case .criterion: .criterion
        }
    }
}

extension RunStarted {
    /// Reads a copy of the runbook as the run read it.
    func runbook(_ bytes: [UInt8]) throws -> Runbook {
        let labels = settings?.labels ?? [:]
        let known = labels.compactMap { key, labels in
            Meaning(rawValue: key).map { ($0, labels) }
        }
        var runbook = try Runbook(
            reading: bytes,
            path: runbook,
            vocabulary: settings == nil
                ? .standard : Vocabulary(adding: Dictionary(known) { $0 + $1 })
        )
        runbook.gateRules = gateRules
        return runbook
    }
}
