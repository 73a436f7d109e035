import CortexEngine
import CortexShell
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The operator's own editor.
struct Editor {
    let environment: [String: String]
    /// The folder for the file that is edited.
    let folder: FilePath

    /// Has `script` edited.
    ///
    /// - Returns: the text that the editor left; `nil` if it failed.
    func edit(_ script: String) throws -> String? {
        let path = folder.appending("edit.sh")
        let file = try FileDescriptor.open(
            path,
            .readWrite,
            options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: [.ownerReadWrite]
        )
        defer { _ = unsafe path.withPlatformString { unsafe unlink($0) } }
        try file.closeAfter { _ = try file.writeAll(script.utf8) }
        let command = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
        let status = try Program.runHere(
            "/bin/sh",
            ["-c", "\(command) \"$1\"", "sh", path.string],
            environment: environment
        )
        guard status == 0 else { return nil }
        return String(decoding: try RunbookFile.read(path.string), as: UTF8.self)
    }
}
