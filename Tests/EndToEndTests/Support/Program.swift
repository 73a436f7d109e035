import Foundation
import Testing

/// The built program, run without a terminal.
struct Program {
    /// What one run of the program gave.
    struct Result: Equatable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The path of the built program, beside the test bundle.
    static let path = Bundle.allBundles.map(\.bundleURL)
        .first { $0.pathExtension == "xctest" }
        .map { $0.deletingLastPathComponent().appending(path: "cortex").path }
        ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "cortex").path

    /// Runs the program with `arguments` and waits for its end.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        directory: String? = nil,
        input: String = ""
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = Spawn.environment(with: environment)
        process.currentDirectoryURL = directory.map { URL(filePath: $0) }
        let folder = try Scratch()
        let files = try ["in", "out", "err"].map { try folder.file($0, $0 == "in" ? input : "") }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: files[0]))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: files[1]))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: files[2]))
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: URL(filePath: files[1])), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: URL(filePath: files[2])), as: UTF8.self)
        )
    }
}

/// A folder for one test, removed with it.
final class Scratch {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "cortex-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes `text` to the file `name` and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
