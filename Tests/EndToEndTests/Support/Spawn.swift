import Foundation
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts programs for the tests.
enum Spawn {
    /// The tests' environment, changed by `changes`; an empty value removes a variable.
    static func environment(with changes: [String: String]) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["TERM"] = "xterm-256color"
        for name in ["NO_COLOR", "EDITOR", "VISUAL", "PAGER", "GIT_PAGER"] {
            environment[name] = nil
        }
        for (name, value) in changes {
            environment[name] = value.isEmpty ? nil : value
        }
        return environment
    }

    /// Starts `arguments` in a session of its own with `terminal` as its controlling terminal.
    static func start(
        _ arguments: [String],
        environment: [String: String],
        directory: String?,
        terminal: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
        if let directory {
            unsafe posix_spawn_file_actions_addchdir_np(&actions, directory)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSID))
        var pid: pid_t = 0
        let status = unsafe withStrings(arguments) { argv in
            unsafe withStrings(environment.map { "\($0)=\($1)" }) { envp in
                unsafe posix_spawnp(&pid, arguments[0], &actions, &attributes, argv, envp)
            }
        }
        guard status == 0 else { throw Errno(rawValue: status) }
        return pid
    }

    /// Lends `strings` as a list that ends with a null pointer.
    private static func withStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        var pointers = unsafe strings.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        defer {
            for unsafe pointer in unsafe pointers {
                unsafe free(pointer)
            }
        }
        return unsafe body(pointers)
    }
}
