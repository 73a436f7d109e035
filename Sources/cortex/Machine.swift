import CortexEngine
import CortexJournal
import CortexLint
import CortexReport
import CortexShell
import CortexText
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What Cortex finds where it was started: the environment, the directory, the terminal.
struct Machine {
    let environment: [String: String]
    /// The absolute path of the directory in which Cortex was started.
    let origin: String
    /// The absolute path of the directory in which the run starts.
    private(set) var directory: String
    let host: String
    let user: String
    let isRoot: Bool
    /// Whether somebody can be asked: both standard input and output are a terminal.
    let hasTerminal: Bool

    init() {
        origin = Self.currentDirectory
        directory = origin
        let process = ProcessInfo.processInfo
        environment = process.environment
        host = process.hostName
        isRoot = geteuid() == 0
        user =
            environment["USER"] ?? environment["LOGNAME"] ?? (isRoot ? "root" : "uid \(getuid())")
        hasTerminal = isatty(0) == 1 && isatty(1) == 1
    }

    /// Makes `directory` the one in which the run starts; `nil` leaves it.
    ///
    /// - Throws: `Refusal` of status `usage` if it cannot be entered.
    func entering(_ directory: String?) throws(Refusal) -> Machine {
        guard let directory else { return self }
        guard unsafe chdir(directory) == 0 else {
            throw Refusal(.usage, "--workdir \(directory): \(Errno(rawValue: errno))")
        }
        var machine = self
        machine.directory = Self.currentDirectory
        return machine
    }

    /// Returns the path from the root of what is called `path` where Cortex was started.
    func absolute(_ path: String) -> String {
        FilePath(origin).pushing(FilePath(path)).lexicallyNormalized().string
    }

    /// The absolute path of the process's directory.
    static var currentDirectory: String { FileManager.default.currentDirectoryPath }

    /// The day that it is (UTC).
    static var today: Day { Day(number: Int(Date.now.timeIntervalSince1970) / 86_400) }

    /// The folders in which commands are looked for.
    var searchPath: [FilePath] {
        (environment["PATH"] ?? "").split(separator: ":").map { FilePath(String($0)) }
    }

    /// The words of the command line, without the program's name.
    var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

    var pid: Int { Int(getpid()) }

    /// Who says something of a run, here and now; `name` is that of `--as`.
    func author(as name: String?, role: String?) -> Author {
        Author(
            by: name,
            role: role,
            user: user,
            host: host,
            pid: pid,
            time: SystemClock().now.timestamp
        )
    }

    /// Runs a command and returns what it prints; `nil` if it is missing or fails.
    func ask(_ words: [String]) -> String? {
        Program.ask(words, environment: environment)
    }

    /// Whether `stream` is a terminal.
    func isTerminal(_ stream: FileDescriptor) -> Bool { isatty(stream.rawValue) == 1 }

    /// Returns what can be shown on `stream`.
    func style(of stream: FileDescriptor) -> Style {
        let isTerminal = isatty(stream.rawValue) == 1
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return Style(
            colour: isTerminal && !isPlain && environment["TERM"] != "dumb",
            unicode: hasUnicode,
            width: isTerminal ? columns(of: stream) ?? 80 : 80,
            isConsole: environment["TERM"] == "linux"
        )
    }

    private func columns(of stream: FileDescriptor) -> Int? {
        var size = winsize()
        guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Whether the terminal's locale is UTF-8.
    private var hasUnicode: Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.uppercased().contains("UTF")
    }

    /// The free space of the file system that holds `path`, in bytes; `nil` if nobody knows.
    func freeBytes(at path: FilePath) -> Int? {
        var status = statvfs()
        let result = unsafe path.withPlatformString { unsafe statvfs($0, &status) }
        return result == 0 ? Int(status.f_bavail) * Int(status.f_frsize) : nil
    }
}
