import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The numbers of standard input, output and error.
enum StandardStreams {
    /// Takes the numbers that the caller has left closed, so that no file or pipe of this program's
    /// own gets one and is taken for the stream.
    ///
    /// Reading and writing there fails as before: what cannot be written is no success.
    static func reserve() {
        let path = FilePath("/dev/null")
        for number: Int32 in 0...2 where isClosed(number) {
            _ = try? FileDescriptor.open(path, number == 0 ? .writeOnly : .readOnly)
        }
    }

    private static func isClosed(_ number: Int32) -> Bool {
        fcntl(number, F_GETFD) < 0
    }
}
