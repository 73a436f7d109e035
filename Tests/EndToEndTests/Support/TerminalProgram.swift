import Foundation
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program under a pseudo-terminal of its own, driven as a person would: wait for text, type.
final class TerminalProgram {
    /// What the program was waited for and never printed.
    struct NothingSuch: Error, CustomStringConvertible {
        let wanted: String
        let screen: String
        var description: String { "`\(wanted)` never came; what came:\n\(screen)" }
    }

    private let master: FileDescriptor
    private let pid: pid_t
    /// Everything the program printed, escape sequences included.
    private(set) var output: [UInt8] = []
    /// How much of `output` has been waited for already, in bytes.
    private var seen = 0
    private static let patience: Int32 = 60_000

    /// Starts `arguments` with a terminal of the given size.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        directory: String? = nil,
        rows: UInt16 = 24,
        columns: UInt16 = 80
    ) throws {
        master = FileDescriptor(rawValue: posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
        guard master.rawValue >= 0, grantpt(master.rawValue) == 0, unlockpt(master.rawValue) == 0,
            let name = unsafe ptsname(master.rawValue)
        else { throw Errno(rawValue: errno) }
        let slave = unsafe String(cString: name)
        pid = try Spawn.start(
            arguments,
            environment: Spawn.environment(with: environment),
            directory: directory,
            terminal: slave
        )
        try resize(rows: rows, columns: columns)
    }

    deinit {
        try? master.close()
    }

    /// Changes the size of the terminal, as dragging its window would.
    func resize(rows: UInt16, columns: UInt16) throws {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard unsafe ioctl(master.rawValue, UInt(TIOCSWINSZ), &size) == 0 else {
            throw Errno(rawValue: errno)
        }
    }

    /// Types `text`.
    func type(_ text: String) throws {
        try master.writeAll(text.utf8)
    }

    /// Waits until the program has printed `text` since what was waited for last.
    @discardableResult
    func wait(for text: String) throws -> String {
        while true {
            let fresh = Self.plain(output[seen...])
            if fresh.contains(text) {
                seen = output.count
                return fresh
            }
            guard try read() else { throw NothingSuch(wanted: text, screen: fresh) }
        }
    }

    /// Waits until the program has printed `text`, then types `answer`.
    @discardableResult
    func answer(_ text: String, _ answer: String) throws -> String {
        let fresh = try wait(for: text)
        try type(answer)
        return fresh
    }

    /// Waits for the program's end.
    ///
    /// - Returns: its exit status, 128 and the signal if one ended it.
    func end() throws -> Int32 {
        while try read() {}
        var status: Int32 = 0
        while unsafe waitpid(pid, &status, 0) < 0 {
            guard errno == EINTR else { throw Errno(rawValue: errno) }
        }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
    }

    /// Sends `signal` to the program itself.
    func signal(_ signal: Int32) {
        _ = kill(pid, signal)
    }

    /// Closes the terminal, as a lost connection would.
    func hangUp() throws {
        try master.close()
    }

    /// All that was printed, without escape sequences.
    var text: String { Self.plain(output[...]) }

    /// Reads what is there, waiting for something; returns whether the program is still there.
    private func read() throws -> Bool {
        var request = pollfd(fd: master.rawValue, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&request, 1, Self.patience) > 0 else {
            throw NothingSuch(wanted: "anything", screen: text)
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe Glibc.read(master.rawValue, bytes.baseAddress, bytes.count)
        }
        guard count > 0 else { return false }
        output += buffer[..<count]
        return true
    }

    /// Returns `bytes` as text without escape sequences and carriage returns (ECMA-48 5.4).
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        var kept: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == 0x1b, let next = rest.popFirst() {
                if next == UInt8(ascii: "[") {
                    while let final = rest.popFirst(), !(0x40...0x7e).contains(final) {}
                } else if next == UInt8(ascii: "]") {
                    while let final = rest.popFirst(), final != 0x07, final != 0x1b {}
                }
            } else if byte != 0x0d {
                kept.append(byte)
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
