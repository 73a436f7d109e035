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
            try replace(try target(of: path), by: bytes)
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

    private static func replace(_ path: FilePath, by bytes: [UInt8]) throws {
        let permissions = try path.stat().permissions
        // One who may not write the file must not replace it either.
        try FileDescriptor.open(path, .writeOnly, options: [.closeOnExec]).close()
        let draft = FilePath("\(path.string).\(getpid()).part")
        do {
            let file = try FileDescriptor.open(
                draft,
                .writeOnly,
                options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite
            )
            try file.closeAfter {
                try file.writeAll(bytes)
                guard fchmod(file.rawValue, permissions.rawValue) == 0,
                    fsync(file.rawValue) == 0
                else { throw Errno(rawValue: errno) }
            }
            guard unsafe rename(draft.string, path.string) == 0 else {
                throw Errno(rawValue: errno)
            }
        } catch {
            _ = unsafe unlink(draft.string)
            throw error
        }
    }
}
