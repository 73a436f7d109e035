/// A process that a block has left running.
package struct BackgroundProcess: Sendable, Equatable {
    package var pid: Int32
    package var command: String
}
