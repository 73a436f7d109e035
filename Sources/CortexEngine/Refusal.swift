/// Why a command does nothing: lines for the operator and the status to exit with.
package struct Refusal: Error, Equatable {
    package let status: ExitStatus
    /// One line each: what, where, what next.
    package let lines: [String]

    package init(_ status: ExitStatus, _ lines: [String]) {
        self.status = status
        self.lines = lines
    }

    package init(_ status: ExitStatus, _ line: String) {
        self.init(status, [line])
    }
}
