import CTerminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Kernel {
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

    /// Opens a file that is always empty.
    static func nothing() throws(ShellError) -> OwnedDescriptor {
        try owned(unsafe open("/dev/null", O_RDONLY | O_CLOEXEC), "open /dev/null")
    }

    /// Reads what there is into `buffer`; returns the count, 0 at the end, `nil` if nothing is there.
    static func read(
        _ descriptor: Int32,
        into buffer: inout [UInt8],
        from start: Int = 0
    ) throws(ShellError) -> Int? {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe systemRead(
                    descriptor,
                    $0.baseAddress.map { unsafe $0 + start },
                    $0.count - start
                )
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

    /// Reads what there is into a part of `buffer` that lies as far behind the start of a page as
    /// `position`; returns that part, empty at the end, `nil` if nothing is there.
    static func read(
        _ descriptor: Int32,
        into buffer: inout [UInt8],
        behind position: Int
    ) throws(ShellError) -> Range<Int>? {
        let start = start(in: &buffer, behind: position)
        let count = try read(descriptor, into: &buffer, from: start)
        return count.map { start..<start + $0 }
    }

    /// Returns the first index of `buffer` that lies as far behind the start of a page as `position`.
    static func start(in buffer: inout [UInt8], behind position: Int) -> Int {
        unsafe buffer.withUnsafeMutableBytes {
            (position &- Int(bitPattern: $0.baseAddress)) & (page - 1)
        }
    }

    /// Less than this stands before what is read behind a position.
    static let page = 4_096

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
        try write(bytes[..<count], to: descriptor)
    }

    /// Writes `bytes`, waiting where `descriptor` cannot take them yet.
    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(ShellError) {
        var start = 0
        while start < bytes.count {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe systemWrite(
                    descriptor,
                    $0.baseAddress.map { unsafe $0 + start },
                    $0.count - start
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

    /// Writes what `descriptor` takes at once; returns how many bytes that were.
    static func writeSome(_ bytes: [UInt8], to descriptor: Int32) -> Int {
        let written = unsafe bytes.withUnsafeBytes {
            unsafe systemWrite(descriptor, $0.baseAddress, $0.count)
        }
        return max(0, written)
    }

    /// Opens the file of `descriptor` once more, to write past the system's cache; `nil` where the
    /// file system cannot do that.
    static func openDirect(_ descriptor: Int32) -> OwnedDescriptor? {
        let direct = ct_open_direct(descriptor)
        return direct < 0 ? nil : OwnedDescriptor(direct)
    }

    /// Appends `bytes` to a file of `position` bytes, whole pages of them through `direct`.
    ///
    /// They were read behind that position.
    static func append(
        _ bytes: ArraySlice<UInt8>,
        to descriptor: Int32,
        direct: Int32,
        position: Int
    ) throws(ShellError) {
        let result = unsafe bytes.withUnsafeBytes {
            unsafe ct_append_direct(descriptor, direct, $0.baseAddress, $0.count, Int64(position))
        }
        try check(result, "write")
    }

    /// The size of a file in bytes; 0 where it has none.
    static func size(of descriptor: Int32) -> Int {
        max(0, Int(lseek(descriptor, 0, SEEK_END)))
    }

    /// Lets the system begin to bring a part of a file to the medium, so that syncing takes less.
    static func beginWriteback(_ descriptor: Int32, from offset: Int, to end: Int) {
        ct_begin_writeback(descriptor, Int64(offset), Int64(end - offset))
    }

    #if canImport(Glibc)
    private static let systemRead = unsafe Glibc.read
    private static let systemWrite = unsafe Glibc.write
    #else
    private static let systemRead = unsafe Darwin.read
    private static let systemWrite = unsafe Darwin.write
    #endif

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
}
