/// The wall clock was moved since the record before.
package struct ClockJumped: Sendable, Equatable, Codable {
    /// By how much, in nanoseconds; negative for backwards.
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }
}
