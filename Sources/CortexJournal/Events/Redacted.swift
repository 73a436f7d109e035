/// Secrets that were taken out of what was recorded of a stream.
package struct Redacted: Sendable, Equatable, Codable {
    package enum Stream: String, Sendable, Codable {
        case output
        case errors
    }

    package var stream: Stream
    /// What stands in the record instead, without its brackets: `[secret:NAME]`.
    package var name: String
    package var count: Int
    /// Where the first marks begin in the stream's file, in bytes.
    package var offsets: [Int]

    package init(stream: Stream, name: String, count: Int, offsets: [Int]) {
        self.stream = stream
        self.name = name
        self.count = count
        self.offsets = offsets
    }
}
