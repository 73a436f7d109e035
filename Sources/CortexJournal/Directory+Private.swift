package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Directory {
    /// Opens the folder at `path`, made with its parents (mode 0700) where they are missing.
    ///
    /// - Throws: `JournalError` `unsafeFolder` if the folder is another user's, or if others may
    ///   write in it or exchange it from the folder above; `Errno` otherwise.
    package static func privateFolder(
        at path: FilePath,
        disk: any Disk = SystemDisk()
    ) throws -> Directory {
        let above = path.removingLastComponent()
        guard let name = path.lastComponent, !above.isEmpty else {
            return try Directory(opening: path, disk: disk)
        }
        if let folder = try existing(path, disk) {
            try folder.requireOwn()
            try Directory(opening: above).requireUnexchangeable()
            return folder
        }
        let parent = try existing(above, disk) ?? privateFolder(at: above, disk: disk)
        try parent.requireUnexchangeable()
        let folder = try parent.directoryMadeIfNeeded(name.string)
        try parent.synchronize()
        try folder.requireOwn()
        return folder
    }

    private static func existing(_ path: FilePath, _ disk: any Disk) throws -> Directory? {
        do {
            return try Directory(opening: path, disk: disk)
        } catch Errno.noSuchFileOrDirectory {
            return nil
        }
    }

    /// Requires that the folder is on a disk of this machine, unless others are allowed.
    func requireLocal(unless isAllowed: Bool) throws(JournalError) {
        guard !isAllowed, let fileSystem, NetworkFileSystem.isOne(fileSystem) else { return }
        throw .onNetwork(path, fileSystem)
    }

    /// Requires that the folder is this user's and that only they write in it.
    private func requireOwn() throws {
        let status = try status()
        guard status.userID.rawValue == geteuid() else { throw JournalError.foreign(path) }
        guard status.permissions.isDisjoint(with: [.groupWrite, .otherWrite]) else {
            throw JournalError.writable(path)
        }
    }

    /// Requires that nobody else can put another folder in the place of one in this folder.
    private func requireUnexchangeable() throws {
        let status = try status()
        guard
            status.permissions.isDisjoint(with: [.groupWrite, .otherWrite])
                || status.permissions.contains(.saveText)
        else { throw JournalError.writable(path) }
    }
}

extension JournalError {
    fileprivate static func foreign(_ path: FilePath) -> JournalError {
        JournalError(.unsafeFolder, "\(path): belongs to another user; runs are not kept there")
    }

    fileprivate static func writable(_ path: FilePath) -> JournalError {
        JournalError(
            .unsafeFolder,
            "\(path): others may write there; `chmod go-w` it to keep runs in it"
        )
    }

    fileprivate static func onNetwork(_ path: FilePath, _ kind: String) -> JournalError {
        JournalError(
            .unsafeFolder,
            "\(path): is on a network file system (\(kind)), where a run is not safe; set "
                + "XDG_STATE_HOME to a folder on this machine, or allow it with --allow-network-fs"
        )
    }
}
