import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Starts programs for the tests.
enum Spawn {
    /// The files that a program gets as its standard input, output and errors.
    struct Streams {
        let input: String
        let output: String
        let errors: String
    }

    /// Starts `arguments` in a session of its own, with no variable but those of `environment` and
    /// no signal ignored or blocked.
    ///
    /// A terminal among `streams` becomes its controlling terminal.
    static func start(
        _ arguments: [String],
        environment: [String: String],
        directory: String,
        streams: Streams
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, streams.input, O_RDWR, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, streams.output, O_RDWR | O_APPEND, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, streams.errors, O_RDWR | O_APPEND, 0)
        var attributes = posix_spawnattr_t()
        prepare(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var pid: pid_t = 0
        let words = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, directory] + arguments
        let status = unsafe withStrings(words) { argv in
            unsafe withStrings(environment.map { "\($0)=\($1)" }) { envp in
                unsafe posix_spawn(&pid, words[0], &actions, &attributes, argv, envp)
            }
        }
        guard status == 0 else { throw Errno(rawValue: status) }
        return pid
    }

    /// Waits for the end of a program.
    ///
    /// - Returns: its exit status, 128 and the signal if one ended it.
    static func wait(for pid: pid_t) throws -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(pid, &status, 0) < 0 {
            guard errno == EINTR else { throw Errno(rawValue: errno) }
        }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
    }

    private static func prepare(_ attributes: inout posix_spawnattr_t) {
        unsafe posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF) | newSession
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    /// `POSIX_SPAWN_SETSID`, which the module of the GNU C library does not show.
    #if canImport(Glibc)
    private static let newSession = 0x80
    #else
    private static let newSession = Int(POSIX_SPAWN_SETSID)
    #endif

    /// Lends `strings` as a list that ends with a null pointer.
    private static func withStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        var pointers = unsafe strings.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        defer {
            for index in unsafe pointers.indices {
                unsafe free(pointers[index])
            }
        }
        return unsafe body(pointers)
    }
}
