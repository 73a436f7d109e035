import CortexEngine
import CortexLint
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension LintSession {
    /// Lints, and lints again whenever a document or the settings have changed, until a signal ends
    /// the program; each time a new session, since settings are read once in one.
    static func watch(_ makeSession: () throws -> LintSession) throws -> Never {
        while true {
            let session = try makeSession()
            // What changes while it is linted is linted again.
            let before = session.stamps
            if isatty(1) == 1 { try Output.write("\u{1B}[H\u{1B}[2J") }
            do {
                _ = try session.run()
            } catch let error as LintError {
                // Settings that are being written are mended soon.
                Output.complain([error.description])
            }
            repeat { usleep(pause) } while session.stamps == before
        }
    }

    /// The time between two looks at the files, in microseconds.
    private static let pause: UInt32 = 300_000

    /// What changes when a document does: its size and the time of its last change.
    private var stamps: [Stamp] {
        watched.map { path in
            let status = try? FilePath(path).stat()
            return Stamp(
                path: path,
                size: status?.size ?? -1,
                seconds: Int(status?.st_mtim.tv_sec ?? 0),
                nanoseconds: Int(status?.st_mtim.tv_nsec ?? 0)
            )
        }
    }

    private struct Stamp: Equatable {
        let path: String
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }
}
