import CortexRunbook
import Crypto
package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a file is: its size, its digest, and when it was changed last.
package struct FileFacts: Sendable, Equatable {
    /// In bytes.
    package var size: Int
    /// 64 hexadecimal digits.
    package var sha256: String
    /// Microseconds since 1970-01-01T00:00:00Z.
    package var modified: Int64

    package init(size: Int, sha256: String, modified: Int64) {
        self.size = size
        self.sha256 = sha256
        self.modified = modified
    }

    /// Reads the plain file at `path`, a piece at a time.
    ///
    /// - Throws: `Errno`; `isDirectory` for a folder, `invalidArgument` for what is no plain file.
    package init(of path: FilePath) throws {
        let options: FileDescriptor.OpenOptions = [.closeOnExec, .nonBlocking]
        let file = try FileDescriptor.open(path, .readOnly, options: options)
        self = try file.closeAfter { try FileFacts(of: file) }
    }

    private init(of file: FileDescriptor) throws {
        let status = try file.stat()
        switch status.type {
        case .regular: break
        case .directory: throw Errno.isDirectory
        default: throw Errno.invalidArgument
        }
        let changed = status.st_mtim
        modified = Int64(changed.tv_sec) * 1_000_000 + Int64(changed.tv_nsec) / 1000
        var hasher = SHA256()
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        size = 0
        while true {
            let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
            guard count > 0 else { break }
            hasher.update(data: chunk[..<count])
            size += count
        }
        sha256 = Digest.hex(hasher.finalize())
    }
}
