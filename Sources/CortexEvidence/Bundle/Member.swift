import CortexRunbook
import Crypto

/// A file of a bundle as it was read.
package struct Member: Sendable, Equatable {
    package var size: Int
    package var sha256: String
    /// The contents of what the checks look into; `nil` for what is only digested.
    package var bytes: [UInt8]?
}

/// Digests the members of an archive, and keeps what the checks look into.
package struct MemberTable: TarVisitor, Sendable {
    package private(set) var members: [String: Member] = [:]
    private var path = ""
    private var size = 0
    private var hasher = SHA256()
    private var kept: [UInt8]?
    private var keptBytes = 0

    /// The most bytes that are kept, of one file and of all.
    private static let limit = 64 << 20

    package init() {}

    /// Digests `files` of a run's folder.
    init(_ files: [BundleFile]) throws {
        for file in files {
            begin(path: file.path)
            try file.read { bytes in try take(bytes) }
            try end()
        }
    }

    package mutating func begin(_ path: String, size: Int) throws(Refused) {
        begin(path: path)
    }

    private mutating func begin(path: String) {
        self.path = path
        size = 0
        hasher = SHA256()
        kept = Self.keeps(path) ? [] : nil
    }

    package mutating func take(_ bytes: ArraySlice<UInt8>) throws(Refused) {
        size += bytes.count
        hasher.take(bytes)
        guard kept != nil else { return }
        keptBytes += bytes.count
        guard keptBytes <= Self.limit else {
            throw Refused("\(path): is too long to be looked into")
        }
        kept?.append(contentsOf: bytes)
    }

    package mutating func end() throws(Refused) {
        members[path] = Member(size: size, sha256: Digest.hex(hasher.finalize()), bytes: kept)
        kept = nil
    }

    /// Whether the checks look into the file.
    private static func keeps(_ path: String) -> Bool {
        if Manifest.unlisted.contains(path) { return true }
        return switch path.split(separator: "/").first {
        case "run", "gates", "keys": true
        case "steps": path.hasSuffix("/exit.json")
        default: false
        }
    }
}
