import CortexEngine
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
    /// The absolute path of the directory in which the run starts.
    let directory: String
    let host: String
    let user: String
    let isRoot: Bool
    /// Whether somebody can be asked: both standard input and output are a terminal.
    let hasTerminal: Bool

    /// - Parameter directory: the directory of `--workdir`; `nil` for the present one.
    /// - Throws: `Refusal` of status `usage` if it cannot be entered.
    init(directory: String?) throws(Refusal) {
        if let directory, chdir(directory) != 0 {
            throw Refusal(.usage, "--workdir \(directory): \(Errno(rawValue: errno))")
        }
        let process = ProcessInfo.processInfo
        environment = process.environment
        self.directory = FileManager.default.currentDirectoryPath
        host = process.hostName
        isRoot = geteuid() == 0
        user = environment["USER"] ?? environment["LOGNAME"] ?? (isRoot ? "root" : "uid \(getuid())")
        hasTerminal = isatty(0) == 1 && isatty(1) == 1
    }

    /// The folders in which commands are looked for.
    var searchPath: [FilePath] {
        (environment["PATH"] ?? "").split(separator: ":").map { FilePath(String($0)) }
    }

    /// Whether the terminal's locale is UTF-8.
    var hasUnicode: Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.uppercased().contains("UTF")
    }

    /// The free space of the file system that holds `path`, in bytes; `nil` if nobody knows.
    func freeBytes(at path: FilePath) -> Int? {
        var status = statvfs()
        let result = path.withPlatformString { unsafe statvfs($0, &status) }
        return result == 0 ? Int(status.f_bavail) * Int(status.f_frsize) : nil
    }
}
