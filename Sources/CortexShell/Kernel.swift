import CTerminal
import Crypto
import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the operating system does for the shell: the one door to `CTerminal`.
enum Kernel {
    /// Makes a file that holds `bytes` and that nobody can change any more.
    static func sealedFile(_ bytes: [UInt8]) throws(ShellError) -> OwnedDescriptor {
        let descriptor = unsafe bytes.withUnsafeBytes {
            unsafe ct_sealed_file($0.baseAddress, $0.count)
        }
        return try owned(descriptor, "make a file in memory")
    }

    /// Makes an empty file in memory.
    static func scratchFile() throws(ShellError) -> OwnedDescriptor {
        try owned(ct_scratch_file(), "make a file in memory")
    }

    /// Makes a pipe; `capacity` in bytes is a wish, 0 leaves it to the system.
    static func pipe(capacity: Int32 = 0) throws(ShellError) -> Pipe {
        var ends: [Int32] = [-1, -1]
        let result = unsafe ends.withUnsafeMutableBufferPointer {
            unsafe ct_pipe($0.baseAddress, capacity)
        }
        try check(result, "make a pipe")
        return Pipe(output: OwnedDescriptor(ends[0]), input: OwnedDescriptor(ends[1]))
    }

    /// Makes reads and writes of `descriptor` return at once when there is nothing to do.
    static func setNonblocking(_ descriptor: Int32, _ isOn: Bool) {
        _ = ct_set_nonblocking(descriptor, isOn ? 1 : 0)
    }

    /// Reads what there is into `buffer`; returns the count, 0 at the end, `nil` if nothing is there.
    static func read(_ descriptor: Int32, into buffer: inout [UInt8]) throws(ShellError) -> Int? {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe systemRead(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 { return count }
            let reason = errno
            if reason == EINTR { continue }
            if reason == EAGAIN { return nil }
            // The master of a pseudo-terminal without a slave.
            if reason == EIO { return 0 }
            throw .system("read", reason)
        }
    }

    /// Reads a whole file from its beginning.
    static func contents(of descriptor: Int32) throws(ShellError) -> [UInt8] {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw .system("read", errno) }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        var count = 0
        while count < bytes.count {
            let read = unsafe bytes.withUnsafeMutableBytes {
                unsafe systemRead(
                    descriptor,
                    $0.baseAddress.map { unsafe $0 + count },
                    size - count
                )
            }
            guard read > 0 else { break }
            count += read
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Empties a file.
    static func truncate(_ descriptor: Int32) {
        _ = ftruncate(descriptor, 0)
        _ = lseek(descriptor, 0, SEEK_SET)
    }

    /// Writes the first `count` of `bytes`, waiting where `descriptor` cannot take them yet.
    static func write(
        _ bytes: [UInt8],
        count: Int,
        to descriptor: Int32
    ) throws(ShellError) {
        var start = 0
        while start < count {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe systemWrite(
                    descriptor,
                    $0.baseAddress.map { unsafe $0 + start },
                    count - start
                )
            }
            if written >= 0 {
                start += written
                continue
            }
            let reason = errno
            if reason == EAGAIN {
                _ = wait(for: [Interest(descriptor, writing: true)], milliseconds: -1)
            } else if reason != EINTR {
                throw .system("write", reason)
            }
        }
    }

    /// Waits until one of `interests` is ready; returns which, none after `milliseconds`.
    static func wait(for interests: [Interest], milliseconds: Int32) -> [Bool] {
        var entries = interests.map {
            pollfd(fd: $0.descriptor, events: Int16($0.isWriting ? POLLOUT : POLLIN), revents: 0)
        }
        let count = unsafe entries.withUnsafeMutableBufferPointer {
            unsafe poll($0.baseAddress, nfds_t($0.count), milliseconds)
        }
        return entries.map { count > 0 && $0.revents != 0 }
    }

    /// Makes a folder for this user alone; `nil` if it cannot be made.
    ///
    /// The six X at the end of `pattern` become something else.
    static func makeFolder(_ pattern: String) -> String? {
        var path = Array(pattern.utf8CString)
        guard unsafe mkdtemp(&path) != nil else { return nil }
        return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Removes a folder with nothing in it.
    static func removeFolder(_ path: String) {
        _ = unsafe rmdir(path)
    }

    /// Makes a symbolic link to `target`, in place of one that is there; returns whether it could.
    static func link(_ target: String, at path: String) -> Bool {
        removeLink(path)
        return unsafe symlink(target, path) == 0
    }

    static func removeLink(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// Opens a file that is always empty.
    static func nothing() throws(ShellError) -> OwnedDescriptor {
        try owned(unsafe open("/dev/null", O_RDONLY | O_CLOEXEC), "open /dev/null")
    }

    /// Catches the signals that end or concern this process; returns where they are read.
    static func watchSignals() throws(ShellError) -> Int32 {
        let descriptor = ct_signals_watch()
        try check(descriptor, "watch signals")
        return descriptor
    }

    /// Lets the system begin to bring a part of a file to the medium, so that syncing takes less.
    static func beginWriteback(_ descriptor: Int32, from offset: Int, to end: Int) {
        ct_begin_writeback(descriptor, Int64(offset), Int64(end - offset))
    }

    /// Adds the first `count` of `bytes` to a digest.
    static func update(_ hasher: inout SHA256, with bytes: [UInt8], count: Int) {
        unsafe bytes.withUnsafeBytes {
            unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0.prefix(count)))
        }
    }

