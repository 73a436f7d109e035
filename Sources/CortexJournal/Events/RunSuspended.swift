/// The run paused and can be resumed.
package struct RunSuspended: Sendable, Equatable, Codable {
    package enum Reason: String, Sendable, Codable {
        case quit
        case hangup
        case terminated
        case interrupted
        case failed
        case unattested
        /// A signature is missing.
        case unsigned
        /// Nobody has said what became of a step whose end is unknown.
        case unknown
        /// A step's output could not be recorded.
        case unrecorded
    }

    package var reason: Reason
    /// The item at which it paused.
    package var item: String?

    package init(reason: Reason, item: String? = nil) {
        self.reason = reason
        self.item = item
    }
}
