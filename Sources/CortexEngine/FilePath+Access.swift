package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension FilePath {
    /// Whether something is there.
    package var exists: Bool { allows(F_OK) }
    /// Whether this user may run it.
    var isExecutable: Bool { allows(X_OK) }
    /// Whether this user may write it.
    var isWritable: Bool { allows(W_OK) }

    /// Whether it is a folder, or a link to one.
    var isFolder: Bool { FilePath("\(self)/.").allows(F_OK) }

    private func allows(_ mode: Int32) -> Bool {
        unsafe withPlatformString { unsafe access($0, mode) == 0 }
    }
}
