import CortexEngine
import CortexShell
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The operator's own editor, at a terminal of its own like a step.
struct Editor {
    let screen: Screen
    let session: ShellSession
    let environment: [String: String]
    let directory: String
    /// The folder for the file that is edited.
    let folder: FilePath

    /// Has `script` edited.
    ///
    /// - Returns: the text that the editor left; `nil` if it failed.
    /// - Throws: `Interruption` if a signal ended the editor; a changed text stays in its file then.
    func edit(_ script: String) throws -> String? {
        let path = try newFile(holding: script)
        do {
            let result = try run(on: path)
            defer { remove(path) }
            return result.outcome.isSuccess ? try text(of: path) : nil
        } catch let interruption as Interruption {
            if try text(of: path) == script {
                remove(path)
            } else {
                screen.show([Line("What you have edited is kept in \(path).")])
            }
            throw interruption
        }
    }

    private func newFile(holding script: String) throws -> FilePath {
        var path = folder.appending("edit.sh")
        for number in 2... {
            do {
                let file = try FileDescriptor.open(
                    path,
                    .writeOnly,
                    options: [.create, .exclusiveCreate, .closeOnExec],
                    permissions: [.ownerReadWrite]
                )
                try file.closeAfter { _ = try file.writeAll(script.utf8) }
                break
            } catch Errno.fileExists {
                path = folder.appending("edit-\(number).sh")
            }
        }
        return path
    }

    private func run(on path: FilePath) throws -> StepResult {
        let command = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
        let request = StepRequest(
            running: command,
            on: path.string,
            state: .initial(directory: directory, environment: environment)
        )
        var bystander = Bystander()
        let result = try session.run(session.prepare(request), observer: &bystander)
        try bystander.check()
        try screen.settle(after: result.output.terminalUse)
        return result
    }

    private func text(of path: FilePath) throws -> String {
        String(decoding: try RunbookFile.read(path.string), as: UTF8.self)
    }

    private func remove(_ path: FilePath) {
        _ = unsafe path.withPlatformString { unsafe unlink($0) }
    }
}
