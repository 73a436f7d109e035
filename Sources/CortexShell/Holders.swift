#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension BackgroundProcess {
    /// Returns the processes that have the file at `path` open; none where there is no `/proc`.
    package static func holding(_ path: String) -> [BackgroundProcess] {
        Kernel.processes().filter { !$0.isZombie && Kernel.holds($0.pid, path) }.map {
            BackgroundProcess(pid: $0.pid, group: $0.group, command: Kernel.command(of: $0.pid))
        }
    }

    /// Sends the process a signal.
    package func signal(_ number: Int32) {
        Kernel.signal(pid, number)
    }
}

extension Kernel {
    /// Whether the process has the file at `path`, an absolute one, open.
    fileprivate static func holds(_ pid: Int32, _ path: String) -> Bool {
        let folder = "/proc/\(pid)/fd"
        guard let listing = unsafe opendir(folder) else { return false }
        defer { unsafe closedir(listing) }
        while let entry = unsafe readdir(listing) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if link("\(folder)/\(name)") == path { return true }
        }
        return false
    }

    /// Where a symbolic link leads; empty if it is none.
    private static func link(_ path: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe readlink(path, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
