package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What changes the disk under the folders of runs, and what is asked of it.
///
/// Every effect that makes up a run's folder goes through here, so that tests can note each one,
/// refuse it, or leave it out. What is here is the real disk.
package protocol Disk: Sendable {
    /// Makes the folder `name`, mode 0700.
    func makeFolder(_ name: String, in folder: Directory) throws
    /// Makes the file `name`, mode 0600, open for appending.
    func makeFile(_ name: String, in folder: Directory) throws -> FileDescriptor
    /// Appends `bytes` with one write, continued where the system wrote less.
    func append(_ bytes: [UInt8], to file: DiskFile) throws
    /// Returns when the file's contents are on the medium, whoever wrote them.
    func sync(_ file: DiskFile) throws
    /// Cuts everything from byte `size` on.
    func truncate(_ file: DiskFile, to size: Int) throws
    /// Gives the file `name` a second name that nothing has, in one move.
    func link(_ name: String, as second: String, in folder: Directory) throws
    /// Gives what is called `name` another name, in one move.
    func rename(_ name: String, to other: String, in folder: Directory) throws
    /// Takes the name `name` from a file.
    func remove(_ name: String, in folder: Directory) throws
    /// Returns when the folder's entries are on the medium.
    func sync(_ folder: Directory) throws
    /// The free space for this user where `folder` is, in bytes; `nil` if nobody knows.
    func freeBytes(in folder: Directory) -> Int?
    /// The kind of file system that holds `folder`, such as `ext4`; `nil` if nobody knows.
    func fileSystem(of folder: Directory) -> String?
}

/// The real disk.
package struct SystemDisk: Disk {
    package init() {}
}

extension Disk {
    package func makeFolder(_ name: String, in folder: Directory) throws {
        guard
            unsafe mkdirat(folder.descriptor.rawValue, name, 0o700) == 0,
            unsafe fchmodat(folder.descriptor.rawValue, name, 0o700, 0) == 0
        else { throw Errno(rawValue: errno) }
    }

    package func makeFile(_ name: String, in folder: Directory) throws -> FileDescriptor {
        let file = try folder.open(name, O_RDWR | O_APPEND | O_CREAT | O_EXCL)
        guard fchmod(file.rawValue, 0o600) == 0 else {
            let error = Errno(rawValue: errno)
            try file.close()
            throw error
        }
        return file
    }

    package func append(_ bytes: [UInt8], to file: DiskFile) throws {
        try file.descriptor.writeAll(bytes)
    }

    package func sync(_ file: DiskFile) throws {
        try file.descriptor.synchronize()
    }

    package func truncate(_ file: DiskFile, to size: Int) throws {
        try file.descriptor.resize(to: Int64(size))
    }

    package func link(_ name: String, as second: String, in folder: Directory) throws {
        let folder = folder.descriptor.rawValue
        guard unsafe linkat(folder, name, folder, second, 0) == 0 else {
            throw Errno(rawValue: errno)
        }
    }

    package func rename(_ name: String, to other: String, in folder: Directory) throws {
        let folder = folder.descriptor.rawValue
        guard unsafe renameat(folder, name, folder, other) == 0 else {
            throw Errno(rawValue: errno)
        }
    }

    package func remove(_ name: String, in folder: Directory) throws {
        guard unsafe unlinkat(folder.descriptor.rawValue, name, 0) == 0 else {
            throw Errno(rawValue: errno)
        }
    }

    package func sync(_ folder: Directory) throws {
        try folder.descriptor.synchronize()
    }

    package func freeBytes(in folder: Directory) -> Int? {
        var status = statvfs()
        guard unsafe fstatvfs(folder.descriptor.rawValue, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}

extension FileDescriptor {
    /// Returns when the file's contents, or the directory's entries, are on the medium.
    ///
    /// The drive's own cache counts as lost: `F_FULLFSYNC` on macOS (`man 2 fsync`).
    /// An interrupted call is repeated; a failed one never is, for it would report success.
    fileprivate func synchronize() throws {
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
