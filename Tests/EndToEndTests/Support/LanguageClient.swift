import Foundation
import Testing

/// A client's end of two pipes to `cortex lsp`.
final class LanguageClient {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread = Data()

    /// Starts the server in `directory`; empty stands for the present one.
    init(_ options: [String], in directory: String = "") throws {
        process.executableURL = URL(filePath: Workbench.program)
        process.arguments = ["lsp"] + options
        if !directory.isEmpty { process.currentDirectoryURL = URL(filePath: directory) }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
    }

    func send(_ message: String) throws {
        try sendRaw("Content-Length: \(message.utf8.count)\r\n\r\n\(message)")
    }

    func sendRaw(_ text: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    /// Waits for the next message.
    func receive() throws -> String {
        while true {
            if let end = unread.firstRange(of: Data("\r\n\r\n".utf8)) {
                let header = String(decoding: unread[..<end.lowerBound], as: UTF8.self)
                let length = try #require(Int(header.dropFirst("Content-Length: ".count)))
                let message = unread[end.upperBound...].prefix(length)
                if message.count == length {
                    unread = Data(unread[message.endIndex...])
                    return String(decoding: message, as: UTF8.self)
                }
            }
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty, "the server has ended")
            unread += more
        }
    }

    /// Closes the server's input and returns its exit status.
    func end() throws -> Int32 {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
