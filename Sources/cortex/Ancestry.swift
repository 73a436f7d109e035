import CortexEngine
import CortexJournal
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The processes that this one descends from.
enum Ancestry {
    /// The ids of this process's ancestors, the nearest first.
    static var pids: [Int] {
        var pids: [Int] = []
        var pid = Int(getppid())
        while pid > 1, !pids.contains(pid) {
            pids.append(pid)
            guard let next = parent(of: pid) else { break }
            pid = next
        }
        return pids
    }

    #if canImport(Darwin)
    private static func parent(of pid: Int) -> Int? {
        var info = proc_bsdinfo()
        let size = Int32(MemoryLayout<proc_bsdinfo>.size)
        guard unsafe proc_pidinfo(Int32(pid), PROC_PIDTBSDINFO, 0, &info, size) == size else {
            return nil
        }
        return Int(info.pbi_ppid)
    }
    #else
    /// Reads the fourth field of `/proc/<pid>/stat`, behind the name in parentheses.
    private static func parent(of pid: Int) -> Int? {
        guard let bytes = try? RunbookFile.read("/proc/\(pid)/stat") else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 1 ? Int(fields[1]) : nil
    }
    #endif
}

extension Machine {
    /// Whether this process was started, however indirectly, by the driver of that run.
    func isInside(_ run: RunDecisions) -> Bool {
        guard run.isDriven, let driver = run.state.driver, driver.host == host else { return false }
        return Ancestry.pids.contains(driver.pid)
    }
}
