import Synchronization

/// The file in which a step's output is recorded; it is only appended to.
///
/// Large pieces are written past the system's cache: that spares a copy and memory which other
/// programs need more, and leaves nothing to the sync at the step's end.
final class OutputRecord: Sendable {
    /// The size of the file when this was made.
    let start: Int
    private let file: Int32
    private let state: Mutex<State>

    private struct State: ~Copyable {
        /// How the file is written past the cache; `nil` where that cannot be.
        var direct: OwnedDescriptor?
        var hasTriedDirect = false
        var failure: ShellError?
        /// Up to where the system was told to write.
        var settled = 0
    }

    /// Appends to the open `file`.
    init(_ file: Int32) {
        self.file = file
        start = Kernel.size(of: file)
        state = Mutex(State())
    }

    /// Throws if a piece could not be recorded.
    func check() throws(ShellError) {
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    /// Appends a small piece behind `position`, the file's size.
    func appendSmall(_ bytes: ArraySlice<UInt8>, at position: Int) throws(ShellError) {
        try Kernel.write(bytes, to: file)
        state.withLock { settle(upTo: position + bytes.count, &$0) }
    }

    /// Appends a large piece that was read behind `position`, the file's size; nothing if a piece
    /// before could not be recorded.
    func appendLarge(_ bytes: ArraySlice<UInt8>, at position: Int) {
        state.withLock { state in
            guard state.failure == nil else { return }
            do throws(ShellError) {
                try append(bytes, at: position, &state)
            } catch {
                state.failure = error
            }
        }
    }

    private func append(
        _ bytes: ArraySlice<UInt8>,
        at position: Int,
        _ state: inout State
    ) throws(ShellError) {
        if !state.hasTriedDirect {
            state.hasTriedDirect = true
            state.direct = Kernel.openDirect(file)
        }
        if let direct = state.direct?.raw {
            try Kernel.append(bytes, to: file, direct: direct, position: position)
        } else {
            try Kernel.write(bytes, to: file)
            settle(upTo: position + bytes.count, &state)
        }
    }

    /// Does not leave all of a large record to the sync at the step's end.
    private func settle(upTo end: Int, _ state: inout State) {
        guard end - state.settled >= OutputRecord.portion else { return }
        Kernel.beginWriteback(file, from: state.settled, to: end)
        state.settled = end
    }

    /// How many bytes the system is told to write at a time.
    private static let portion = 16 << 20
}
