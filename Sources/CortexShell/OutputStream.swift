/// Output on its way from a step to the operator and into the record, in bounded memory.
struct OutputStream: ~Copyable {
    /// Where the step's output is read.
    let source: Int32
    /// Where the operator sees it; `nil` where nobody does.
    let forward: Int32?
    private let record: Int32?
    private let timing: Int32?
    private var digest = StreamDigest()
    private var count = 0
    /// How much of the record the system was told to write.
    private var written = 0
    /// `nil` where nobody's terminal shows it.
    private(set) var terminalUse: TerminalUse?
    private var pending: [UInt8] = []
    private var last: ContinuousClock.Instant

    init(
        source: Int32,
        forward: Int32?,
        record: Int32?,
        timing: Int32?,
        isTerminal: Bool = false
    ) {
        terminalUse = isTerminal ? .text : nil
        self.source = source
        self.forward = forward
        self.record = record
        self.timing = timing
        last = .now
    }

    /// Takes what is there, at most one buffer; returns its size, 0 if there is nothing.
    ///
    /// What `buffer` holds before and afterwards is undefined.
    /// - Throws: `ShellError` if it cannot be recorded.
    mutating func pump(through buffer: inout [UInt8]) throws(ShellError) -> Int {
        guard let size = try Kernel.read(source, into: &buffer), size > 0 else { return 0 }
        try pass(buffer, count: size)
        count += size
        writeBack()
        terminalUse?.note(buffer[..<size])
        digest.add(&buffer, count: size)
        try noteTime(of: size)
        return size
    }

    /// Does not leave all of a large record to the sync at the step's end.
    private mutating func writeBack() {
        guard let record, count - written >= OutputStream.portion else { return }
        Kernel.beginWriteback(record, from: written, to: count)
        written = count
    }

    /// Records and shows the first `count` of `bytes`.
    private func pass(_ bytes: [UInt8], count: Int) throws(ShellError) {
        if let record { try Kernel.write(bytes, count: count, to: record) }
        if let forward { try? Kernel.write(bytes, count: count, to: forward) }
    }

    /// How many bytes the system is told to write at a time.
    private static let portion = 16 << 20

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
            sha256: digest.finish(),
            terminalUse: terminalUse ?? .text
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
