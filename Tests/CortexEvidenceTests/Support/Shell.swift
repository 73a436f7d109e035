import CortexShell
import FoundationEssentials

/// Programs of the machine, and files for them.
enum Shell {
    /// Whether a program is on the PATH of the tests.
    static func has(_ program: String) -> Bool {
        output(["sh", "-c", "command -v \(program)"]).status == 0
    }

    /// Runs a program to its end.
    static func output(_ words: [String], input: [UInt8] = []) -> (status: Int32, text: String) {
        let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        let answer = Program.output(of: words, environment: environment, input: input)
        return (answer?.status ?? -1, String(decoding: answer?.bytes ?? [], as: UTF8.self))
    }

    /// Writes `files` into a folder of its own, which is there while `body` runs.
    static func withFiles<Result>(
        _ files: [String: [UInt8]],
        _ body: (String) throws -> Result
    ) throws -> Result {
        let manager = FileManager.default
        let folder = "\(manager.temporaryDirectory.path)/cortex-\(UUID().uuidString)"
        defer { try? manager.removeItem(atPath: folder) }
        for (path, bytes) in files {
            let parent = "\(folder)/\(path)".split(separator: "/").dropLast().joined(separator: "/")
            try manager.createDirectory(atPath: "/\(parent)", withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: "\(folder)/\(path)"))
        }
        return try body(folder)
    }
}
