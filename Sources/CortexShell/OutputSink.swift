import CortexRunbook
import Crypto
import Dispatch
import Synchronization

/// Where a step's output goes: into its digest and its record, on other processors where much comes
/// at once.
///
/// A large piece goes to two queues and leaves a spare buffer behind, so that the next one can be
/// read meanwhile. A small one is not worth that trouble: it waits for those before it.
struct OutputSink: ~Copyable {
    /// How many bytes have come.
    private(set) var count = 0
    private let hasher = SharedHasher()
    private let record: OutputRecord?
    private let queues = [DispatchQueue(label: "digest"), DispatchQueue(label: "record")]
    private var spares: [Spare] = []
    private var next = 0
    private var isBehind = false

    /// `record` is a file that is open for appending; `nil` where nothing is recorded.
    init(record: Int32?) {
        self.record = record.map { OutputRecord($0) }
    }

    /// How many bytes of the record stand before the next piece.
    var position: Int { (record?.start ?? 0) + count }

    /// Adds a `part` of `buffer`, which was read behind `position`; returns the bytes that hold it.
    ///
    /// The contents of `buffer` are undefined afterwards.
    /// - Throws: `ShellError` if this piece or one before it cannot be recorded.
    mutating func add(
        _ buffer: inout [UInt8],
        _ part: Range<Int>
    ) throws(ShellError) -> [UInt8] {
        let position = position
        count += part.count
        guard part.count >= OutputSink.large else {
            try catchUp()
            try record?.appendSmall(buffer[part], at: position)
            hasher.update(with: buffer[part])
            return buffer
        }
        try record?.check()
        isBehind = true
        let index = takeSpare(size: buffer.count)
        swap(&buffer, &spares[index].bytes)
        let (bytes, use) = (spares[index].bytes, spares[index].use)
        queues[0].async(group: use) { [hasher] in hasher.update(with: bytes[part]) }
        guard let record else { return bytes }
        queues[1].async(group: use) { record.appendLarge(bytes[part], at: position) }
        return bytes
    }

    /// Waits until all that was added is recorded and digested.
    ///
    /// - Throws: `ShellError` if something of it cannot be recorded.
    mutating func catchUp() throws(ShellError) {
        if isBehind { for queue in queues { queue.sync {} } }
        isBehind = false
        try record?.check()
    }

    /// Returns the digest of all that was added, in hexadecimal digits.
    ///
    /// - Throws: `ShellError` if something of it cannot be recorded.
    mutating func finish() throws(ShellError) -> String {
        try catchUp()
        return hasher.hex
    }

    /// Returns the spare that was used longest ago, once nothing is left to be done with its bytes.
    private mutating func takeSpare(size: Int) -> Int {
        if spares.count < OutputSink.maximumSpares {
            spares.append(Spare(bytes: [UInt8](repeating: 0, count: size)))
            return spares.count - 1
        }
        defer { next = (next + 1) % spares.count }
        spares[next].use.wait()
        return next
    }

    /// A buffer that goes back and forth between the reader and the queues.
    private struct Spare {
        var bytes: [UInt8]
        /// Entered while something is to be done with the bytes.
        let use = DispatchGroup()
    }

    /// From how many bytes on other processors are worth their trouble.
    private static let large = 1 << 16
    /// How many buffers may wait.
    private static let maximumSpares = 8
}

/// The digest so far, shared with the queue.
private final class SharedHasher: Sendable {
    private let hasher = Mutex(SHA256())

    func update(with bytes: ArraySlice<UInt8>) {
        hasher.withLock { hasher in
            unsafe bytes.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        }
    }

    var hex: String {
        hasher.withLock { Digest.hex($0.finalize()) }
    }
}
