import Foundation
import Testing

/// `cortex lint --watch`: a program that goes on until somebody ends it.
@Suite struct WatchTests {
    private static let bad = "# Work\n\n```bash\ngit log <last-tag>..HEAD\n```\n"

    @Test func `a change is linted, and so is a change of the settings`() throws {
        let bench = try Workbench(Self.bad)
        let watch = try Watch(bench, ["--select", "PLH001", "--format", "concise"])
        #expect(try watch.line() == "runbook.md:4:9: PLH001 `<last-tag>` is a redirection to bash")
        try bench.scratch.file("work/runbook.md", Self.bad.replacing("last-tag", with: "tag"))
        #expect(try watch.line() == "runbook.md:4:9: PLH001 `<tag>` is a redirection to bash")
        try bench.scratch.file("work/cortex.toml", "[lint]\nlevle = \"min\"\n")
        #expect(
            try watch.errorLine()
                == "cortex.toml:2:1: unknown key `levle` in `[lint]`; did you mean `level`?"
        )
        try bench.scratch.file("work/cortex.toml", "[lint]\nlevel = \"min\"\n")
        #expect(try watch.line() == "runbook.md:4:9: PLH001 `<tag>` is a redirection to bash")
    }
}

/// The built program while it watches, with its two streams read line by line.
private final class Watch {
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private var unread: [ObjectIdentifier: Data] = [:]

    init(_ bench: Workbench, _ options: [String]) throws {
        process.executableURL = URL(filePath: Workbench.program)
        process.arguments = ["lint", "--watch"] + options
        process.environment = bench.environment
        process.currentDirectoryURL = URL(filePath: bench.directory)
        process.standardOutput = output
        process.standardError = errors
        try process.run()
    }

    /// What the tests' own threads block, the program has blocked too; only this ends it for sure.
    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Waits for the next line of standard output.
    func line() throws -> String { try line(of: output) }

    func errorLine() throws -> String { try line(of: errors) }

    private func line(of pipe: Pipe) throws -> String {
        let id = ObjectIdentifier(pipe)
        while true {
            let bytes = unread[id] ?? Data()
            if let end = bytes.firstIndex(of: 0x0A) {
                unread[id] = Data(bytes[(end + 1)...])
                return String(decoding: bytes[..<end], as: UTF8.self)
            }
            let more = pipe.fileHandleForReading.availableData
            try #require(!more.isEmpty, "the program has ended")
            unread[id] = bytes + more
        }
    }
}
