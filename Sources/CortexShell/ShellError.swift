import SystemPackage

/// Why a shell could not be used; a step that fails is a result, not an error.
package struct ShellError: Error, Equatable, CustomStringConvertible {
    /// One line for a person, lower case, without a full stop.
    package var description: String

    init(_ description: String) {
        self.description = description
    }
}

extension ShellError {
    static func system(_ what: String, _ number: Int32) -> ShellError {
        ShellError("cannot \(what): \(Errno(rawValue: number))")
    }

    static func noBash(_ searched: String) -> ShellError {
        ShellError(
            "`bash` is neither in /bin nor on the PATH \(searched); install bash 4.4 or newer"
        )
    }

    static func oldBash(_ path: String, _ version: String) -> ShellError {
        ShellError("\(path) is bash \(version); Cortex needs bash 4.4 or newer")
    }

    static func brokenBash(_ path: String) -> ShellError {
        ShellError("\(path) does not answer as bash does")
    }

    static func notAState(_ reason: String) -> ShellError {
        ShellError("not a saved shell state: \(reason)")
    }

    static let keeperGone = ShellError("the process that holds the run's session is gone")
}
