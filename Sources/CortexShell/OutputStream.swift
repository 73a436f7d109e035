import CortexRunbook
import Crypto
import Dispatch
import Synchronization

/// Output on its way from a step to the operator and into the record, in bounded memory.
struct OutputStream: ~Copyable {
    /// Where the step's output is read.
    let source: Int32
    /// Where the operator sees it; `nil` where nobody does.
    let forward: Int32?
    private let record: Int32?
    private let timing: Int32?
    private var hasher = SHA256()
    private var count = 0
    /// How much of the record the system was told to write.
    private var written = 0
    /// `nil` where nobody's terminal shows it.
    private(set) var hasControls: Bool?
    private var pending: [UInt8] = []
    private var last: ContinuousClock.Instant

    init(
        source: Int32,
        forward: Int32?,
        record: Int32?,
        timing: Int32?,
        isTerminal: Bool = false
    ) {
        hasControls = isTerminal ? false : nil
        self.source = source
        self.forward = forward
        self.record = record
        self.timing = timing
        last = .now
    }

    /// Takes what is there, at most one buffer; returns its size, 0 if there is nothing.
    ///
    /// - Throws: `ShellError` if it cannot be recorded.
    mutating func pump(through buffer: inout [UInt8]) throws(ShellError) -> Int {
        guard let size = try Kernel.read(source, into: &buffer), size > 0 else { return 0 }
        try keep(buffer, count: size)
        count += size
        writeBack()
        if hasControls == false {
            hasControls = buffer[..<size].contains { $0 == 0x1B || $0 == 0x05 }
        }
        try noteTime(of: size)
        return size
    }

    /// Does not leave all of a large record to the sync at the step's end.
    private mutating func writeBack() {
        guard let record, count - written >= OutputStream.portion else { return }
        Kernel.beginWriteback(record, from: written, to: count)
        written = count
    }

    /// Records, shows and digests the first `count` of `bytes`.
    ///
    /// A large piece is digested on another processor meanwhile: it takes as long as the rest.
    private mutating func keep(_ bytes: [UInt8], count: Int) throws(ShellError) {
        guard count >= OutputStream.large else {
            try OutputStream.pass(bytes, count: count, to: record, forward)
            return Kernel.update(&hasher, with: bytes, count: count)
        }
        let digest = Mutex(hasher)
        let passed = Mutex(Result<Void, ShellError>.success(()))
        DispatchQueue.concurrentPerform(iterations: 2) { [record, forward] part in
            if part == 0 {
                digest.withLock { Kernel.update(&$0, with: bytes, count: count) }
            } else {
                let result = Result { () throws(ShellError) in
                    try OutputStream.pass(bytes, count: count, to: record, forward)
                }
                passed.withLock { $0 = result }
            }
        }
        hasher = digest.withLock { $0 }
        try passed.withLock { $0 }.get()
    }

    private static func pass(
        _ bytes: [UInt8],
        count: Int,
        to record: Int32?,
        _ forward: Int32?
    ) throws(ShellError) {
        if let record { try Kernel.write(bytes, count: count, to: record) }
        if let forward { try? Kernel.write(bytes, count: count, to: forward) }
    }

    /// How many bytes the system is told to write at a time.
    private static let portion = 16 << 20
    /// From how many bytes on two processors are worth their trouble.
    private static let large = 1 << 16

    /// Takes what is there now, but no more than `limit` bytes: others may go on writing.
    mutating func drain(through buffer: inout [UInt8], limit: Int) throws(ShellError) {
        var taken = 0
        while taken < limit {
            let size = try pump(through: &buffer)
            if size == 0 { return }
            taken += size
        }
    }

    /// Returns what was taken, after the last line of the timing has been written.
    mutating func finish() throws(ShellError) -> Captured {
        try flushTiming()
        return Captured(
            count: count,
            sha256: Digest.hex(hasher.finalize()),
            hasControls: hasControls ?? false
        )
    }

    private mutating func noteTime(of size: Int) throws(ShellError) {
        guard timing != nil else { return }
        let now = ContinuousClock.now
        pending += Array("\(TimingFile.seconds(last.duration(to: now))) \(size)\n".utf8)
        last = now
        if pending.count >= 4_096 { try flushTiming() }
    }

    private mutating func flushTiming() throws(ShellError) {
        if let timing { try Kernel.write(pending, count: pending.count, to: timing) }
        pending.removeAll(keepingCapacity: true)
    }
}

/// The format of timing files (`scriptreplay`(1), classic).
enum TimingFile {
    /// Returns a duration as seconds with six decimals.
    static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let micros = String(attoseconds / 1_000_000_000_000)
        return "\(seconds).\(String(repeating: "0", count: 6 - micros.count))\(micros)"
    }
}
