import CortexRunbook
import Crypto
import Dispatch
import Synchronization

/// The digest of a stream, taken on another processor where much comes at once.
///
/// A large piece goes to a queue and leaves a spare buffer behind, so that the next one can be read
/// meanwhile. A small one is not worth that trouble: it waits for those before it.
struct StreamDigest: ~Copyable {
    private let hasher = SharedHasher()
    private let queue = DispatchQueue(label: "digest")
    private var spares: [Spare] = []
    private var next = 0
    private var isBehind = false

    /// Adds the first `count` bytes of `buffer`, whose contents are undefined afterwards.
    mutating func add(_ buffer: inout [UInt8], count: Int) {
        guard count >= StreamDigest.large else {
            catchUp()
            return hasher.update(with: buffer, count: count)
        }
        isBehind = true
        let spare = takeSpare(size: buffer.count)
        spare.exchange(&buffer)
        queue.async(group: spare.use) { [hasher] in
            spare.lend { hasher.update(with: $0, count: count) }
        }
    }

    /// Returns the digest of all that was added, in hexadecimal digits.
    mutating func finish() -> String {
        catchUp()
        return hasher.hex
    }

    /// Waits until the queue has come to its end.
    private mutating func catchUp() {
        if isBehind { queue.sync {} }
        isBehind = false
    }

    /// Returns the spare that was used longest ago, once its bytes have been digested.
    private mutating func takeSpare(size: Int) -> Spare {
        if spares.count < StreamDigest.maximumSpares {
            spares.append(Spare(size: size))
            return spares[spares.count - 1]
        }
        let spare = spares[next]
        next = (next + 1) % spares.count
        spare.use.wait()
        return spare
    }

    /// From how many bytes on another processor is worth its trouble.
    private static let large = 1 << 16
    /// How many buffers may wait to be digested.
    private static let maximumSpares = 8
}

/// A buffer that goes back and forth between the reader and the queue.
private final class Spare: Sendable {
    /// Entered while the buffer is to be digested.
    let use = DispatchGroup()
    private let bytes: Mutex<[UInt8]>

    init(size: Int) {
        bytes = Mutex([UInt8](repeating: 0, count: size))
    }

    func exchange(_ buffer: inout [UInt8]) {
        bytes.withLock { swap(&$0, &buffer) }
    }

    func lend(_ body: ([UInt8]) -> Void) {
        bytes.withLock { body($0) }
    }
}

/// The digest so far, shared with the queue.
private final class SharedHasher: Sendable {
    private let hasher = Mutex(SHA256())

    func update(with bytes: [UInt8], count: Int) {
        hasher.withLock { hasher in
            unsafe bytes.withUnsafeBytes {
                unsafe hasher.update(
                    bufferPointer: UnsafeRawBufferPointer(rebasing: $0.prefix(count))
                )
            }
        }
    }

    var hex: String {
        hasher.withLock { Digest.hex($0.finalize()) }
    }
}
