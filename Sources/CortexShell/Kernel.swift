import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the operating system does for the shell: the one door to `CTerminal`, beside `Keeper`.
///
/// Each `Kernel+Topic.swift` holds the calls of one topic.
enum Kernel {
    /// Takes over the descriptor that a call has returned.
    ///
    /// - Throws: `ShellError` if the call has failed; `what` says what was tried.
    static func owned(_ raw: Int32, _ what: String) throws(ShellError) -> OwnedDescriptor {
        guard raw >= 0 else { throw .system(what, errno) }
        return OwnedDescriptor(raw)
    }

    /// Throws if a call has failed; `what` says what was tried.
    static func check(_ result: Int32, _ what: String) throws(ShellError) {
        guard result >= 0 else { throw .system(what, errno) }
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
