import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension FilePath {
    /// Whether anything has this name, a link that leads nowhere included.
    var exists: Bool {
        unsafe withPlatformString { path in
            unsafe faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0
        }
    }

    /// Gives the file another name that nothing has.
    func move(to other: FilePath) throws {
        let result = unsafe withPlatformString { from in
            unsafe other.withPlatformString { to in unsafe link(from, to) }
        }
        guard result == 0 else { throw Errno(rawValue: errno) }
        remove()
    }

    /// Takes the name from the file.
    func remove() {
        _ = unsafe withPlatformString { unsafe unlink($0) }
    }
}

extension FileDescriptor {
    /// Returns when the file's contents are on the medium.
    func settle() throws {
        guard fsync(rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
}
