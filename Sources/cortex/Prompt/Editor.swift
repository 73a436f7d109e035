import CortexEngine
import CortexShell
import SystemPackage

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
            path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: [.ownerReadWrite]
        )
        defer { Self.remove(path) }
        try file.closeAfter { _ = try file.writeAll(script.utf8) }
        let command = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
        let status = try Program.runAtTerminal(
            "/bin/sh", ["-c", "\(command) \"$1\"", "sh", path.string], environment: environment
        )
        guard status == 0 else { return nil }
        return try String(decoding: Self.read(path), as: UTF8.self)
    }
}
