import CTerminal
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A program at a pseudo-terminal of its own, driven as a person would: wait for text, type.
final class TerminalProgram {
    /// What the program was waited for and never printed.
    struct NothingSuch: Error, CustomStringConvertible {
        let wanted: String
        let screen: String
        var description: String { "`\(wanted)` never came; what came:\n\(screen)" }
    }

    let pid: pid_t
    /// How the terminal treated input and output before the program began.
    let initialMode: [String]
    /// Everything the program printed, escape sequences included.
    private(set) var output: [UInt8] = []
    private let master: FileDescriptor
    private let path: String
    private var plain = PlainText()
    /// How much of the plain text has been waited for already, in bytes.
    private var seen = 0
    private var status: Int32?
    private var isOpen = true
    /// How long to wait for output, in milliseconds.
    private static let patience: Int32 = 15_000

    /// Starts `arguments` with a terminal of the given size.
    init(
        _ arguments: [String],
        environment: [String: String],
        directory: String,
        rows: Int,
        columns: Int
    ) throws {
        var name = [CChar](repeating: 0, count: 128)
        master = FileDescriptor(
            rawValue: unsafe ct_terminal_open(-1, Int32(rows), Int32(columns), &name, name.count)
        )
        guard master.rawValue >= 0 else { throw Errno(rawValue: errno) }
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        initialMode = Self.mode(of: master)
        pid = try Spawn.start(
            arguments,
            environment: environment,
            directory: directory,
            streams: Spawn.Streams(input: path, output: path, errors: path)
        )
    }

    deinit {
        if isOpen {
            try? master.close()
        }
        if status == nil {
            kill(pid, SIGKILL)
            _ = try? Spawn.wait(for: pid)
        }
    }

    /// Changes the size of the terminal, as dragging its window would.
    func resize(rows: Int, columns: Int) throws {
        guard ct_terminal_resize(master.rawValue, Int32(rows), Int32(columns)) == 0 else {
            throw Errno(rawValue: errno)
        }
    }

    /// Types `text`.
    func type(_ text: String) throws {
        try master.writeAll(text.utf8)
    }

    /// Waits until the program has taken what was typed.
    func settle() throws {
        let terminal = try FileDescriptor.open(
            FilePath(path),
            .readWrite,
            options: [.closeOnExec, .init(rawValue: O_NOCTTY)]
        )
        try terminal.closeAfter {
            var waiting: Int32 = 1
            while waiting > 0 {
                guard unsafe ioctl(terminal.rawValue, UInt(FIONREAD), &waiting) == 0 else {
                    throw Errno(rawValue: errno)
                }
                sched_yield()
            }
        }
    }

    /// Waits until the program has printed `text` behind what was waited for last.
    ///
    /// - Returns: what it printed up to the end of `text`, without escape sequences.
    @discardableResult
    func wait(for text: String) throws -> String {
        let start = seen
        _ = try wait(forFirstOf: [text])
        return String(decoding: plain.bytes[start..<seen], as: UTF8.self)
    }

    /// Waits until the program has printed one of `texts` behind what was waited for last.
    ///
    /// - Returns: the one that comes first.
    func wait(forFirstOf texts: [String]) throws -> String {
        while true {
            let fresh = plain.bytes[seen...]
            let found = texts.compactMap { text in
                fresh.firstRange(of: Array(text.utf8)).map { (text, $0) }
            }
            if let (text, range) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }) {
                seen = range.upperBound
                return text
            }
            guard try read() else {
                throw NothingSuch(
                    wanted: texts.joined(separator: "` or `"),
                    screen: String(decoding: fresh, as: UTF8.self)
                )
            }
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
        while isOpen, try read() {}
        let status = try Spawn.wait(for: pid)
        self.status = status
        return status
    }

    /// Sends `signal` to the program itself.
    func signal(_ signal: Int32) {
        kill(pid, signal)
    }

    /// Whether the terminal echoes, waits for whole lines and makes signals of keys.
    var isInOrder: Bool {
        var mode = termios()
        let wanted = tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        return unsafe tcgetattr(master.rawValue, &mode) == 0 && mode.c_lflag & wanted == wanted
    }

    /// How the terminal treats input and output, as `stty --all` would tell.
    var mode: [String] { Self.mode(of: master) }

    private static func mode(of terminal: FileDescriptor) -> [String] {
        var mode = termios()
        guard unsafe tcgetattr(terminal.rawValue, &mode) == 0 else { return [] }
        let flags = [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag].map(String.init)
        return unsafe flags + withUnsafeBytes(of: mode.c_cc) { unsafe $0.map(String.init) }
    }

    /// Whether what a program can hide or take away is there again: the cursor, and the screen that
    /// was there before.
    var isWhole: Bool {
        let text = String(decoding: output, as: UTF8.self)
        return ["25": ("l", "h"), "1049": ("h", "l")].allSatisfy { mode, ends in
            let taken = text.ranges(of: "\u{1b}[?\(mode)\(ends.0)").last
            let given = text.ranges(of: "\u{1b}[?\(mode)\(ends.1)").last
            guard let taken else { return true }
            return given.map { $0.lowerBound > taken.lowerBound } ?? false
        }
    }

    /// Closes the terminal, as a lost connection would.
    func hangUp() throws {
        isOpen = false
        try master.close()
    }

    /// All that was printed, without escape sequences.
    var text: String { String(decoding: plain.bytes, as: UTF8.self) }

    /// The rows that were printed: what stands between line ends and carriage returns.
    var rows: [String] {
        var plain = PlainText()
        plain.append(output.map { $0 == 0x0d ? 0x0a : $0 })
        return String(decoding: plain.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Reads what is there, waiting for something; returns whether the program is still there.
    private func read() throws -> Bool {
        var request = pollfd(fd: master.rawValue, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&request, 1, Self.patience) > 0 else {
            throw NothingSuch(wanted: "anything", screen: text)
        }
        do {
            let bytes = try unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = try unsafe master.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            output += bytes
            plain.append(bytes)
            return !bytes.isEmpty
        } catch Errno.ioError {
            return false
        }
    }
}
