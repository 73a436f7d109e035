import CortexJournal
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder, mode 0700, for files that other programs have to read; gone with its last owner.
final class ScratchFolder: Sendable {
    enum File: String, CaseIterable {
        case signers = "allowed_signers"
        case signature
        case statement
        /// Made by `ssh-keygen` beside `statement`.
        case statementSignature = "statement.sig"
    }

    private let folder: FilePath

    /// Makes the folder where temporary files go.
    init(_ machine: Machine) throws {
        let parent = machine.environment["TMPDIR"].map { FilePath($0) } ?? "/tmp"
        folder = parent.appending("cortex-\(String(UInt64.random(in: 0 ... .max), radix: 16))")
        _ = try Directory.privateFolder(at: folder)
    }

    deinit {
        for file in File.allCases { FilePath(path(file)).remove() }
        _ = unsafe folder.withPlatformString { unsafe rmdir($0) }
    }

    func path(_ file: File) -> String { folder.appending(file.rawValue).string }

    /// Writes `file` anew.
    func write(_ file: File, _ bytes: [UInt8]) throws {
        let descriptor = try FileDescriptor.open(
            FilePath(path(file)),
            .writeOnly,
            options: [.create, .truncate, .noFollow, .closeOnExec],
            permissions: [.ownerReadWrite]
        )
        _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    }
}
