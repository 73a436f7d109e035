import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Directory {
    /// Makes the file `name` with `bytes` in it, unless something has that name already.
    ///
    /// The file has its name only as a whole and on the medium, and of all who claim a name at the
    /// same time one gets it.
    /// - Returns: whether this call made the file.
    package func claim(_ name: String, holding bytes: [UInt8]) throws -> Bool {
        let draft = ".\(name).\(String(UInt64.random(in: 0 ... .max), radix: 16))"
        var isFirst = true
        do {
            try createFile(draft, holding: bytes)
            try disk.link(draft, as: name, in: self)
        } catch Errno.fileExists {
            isFirst = false
        } catch {
            try? disk.remove(draft, in: self)
            throw error
        }
        try disk.remove(draft, in: self)
        if isFirst { try synchronize() }
        return isFirst
    }

    /// Whether anything has that name.
    package func holds(_ name: String) -> Bool {
        unsafe faccessat(descriptor.rawValue, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    }

    /// Returns the names of what is in the folder, sorted.
    ///
    /// - Throws: what the system says if the folder cannot be listed.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
    }

    /// Returns the bytes of the file `name`, which anybody may have put there.
    ///
    /// - Returns: `nil` if nothing has that name.
    /// - Throws: `refused` if it is no ordinary file of this user, or longer than `limit` bytes.
    package func untrusted(_ name: String, upTo limit: Int) throws(JournalError) -> [UInt8]? {
        let place = path.appending(name).string
        do {
            // A pipe must not keep whoever opens it waiting.
            let file = try open(name, O_RDONLY | O_NONBLOCK)
            defer { try? file.close() }
            let status = try file.stat()
            guard status.type == .regular else { throw JournalError.odd(place, .kind) }
            guard status.userID.rawValue == geteuid() else { throw JournalError.odd(place, .owner) }
            let bytes = try FileBytes.read(file, upTo: limit + 1)
            guard bytes.count <= limit else { throw JournalError.odd(place, .size) }
            return bytes
        } catch Errno.noSuchFileOrDirectory {
            return nil
        } catch Errno.tooManySymbolicLinkLevels {
            throw .odd(place, .link)
        } catch let error as JournalError {
            throw error
        } catch {
            throw .odd(place, "\(error)")
        }
    }
}

extension JournalError {
    /// What keeps a file from being read.
    fileprivate enum Oddity: String {
        case kind = "it is no ordinary file"
        case owner = "it belongs to another user"
        case size = "it is too long"
        case link = "it is a symbolic link"
    }

    fileprivate static func odd(_ path: String, _ oddity: Oddity) -> JournalError {
        odd(path, oddity.rawValue)
    }

    /// A file that others left and that is not taken, with the reason.
    static func odd(_ path: String, _ reason: String) -> JournalError {
        JournalError(.refused, "\(path): not taken: \(reason)")
    }
}
