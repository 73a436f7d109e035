import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Puts new bytes into a file that has all of them afterwards, or stays as it was.
package enum FileReplacement {
    /// Replaces what the file at `path` holds; its mode stays, and a symbolic link stays one.
    ///
    /// - Throws: `LintError` if it cannot be written.
    package static func write(_ bytes: [UInt8], to path: String) throws(LintError) {
        do {
            let file = try target(of: path)
            let permissions = try file.stat().permissions
            // One who may not write the file must not replace it either.
            try FileDescriptor.open(file, .writeOnly, options: [.closeOnExec]).close()
            try replace(file, by: bytes, permissions)
        } catch let error as Errno {
            throw LintError("\(path): cannot be written: \(error)")
        } catch {
            throw LintError("\(path): cannot be written")
        }
    }

    /// The file itself, where `path` is a symbolic link.
    private static func target(of path: String) throws(Errno) -> FilePath {
        guard let resolved = unsafe realpath(path, nil) else { throw Errno(rawValue: errno) }
        defer { unsafe free(resolved) }
        return unsafe FilePath(platformString: resolved)
    }

    /// Puts a file with `bytes` in the place of what is at `path`, if anything is.
    ///
    /// Without `permissions` everybody may read it, as far as the mask of the process allows.
    static func replace(
        _ path: FilePath,
        by bytes: [UInt8],
        _ permissions: FilePermissions? = nil
    ) throws {
        let draft = FilePath("\(path.string).\(getpid()).part")
        do {
            let file = try FileDescriptor.open(
                draft,
                .writeOnly,
                options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: permissions == nil
                    ? [.ownerReadWrite, .groupRead, .otherRead] : .ownerReadWrite
            )
            try file.closeAfter {
                try file.writeAll(bytes)
                if let permissions { try check(fchmod(file.rawValue, permissions.rawValue)) }
                try check(fsync(file.rawValue))
            }
            try check(unsafe rename(draft.string, path.string))
        } catch {
            _ = unsafe unlink(draft.string)
            throw error
        }
    }

    private static func check(_ result: Int32) throws(Errno) {
        guard result == 0 else { throw Errno(rawValue: errno) }
    }
}
