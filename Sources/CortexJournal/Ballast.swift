import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Space set aside, so that on a full disk it can still be recorded how things ended.
///
/// A file without a name: the kernel gives its space back however this process ends.
final class Ballast: Sendable {
    /// How much is set aside, in bytes.
    static let size = 1 << 20

    private let file: FileDescriptor

    /// Sets the space aside where `folder` is; `nil` if there is none.
    init?(in folder: Directory) {
        guard let file = try? folder.namelessFile(), Self.fill(file) else { return nil }
        self.file = file
    }

    deinit {
        try? file.close()
    }

    /// Takes the space now, not when it is written; returns whether there is so much.
    private static func fill(_ file: FileDescriptor) -> Bool {
        #if canImport(Darwin)
        let isFilled = (try? file.writeAll([UInt8](repeating: 0, count: size))) != nil
        #else
        let isFilled = posix_fallocate(file.rawValue, 0, off_t(size)) == 0
        #endif
        if !isFilled { try? file.close() }
        return isFilled
    }
}
