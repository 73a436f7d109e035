package import CortexJournal
import CortexRunbook
import Crypto

/// A run as a bundle: an archive that anyone can check without Cortex.
package struct Export: Sendable {
    private let files: [Measured]
    private let time: Int

    private struct Measured: Sendable {
        let file: BundleFile
        let size: Int
        let sha256: String
    }

    /// Reads the run in `folder` and signs what it finds with the machine's key.
    ///
    /// `version` is Cortex's. `extra` are files beside those of the run, such as reports.
    /// - Throws: `JournalError` if the journal cannot be read; what keeps a file from being read.
    package init(
        _ folder: RunFolder,
        key: MachineKey,
        version: String,
        extra: [BundleFile] = []
    ) throws {
        let contents = try RunContents(folder)
        let fixed = [
            BundleFile("README.txt", Array(BundleTexts.readme.utf8)),
            BundleFile("verify.sh", Array(BundleTexts.script.utf8)),
            BundleFile(BundleNames.machineKey, key.publicLine),
        ]
        let listed = try Self.measure(contents.files + fixed + extra)
        let manifest = Manifest(
            listed.map { Manifest.Entry(sha256: $0.sha256, path: $0.file.path) }
        ).bytes
        let statement = try Statement(
            contents.state,
            contents.journal,
            subject: [Statement.Subject(Manifest.name, sha256: Digest.hex(of: manifest))]
                + listed.filter { BundleNames.isSubject($0.file.path) }.map {
                    Statement.Subject($0.file.path, sha256: $0.sha256)
                },
            exporter: version
        ).bytes
        let about = try Self.measure([
            BundleFile(Manifest.name, manifest),
            BundleFile(Statement.name, statement),
            BundleFile(Envelope.name, try Envelope(statement, with: key).bytes),
            BundleFile(
                Statement.signatureName,
                try key.armoredSignature(of: statement, namespace: Statement.namespace)
            ),
        ])
        files = Self.sorted(listed + about)
        time = contents.time
    }

    /// Gives the archive's bytes to `body`, a piece at a time, and returns their SHA-256.
    ///
    /// - Throws: `JournalError` if a file is no longer what it was; what `body` throws.
    package func write(_ body: (ArraySlice<UInt8>) throws -> Void) throws -> String {
        var hasher = SHA256()
        func put(_ bytes: ArraySlice<UInt8>) throws {
            hasher.take(bytes)
            try body(bytes)
        }
        for member in files {
            let header = TarHeader(path: member.file.path, size: member.size, time: time)
            try put(header.bytes[...])
            var check = SHA256()
            try member.file.read { bytes in
                check.take(bytes)
                try put(bytes)
            }
            guard Digest.hex(check.finalize()) == member.sha256 else {
                throw Self.changed(member.file.path)
            }
            try put(Array(repeating: 0, count: TarHeader.padding(behind: member.size))[...])
        }
        try put(Array(repeating: 0, count: 2 * TarHeader.blockSize)[...])
        return Digest.hex(hasher.finalize())
    }

    /// Digests `files`, in the order of their paths' bytes.
    private static func measure(_ files: [BundleFile]) throws -> [Measured] {
        sorted(
            try files.map { file in
                var hasher = SHA256()
                var size = 0
                try file.read { bytes in
                    hasher.take(bytes)
                    size += bytes.count
                }
                guard size <= TarHeader.maximumSize else { throw tooLarge(file.path) }
                return Measured(file: file, size: size, sha256: Digest.hex(hasher.finalize()))
            }
        )
    }

    private static func sorted(_ files: [Measured]) -> [Measured] {
        files.sorted { $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8) }
    }
}

extension Export {
    private static func changed(_ path: String) -> JournalError {
        JournalError(.storage, "\(path): changed while it was exported; nothing was written")
    }

    private static func tooLarge(_ path: String) -> JournalError {
        JournalError(.tooLarge, "\(path): is larger than 8 GiB, which an archive cannot hold")
    }
}

/// Names that export and verify share.
enum BundleNames {
    static let journal = "run/journal.jsonl"
    /// What every bundle has in `run` besides runbooks.
    static let run = [journal, BlockIndex.path, ToolFacts.path]
    static let machineKey = "keys/machine.pub"

    /// Whether the statement names the file besides the manifest.
    static func isSubject(_ path: String) -> Bool {
        path == journal || path.hasPrefix("run/runbook")
    }
}

extension SHA256 {
    /// Digests the next bytes.
    mutating func take(_ bytes: ArraySlice<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe update(bufferPointer: $0) }
    }
}
