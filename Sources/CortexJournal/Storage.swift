/// What a journal asks of its file.
package protocol Storage: Sendable {
    /// Appends `bytes` with one write, continued where the system wrote less.
    func append(_ bytes: [UInt8]) throws
    /// Returns when everything appended is durable.
    func sync() throws
    /// Cuts everything from byte `size` on.
    func truncate(to size: Int) throws
}
