/// The signals that this process gets, taken as they come instead of dying of them.
package struct SignalWatch: Sendable {
    /// What to wait for when a signal is due.
    package let descriptor: Int32

    /// Begins to watch; once begun it is never ended.
    ///
    /// - Throws: `ShellError` if the system refuses.
    package init() throws(ShellError) {
        descriptor = try Kernel.watchSignals()
    }

    /// Returns the signals that have come since the last call.
    package func take() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        guard let count = try? Kernel.read(descriptor, into: &bytes) else { return [] }
        return bytes.prefix(count).map(Int32.init)
    }
}