    /// Makes a pseudo-terminal whose keys are those of `like`; returns its master and the path of
    /// its slave.
    static func openTerminal(
        like: Int32?,
        size: TerminalSize
    ) throws(ShellError) -> OpenedTerminal {
        var path = [UInt8](repeating: 0, count: 128)
        let master = unsafe path.withUnsafeMutableBytes {
            unsafe ct_terminal_open(
                like ?? -1,
                Int32(size.rows),
                Int32(size.columns),
                $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                $0.count
            )
        }
        let owner = try owned(master, "open a pseudo-terminal")
        return OpenedTerminal(
            master: owner,
            path: String(decoding: path.prefix { $0 != 0 }, as: UTF8.self)
        )
    }

    static func isTerminal(_ descriptor: Int32) -> Bool {
        ct_is_terminal(descriptor) == 1
    }

    /// Returns the size of a terminal's window; `nil` if it is none or does not know.
    static func size(of terminal: Int32) -> TerminalSize? {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard unsafe ct_terminal_size(terminal, &rows, &columns) == 0, rows > 0, columns > 0 else {
            return nil
        }
        return TerminalSize(rows: Int(rows), columns: Int(columns))
    }

    static func resize(_ master: Int32, to size: TerminalSize) {
        _ = ct_terminal_resize(master, Int32(size.rows), Int32(size.columns))
    }

    /// Puts a terminal into raw mode; returns the mode it had, `nil` if it is no terminal.
    static func makeRaw(_ terminal: Int32) -> [UInt8]? {
        var mode = [UInt8](repeating: 0, count: ct_mode_size())
        let result = unsafe mode.withUnsafeMutableBytes {
            unsafe ct_terminal_raw(terminal, $0.baseAddress)
        }
        return result == 0 ? mode : nil
    }

    /// Gives a terminal the mode that `makeRaw` found and forgets what was typed meanwhile.
    static func restore(_ terminal: Int32, to mode: [UInt8]) {
        _ = unsafe mode.withUnsafeBytes { unsafe ct_terminal_restore(terminal, $0.baseAddress) }
        _ = ct_terminal_discard_input(terminal)
    }

    /// Writes what `descriptor` takes at once; returns how many bytes that were.
    static func writeSome(_ bytes: [UInt8], to descriptor: Int32) -> Int {
        let written = unsafe bytes.withUnsafeBytes {
            unsafe systemWrite(descriptor, $0.baseAddress, $0.count)
        }
        return max(0, written)
    }

    /// The signal of Ctrl-Z.
    static let suspendSignal = SIGTSTP
    /// The signal of a window that has another size.
    static let windowSignal = SIGWINCH

    /// Stops this process until it is told to continue.
    static func stopThisProcess() {
        _ = kill(getpid(), SIGSTOP)
    }

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

    /// Signals a process, or a group by its negative id.
    static func signal(_ pid: Int32, _ number: Int32) {
        _ = kill(pid, number)
    }

    private static func smallFile(_ path: String) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        let file = OwnedDescriptor(descriptor)
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = (try? read(file.raw, into: &bytes)) ?? nil
        return Array(bytes.prefix(count ?? 0))
    }

    /// Waits for a child of this process; returns its wait status.
    @discardableResult
    static func waitForChild(_ pid: Int32) -> Int32 {
        ct_wait(pid)
    }

    static func owned(_ raw: Int32, _ what: String) throws(ShellError) -> OwnedDescriptor {
        guard raw >= 0 else { throw .system(what, errno) }
        return OwnedDescriptor(raw)
    }

    static func check(_ result: Int32, _ what: String) throws(ShellError) {
        guard result >= 0 else { throw .system(what, errno) }
    }

    #if canImport(Glibc)
    private static let systemRead = unsafe Glibc.read
    private static let systemWrite = unsafe Glibc.write
    #else
    private static let systemRead = unsafe Darwin.read
    private static let systemWrite = unsafe Darwin.write
    #endif
}

/// A descriptor to wait for.
struct Interest {
    var descriptor: Int32
    var isWriting: Bool

    init(_ descriptor: Int32, writing: Bool = false) {
        self.descriptor = descriptor
        isWriting = writing
    }
}

/// A descriptor that is closed with the value.
struct OwnedDescriptor: ~Copyable, Sendable {
    let raw: Int32

    init(_ raw: Int32) {
        self.raw = raw
    }

    deinit {
        try? FileDescriptor(rawValue: raw).close()
    }

    /// A path by which another process of this user opens the same file.
    var path: String {
        #if os(Linux)
        "/proc/\(getpid())/fd/\(raw)"
        #else
        "/dev/fd/\(raw)"
        #endif
    }
}

/// A pipe: what is written to `input` is read from `output`.
struct Pipe: ~Copyable, Sendable {
    let output: OwnedDescriptor
    let input: OwnedDescriptor
}

/// A pseudo-terminal: the end of this process, and the path of the other.
struct OpenedTerminal: ~Copyable {
    let master: OwnedDescriptor
    let path: String
}
