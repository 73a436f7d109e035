/// What a process is started from, as the keeper reads it (`ct_keeper_start_step`).
enum ProcessImage {
    /// Returns the counts, the path, the arguments and the environment, strings ended by NUL.
    static func bytes(
        path: String,
        arguments: [String],
        environment: [[UInt8]]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for count in [arguments.count, environment.count] {
            for shift in stride(from: 0, to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: count >> shift))
            }
        }
        for string in [path] + arguments {
            bytes += Array(string.utf8) + [0]
        }
        for entry in environment {
            bytes += entry + [0]
        }
        return bytes
    }
}

/// What bash is started with.
struct Launch {
    /// The arguments, its name first.
    var arguments: [String]
    /// Entries of the environment besides those that the state holds.
    var environment: [[UInt8]] = []
}
