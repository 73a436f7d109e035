import CTerminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Kernel {
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

/// A pipe: what is written to `input` is read from `output`.
struct Pipe: ~Copyable, Sendable {
    let output: OwnedDescriptor
    let input: OwnedDescriptor
}
