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
    package static func privateFolder(at path: FilePath) throws -> Directory {
        let above = path.removingLastComponent()
        guard let name = path.lastComponent, !above.isEmpty else {
            return try Directory(opening: path)
        }
        if let folder = try existing(path) {
            try folder.requireOwn()
            try Directory(opening: above).requireUnexchangeable()
            return folder
        }
        let parent = try existing(above) ?? privateFolder(at: above)
        try parent.requireUnexchangeable()
        let folder = try parent.directoryMadeIfNeeded(name.string)
        try parent.synchronize()
        try folder.requireOwn()
        return folder
    }

    private static func existing(_ path: FilePath) throws -> Directory? {
        do {
            return try Directory(opening: path)
        } catch Errno.noSuchFileOrDirectory {
            return nil
        }
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
}
