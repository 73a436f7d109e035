/// A torn last record was cut off and kept beside the journal as `torn-<offset>`.
package struct RunRecovered: Sendable, Equatable, Codable {
    /// Where it began, in bytes.
    package var offset: Int
    /// How long it was.
    package var bytes: Int
    package var sha256: String

    package init(offset: Int, bytes: Int, sha256: String) {
        self.offset = offset
        self.bytes = bytes
        self.sha256 = sha256
    }
}
