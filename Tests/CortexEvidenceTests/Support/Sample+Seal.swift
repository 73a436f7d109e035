import CortexJournal
import CortexRunbook

@testable import CortexEvidence

extension Sample {
    /// The machine that exports.
    static let machine = MachineKey()

    /// The files of the bundle without what is about them, with the journal of the events.
    var contents: [String: [UInt8]] {
        var contents = files
        contents[BundleNames.journal] = records.flatMap(\.line)
        return contents
    }

    /// The bundle, with manifest, statement and signatures of `key`.
    func sealed(by key: MachineKey = machine) throws -> [UInt8] {
        Self.archive(try Self.seal(contents, by: key))
    }

    /// Adds manifest, statement and signatures of `key` to `contents`.
    static func seal(
        _ contents: [String: [UInt8]],
        by key: MachineKey = machine
    ) throws -> [String: [UInt8]] {
        var files = contents.filter { !Manifest.unlisted.contains($0.key) }
        files[BundleNames.machineKey] = key.publicLine
        let entries = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
            Manifest.Entry(sha256: Digest.hex(of: $0.value), path: $0.key)
        }
        let manifest = Manifest(entries).bytes
        let journal = try JournalReader.read(files[BundleNames.journal] ?? [], path: "journal")
        let statement = try Statement(
            RunState(journal.records).withoutDriver(),
            JournalSummary(head: journal.end.head, records: journal.end.count),
            subject: [Statement.Subject(Manifest.name, sha256: Digest.hex(of: manifest))]
                + entries.filter { BundleNames.isSubject($0.path) }.map {
                    Statement.Subject($0.path, sha256: $0.sha256)
                },
            exporter: "test"
        ).bytes
        files[Manifest.name] = manifest
        files[Statement.name] = statement
        files[Envelope.name] = try Envelope(statement, with: key).bytes
        files[Statement.signatureName] = try key.armoredSignature(
            of: statement,
            namespace: Statement.namespace
        )
        return files
    }

    /// Packs `files`.
    static func archive(_ files: [String: [UInt8]]) -> [UInt8] {
        var archive: [UInt8] = []
        for (path, bytes) in files.sorted(by: {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }) {
            archive += TarHeader(path: path, size: bytes.count, time: 1_795_399_200).bytes
            archive += bytes
            archive += Array(repeating: 0, count: TarHeader.padding(behind: bytes.count))
        }
        return archive + Array(repeating: 0, count: 1024)
    }
}
