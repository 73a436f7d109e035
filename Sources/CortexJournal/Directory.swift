package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An open folder; names are resolved in it, never through a path that somebody may exchange.
package final class Directory: Sendable {
    /// The folder's path, for messages and for programs that need one.
    package let path: FilePath
    private let descriptor: FileDescriptor

    /// Opens the folder at `path`.
    ///
    /// - Throws: `Errno`, also where the last component is a symbolic link.
    package init(opening path: FilePath) throws {
        self.path = path
        descriptor = try FileDescriptor.open(
            path,
            .readOnly,
            options: [.directory, .noFollow, .closeOnExec]
        )
    }

    private init(_ descriptor: FileDescriptor, path: FilePath) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        try? descriptor.close()
    }

    /// Opens the folder `name` in this one.
    package func directory(_ name: String) throws -> Directory {
        let opened = try open(name, O_RDONLY | O_DIRECTORY)
        return Directory(opened, path: path.appending(name))
    }

    /// Makes the folder `name`, mode 0700, and opens it.
    ///
    /// - Throws: `Errno.fileExists` where anything has that name.
    package func makeDirectory(_ name: String) throws -> Directory {
        guard
            unsafe mkdirat(descriptor.rawValue, name, 0o700) == 0,
            unsafe fchmodat(descriptor.rawValue, name, 0o700, 0) == 0
        else { throw Errno(rawValue: errno) }
        return try directory(name)
    }

    /// Opens the folder `name`, made with mode 0700 if there is none.
    package func directoryMadeIfNeeded(_ name: String) throws -> Directory {
        do {
            return try makeDirectory(name)
        } catch Errno.fileExists {
            return try directory(name)
        }
    }

    /// Makes the file `name`, mode 0600, open for appending.
    ///
    /// - Throws: `Errno.fileExists` where anything has that name.
    package func createFile(_ name: String) throws -> FileDescriptor {
        let file = try open(name, O_RDWR | O_APPEND | O_CREAT | O_EXCL)
        guard fchmod(file.rawValue, 0o600) == 0 else {
            let error = Errno(rawValue: errno)
            try file.close()
            throw error
        }
        return file
    }

    /// Makes the file `name` with `bytes` in it, on the medium when this returns.
    package func createFile(_ name: String, holding bytes: [UInt8]) throws {
        let file = try createFile(name)
        try file.closeAfter {
            try file.writeAll(bytes)
            try file.synchronize()
        }
    }

    /// Opens the file `name` for reading.
    package func fileForReading(_ name: String) throws -> FileDescriptor {
        try open(name, O_RDONLY)
    }

    /// Opens the file `name` for appending.
    package func fileForAppending(_ name: String) throws -> FileDescriptor {
        try open(name, O_RDWR | O_APPEND)
    }

    /// Opens the file `name` for writing, made with mode 0600 if there is none.
    package func fileMadeIfNeeded(_ name: String) throws -> FileDescriptor {
        try open(name, O_RDWR | O_CREAT)
    }

    /// Returns when the folder's entries are on the medium.
    package func synchronize() throws {
        try descriptor.synchronize()
    }

    /// What the system says of the folder itself.
    package func status() throws -> Stat {
        try descriptor.stat()
    }

    private func open(_ name: String, _ flags: CInt) throws -> FileDescriptor {
        let opened = unsafe openat(
            descriptor.rawValue,
            name,
            flags | O_NOFOLLOW | O_CLOEXEC,
            0o600
        )
        guard opened >= 0 else { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: opened)
    }
}
