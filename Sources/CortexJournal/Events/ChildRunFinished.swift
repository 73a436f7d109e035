/// The other run has ended or paused.
package struct ChildRunFinished: Sendable, Equatable, Codable {
    /// The other run's name.
    package var name: String
    /// The exit status that it ended with.
    package var status: Int

    package init(name: String, status: Int) {
        self.name = name
        self.status = status
    }
}
