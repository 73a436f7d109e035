/// A command whose failure did not reach the step's status.
package struct HiddenFailure: Sendable, Equatable, Codable {
    /// The 1-based line of the document.
    package var line: Int
    package var status: Int
    package var command: String

    package init(line: Int, status: Int, command: String) {
        self.line = line
        self.status = status
        self.command = command
    }
}
