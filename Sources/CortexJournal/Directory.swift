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
    /// The open folder.
    let descriptor: FileDescriptor
    let disk: any Disk

    /// Opens the folder at `path`; what is made in it is made on `disk`.
    ///
    /// - Throws: `Errno`, also where the last component is a symbolic link.
    package init(opening path: FilePath, disk: any Disk = SystemDisk()) throws {
        self.path = path
        self.disk = disk
        descriptor = try FileDescriptor.open(
            path,
            .readOnly,
            options: [.directory, .noFollow, .closeOnExec]
        )
    }

    private init(_ descriptor: FileDescriptor, path: FilePath, disk: any Disk) {
        self.descriptor = descriptor
        self.path = path
        self.disk = disk
    }

    deinit {
        try? descriptor.close()
    }

    /// Opens the folder `name` in this one.
    package func directory(_ name: String) throws -> Directory {
        let opened = try open(name, O_RDONLY | O_DIRECTORY)
        return Directory(opened, path: path.appending(name), disk: disk)
    }

    /// Makes the folder `name`, mode 0700, and opens it.
    ///
    /// - Throws: `Errno.fileExists` where anything has that name.
    package func makeDirectory(_ name: String) throws -> Directory {
        try disk.makeFolder(name, in: self)
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
    package func createFile(_ name: String) throws -> DiskFile {
        DiskFile(try disk.makeFile(name, in: self), path: path.appending(name), disk: disk)
    }

    /// Makes the file `name` with `bytes` in it, on the medium when this returns.
    package func createFile(_ name: String, holding bytes: [UInt8]) throws {
        let file = try createFile(name)
        try file.append(bytes)
        try file.sync()
    }

    /// Opens the file `name` for reading.
    package func fileForReading(_ name: String) throws -> FileDescriptor {
        try open(name, O_RDONLY)
    }

    /// Opens the file `name` for appending.
    package func fileForAppending(_ name: String) throws -> DiskFile {
        DiskFile(try open(name, O_RDWR | O_APPEND), path: path.appending(name), disk: disk)
    }

    /// Opens the file `name` for writing, made with mode 0600 if there is none.
    package func fileMadeIfNeeded(_ name: String) throws -> FileDescriptor {
        try open(name, O_RDWR | O_CREAT)
    }

    /// Opens a new file without a name, for writing; it is gone when it is closed.
    func namelessFile() throws -> FileDescriptor {
        let name = ".nameless"
        let file = try fileMadeIfNeeded(name)
        guard unsafe unlinkat(descriptor.rawValue, name, 0) == 0 else {
            let error = Errno(rawValue: errno)
            try file.close()
            throw error
        }
        return file
    }

    /// Returns when the folder's entries are on the medium.
    package func synchronize() throws {
        try disk.sync(self)
    }

    /// The free space for this user where the folder is, in bytes; `nil` if nobody knows.
    package var freeBytes: Int? { disk.freeBytes(in: self) }

    /// The kind of file system that holds the folder, such as `ext4`; `nil` if nobody knows.
    var fileSystem: String? { disk.fileSystem(of: self) }

    /// What the system says of the folder itself.
    package func status() throws -> Stat {
        try descriptor.stat()
    }

    /// Opens `name`, never through a symbolic link, with the `flags` of `open(2)`.
    func open(_ name: String, _ flags: CInt) throws -> FileDescriptor {
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
