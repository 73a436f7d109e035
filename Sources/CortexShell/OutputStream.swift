/// Output on its way from a step to the operator and into the record, in bounded memory.
struct OutputStream: ~Copyable {
    /// Where the step's output is read.
    let source: Int32
    /// Where the operator sees it; `nil` where nobody does.
    let forward: Int32?
    private let timing: Int32?
    private var sink: OutputSink
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
        sink = OutputSink(record: record)
        self.timing = timing
        last = .now
    }

    /// Takes what is there, at most one buffer; returns its size, 0 if there is nothing.
    ///
    /// What `buffer` holds before and afterwards is undefined.
    /// - Throws: `ShellError` if it cannot be recorded.
    mutating func pump(through buffer: inout [UInt8]) throws(ShellError) -> Int {
        let part = try Kernel.read(source, into: &buffer, behind: sink.position)
        guard let part, !part.isEmpty else { return 0 }
        terminalUse?.note(buffer[part])
        let bytes = try sink.add(&buffer, part)
        if let forward { try? Kernel.write(bytes[part], to: forward) }
        try noteTime(of: part.count)
        return part.count
    }

    /// Takes and records what is there now, but no more than `limit` bytes: others may go on writing.
    mutating func drain(through buffer: inout [UInt8], limit: Int) throws(ShellError) {
        var taken = 0
        while taken < limit {
            let size = try pump(through: &buffer)
            if size == 0 { break }
            taken += size
        }
        try sink.catchUp()
    }

    /// Returns what was taken, after the last line of the timing has been written.
    mutating func finish() throws(ShellError) -> Captured {
        try flushTiming()
        return Captured(
            count: sink.count,
            sha256: try sink.finish(),
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
