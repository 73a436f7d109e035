import CortexJournal
package import SystemPackage

/// A file of a bundle: its path there, and where its bytes come from.
package struct BundleFile: Sendable {
    package enum Source: Sendable {
        case bytes([UInt8])
        /// The first bytes of a file, so many as it had when it was counted in.
        case file(FileReference, size: Int)
        /// An asciicast of a recorded output.
        case cast(CastSource)
    }

    package let path: String
    package let source: Source

    package init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        source = .bytes(bytes)
    }

    init(_ path: String, _ source: Source) {
        self.path = path
        self.source = source
    }

    /// Gives the bytes to `body`, a piece at a time.
    func read(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
        switch source {
        case .bytes(let bytes): try body(bytes[...])
        case .file(let file, let size): try file.open().read(upTo: size, body)
        case .cast(let cast): try cast.read(body)
        }
    }
}

/// A file below a folder, opened anew each time: a run has more files than a process may open.
package struct FileReference: Sendable {
    let root: Directory
    /// The folders' names, and the file's.
    let names: [String]

    /// Opens the file, never through a link.
    func open() throws -> OpenFile {
        var directory = root
        for name in names.dropLast() { directory = try directory.directory(name) }
        return OpenFile(try directory.fileForReading(names.last ?? ""))
    }
}

/// A file that is open for reading, closed with its last owner.
package final class OpenFile: Sendable {
    private let descriptor: FileDescriptor
    private static let pieceSize = 1 << 18

    init(_ descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    /// Opens the file at `path`.
    package convenience init(_ path: FilePath) throws {
        self.init(try FileDescriptor.open(path, .readOnly, options: [.closeOnExec]))
    }

    deinit {
        try? descriptor.close()
    }

    /// Its size now, in bytes; 0 for what is no ordinary file.
    var size: Int {
        get throws { Int(try descriptor.seek(offset: 0, from: .end)) }
    }

    /// Gives its first `limit` bytes to `body`, a piece at a time.
    package func read(
        upTo limit: Int = .max,
        _ body: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        var buffer = [UInt8](repeating: 0, count: min(limit, Self.pieceSize))
        var position = 0
        while position < limit {
            let count = try unsafe buffer.withUnsafeMutableBytes { bytes in
                try unsafe descriptor.read(fromAbsoluteOffset: Int64(position), into: bytes)
            }
            guard count > 0 else { return }
            let part = min(count, limit - position)
            try body(buffer[..<part])
            position += part
        }
    }

    /// All of its bytes, at most `limit`.
    package func contents(upTo limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try read(upTo: limit) { bytes += $0 }
        return bytes
    }
}
