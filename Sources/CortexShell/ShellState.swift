/// What one block leaves to the next: everything a shell knows besides its processes and files.
package struct ShellState: Sendable, Equatable {
    /// The directory stack, the working directory first.
    var directories: [[UInt8]]
    /// The statements that declare the variables, by name, sorted.
    var variables: [Declaration] = []
    /// The variables that bash makes and that have been unset.
    var unset: [[UInt8]] = []
    var functions: [Function] = []
    /// What `alias -p` prints.
    var aliases: [UInt8] = []
    /// What `trap -p` prints for true signals.
    var traps: [UInt8] = []
    /// The traps on bash's own events, by name: EXIT, ERR, DEBUG, RETURN.
    var events: [String: [UInt8]] = [:]
    /// The options of `set -o` that are on; `nil` leaves bash's own.
    var options: Set<String>?
    /// The options of `shopt` that are on; `nil` leaves bash's own.
    var shellOptions: Set<String>?
    /// The value of POSIXLY_CORRECT where it is set.
    var posix: [UInt8] = []
    /// The octal digits that `umask` prints; empty leaves the process's own.
    var umask: [UInt8] = []
    var arguments: [[UInt8]] = []
    /// The value of `$?`.
    package var status: Int32 = 0
    /// What the environment holds under names that are not a shell's, `NAME=VALUE`.
    var foreign: [[UInt8]] = []

    /// A statement such as `declare -x PATH="/bin"`.
    struct Declaration: Sendable, Hashable {
        var name: [UInt8]
        var statement: [UInt8]
    }

    /// A function: its definition, and its attributes as `declare -F` shows them.
    struct Function: Sendable, Hashable {
        var name: [UInt8]
        var attributes: [UInt8]
        var definition: [UInt8]
    }

    /// The working directory.
    package var directory: String {
        String(decoding: directories.first ?? [], as: UTF8.self)
    }

    /// Whether `extglob` is on: bash then reads text in another way.
    package var extglob: Bool {
        shellOptions?.contains("extglob") ?? false
    }

    /// The text of the EXIT trap; `nil` if none is set.
    package var exitTrap: [UInt8]? {
        events["EXIT"]
    }

    /// Takes the EXIT trap off the state and returns its text, which runs when the run ends.
    package mutating func takeExitTrap() -> [UInt8]? {
        events.removeValue(forKey: "EXIT")
    }

    /// The variable that takes the most room; `nil` if there is none.
    package var largestVariable: String? {
        variables.max { $0.statement.count < $1.statement.count }
            .map { String(decoding: $0.name, as: UTF8.self) }
    }
}
