import CortexRunbook
import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The right to drive a run; the kernel takes it back when the last holder ends.
package final class RunLock: Sendable {
    private let file: FileDescriptor

    /// Takes the lock of the run in `folder` and says in it who holds it.
    ///
    /// - Throws: `locked` with the holder's pid and host; `storage` if the file cannot be written.
    init(
        _ folder: Directory,
        host: String,
        pid: Int,
        by: String? = nil,
        since: Moment
    ) throws(JournalError) {
        do {
            file = try folder.fileMadeIfNeeded("lock")
        } catch {
            throw .unusable(folder.path, "\(error)")
        }
        // `deinit` closes the file here as well, for every property has its value.
        guard Self.drive(file) else { throw .held(folder.path, by: file) }
        var holder = JSONWriter()
        holder.object { json in
            if let by { json.member("by", by) }
            json.member("host", host)
            json.member("pid", pid)
            json.member("since", since.timestamp)
        }
        holder.newline()
        do {
            try file.resize(to: 0)
            try file.writeAll(toAbsoluteOffset: 0, holder.bytes)
        } catch {
            throw .unusable(folder.path, "\(error)")
        }
    }

    /// Whether some process drives the run in `folder`.
    static func isHeld(_ folder: Directory, _ name: String = "lock") -> Bool {
        guard let file = try? folder.fileForReading(name) else { return false }
        defer { try? file.close() }
        return !take(LOCK_SH, of: file)
    }

    /// Locks a file that nobody else has.
    static func hold(_ file: FileDescriptor) {
        _ = take(LOCK_EX, of: file)
    }

    /// Takes the lock for good; tries thrice, for a list of runs may just be looking at it.
    private static func drive(_ file: FileDescriptor) -> Bool {
        for _ in 0..<3 {
            if take(LOCK_EX, of: file) { return true }
            usleep(1000)
        }
        return false
    }

    private static func take(_ kind: CInt, of file: FileDescriptor) -> Bool {
        flock(file.rawValue, kind | LOCK_NB) == 0
    }

    deinit {
        try? file.close()
    }
}

extension JournalError {
    fileprivate static func unusable(_ path: FilePath, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path)/lock: cannot lock the run: \(reason)")
    }

    fileprivate static func held(_ path: FilePath, by file: FileDescriptor) -> JournalError {
        let bytes = (try? FileBytes.read(file, upTo: 4096)) ?? []
        let line = Array(bytes.prefix { $0 != 10 })
        let holder = try? JSONDecoder().decode(Holder.self, from: Data(line))
        let words = holder?.words ?? String(decoding: line, as: UTF8.self)
        return JournalError(
            .locked,
            "\(path): another process drives this run: \(words)"
        )
    }
}

/// Who holds a lock, as it stands in its file.
private struct Holder: Decodable {
    let by: String?
    let host: String
    let pid: Int
    let since: String

    var words: String {
        "\(by.map { "\($0), " } ?? "")pid \(pid) on \(host), since \(since)"
    }
}
