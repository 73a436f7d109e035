/// How a check that failed is tried again: "Retry: every 10s for 5 minutes".
package struct Retry: Sendable, Equatable, Codable {
    package enum Limit: Sendable, Equatable, Codable {
        /// So many seconds after the first try began, no new one begins.
        case seconds(Int)
        /// So many tries, the first one included.
        case times(Int)
    }

    /// The seconds between the end of a try and the beginning of the next.
    package var every: Int
    package var limit: Limit

    package init(every: Int, limit: Limit) {
        self.every = every
        self.limit = limit
    }

    /// Returns the seconds to wait before the next try; `nil` if there is no further one.
    ///
    /// So many `tries` have failed, the last of them `elapsed` seconds after the first began.
    package func pause(after tries: Int, elapsed: Int) -> Int? {
        switch limit {
        case .seconds(let seconds): elapsed + every <= seconds ? every : nil
        case .times(let times): tries < times ? every : nil
        }
    }

    /// The longest waiting between two tries, in seconds.
    package static let longestPause = 3_600
    /// The longest time that a check is tried again, in seconds.
    package static let longest = 86_400
    /// The most tries.
    package static let mostTimes = 10_000
}

extension Retry {
    /// In words: "every 10 s for 300 s", "every 10 s, up to 5 times".
    package var words: String {
        switch limit {
        case .seconds(let seconds): "every \(every) s for \(seconds) s"
        case .times(let times): "every \(every) s, up to \(times) times"
        }
    }
}
