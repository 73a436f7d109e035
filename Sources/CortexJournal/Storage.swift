import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a journal asks of the disk; tests put another disk under it.
package protocol Storage: Sendable {
    /// Appends `bytes` with one write, continued where the system wrote less.
    func append(_ bytes: [UInt8]) throws
    /// Returns when everything appended is durable.
    func sync() throws
    /// Cuts everything from byte `size` on.
    func truncate(to size: Int) throws
}

/// A file open for appending, closed with its last owner.
package final class AppendOnlyFile: Storage {
    private let descriptor: FileDescriptor

    /// Takes over `descriptor`, which must be open with `O_APPEND`.
    init(_ descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    deinit {
        try? descriptor.close()
    }

    package func append(_ bytes: [UInt8]) throws {
        try descriptor.writeAll(bytes)
    }

    package func sync() throws {
        try descriptor.synchronize()
    }

    package func truncate(to size: Int) throws {
        try descriptor.resize(to: Int64(size))
    }
}

extension FileDescriptor {
    /// Returns when the file's contents, or the directory's entries, are on the medium.
    ///
    /// The drive's own cache counts as lost: `F_FULLFSYNC` on macOS (`man 2 fsync`).
    /// An interrupted call is repeated; a failed one never is, for it would report success.
    func synchronize() throws {
        while true {
            #if canImport(Darwin)
            let result = fcntl(rawValue, F_FULLFSYNC)
            #else
            let result = fdatasync(rawValue)
            #endif
            guard result != 0 else { return }
            let error = Errno(rawValue: errno)
            guard error == .interrupted else { throw error }
        }
    }
}
