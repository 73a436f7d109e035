/// A process that outlived its step.
package struct BackgroundProcess: Sendable, Equatable, Codable {
    package var pid: Int
    package var command: String

    package init(pid: Int, command: String) {
        self.pid = pid
        self.command = command
    }
}
