import CTerminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Kernel {
    /// Starts a program with these standard descriptors; returns its process.
    static func spawn(
        _ path: String,
        _ arguments: [String],
        environment: [String],
        standard: [Int32]
    ) throws(ShellError) -> Int32 {
        let pid = unsafe withStrings(arguments) { arguments in
            unsafe withStrings(environment) { environment in
                unsafe standard.withUnsafeBufferPointer {
                    unsafe ct_spawn(path, arguments, environment, $0.baseAddress)
                }
            }
        }
        try check(pid, "start \(path)")
        return pid
    }

    /// Lends `strings` as a vector that ends with null.
    private static func withStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = unsafe strings.map { unsafe strdup($0) }
        defer {
            for index in 0..<strings.count { unsafe free(copies[index]) }
        }
        return unsafe body(copies + [nil])
    }

    /// Waits for a child of this process; returns its wait status.
    @discardableResult
    static func waitForChild(_ pid: Int32) -> Int32 {
        ct_wait(pid)
    }

    /// Returns the processes of the system; none where there is no `/proc`.
    static func processes() -> [ProcessEntry] {
        guard let folder = unsafe opendir("/proc") else { return [] }
        defer { unsafe closedir(folder) }
        var result: [ProcessEntry] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe Array(bytes.prefix { $0 != 0 })
            }
            guard let first = name.first, first > UInt8(ascii: "0"), first <= UInt8(ascii: "9")
            else { continue }
            let stat = smallFile("/proc/\(String(decoding: name, as: UTF8.self))/stat")
            if let process = ProcessEntry(stat: stat) { result.append(process) }
        }
        return result
    }

    /// Whether a process with one thread is known to have no children.
    static func hasNoChildren(_ pid: Int32) -> Bool {
        let path = "/proc/\(pid)/task/\(pid)/children"
        return unsafe access(path, R_OK) == 0 && smallFile(path).isEmpty
    }

    /// Returns the command line of a process, words parted by blanks.
    static func command(of pid: Int32) -> String {
        let line = smallFile("/proc/\(pid)/cmdline")
        let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        if !words.isEmpty { return words.joined(separator: " ") }
        let name = smallFile("/proc/\(pid)/comm")
        return String(decoding: name.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    private static func smallFile(_ path: String) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        let file = OwnedDescriptor(descriptor)
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = (try? read(file.raw, into: &bytes)) ?? nil
        return Array(bytes.prefix(count ?? 0))
    }

    /// Catches the signals that end or concern this process; returns where they are read.
    static func watchSignals() throws(ShellError) -> Int32 {
        let descriptor = ct_signals_watch()
        try check(descriptor, "watch signals")
        return descriptor
    }

    /// Signals a process, or a group by its negative id.
    static func signal(_ pid: Int32, _ number: Int32) {
        _ = kill(pid, number)
    }

    /// Stops this process until it is told to continue.
    static func stopThisProcess() {
        _ = kill(getpid(), SIGSTOP)
    }

    /// The signal of Ctrl-Z.
    static let suspendSignal = SIGTSTP
    /// The signal of a window that has another size.
    static let windowSignal = SIGWINCH
}
