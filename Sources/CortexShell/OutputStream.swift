import CortexSecrets

/// Output on its way from a step to the operator and into the record, in bounded memory.
///
/// Secrets are taken out before anything is recorded; only the operator's terminal gets them.
struct OutputStream: ~Copyable {
    /// Where the step's output is read.
    let source: Int32
    /// Where the operator sees it; `nil` where nobody does.
    let forward: Int32?
    /// Whether that is a terminal, which gets all as it comes.
    private let isLive: Bool
    private let timing: Int32?
    private var sink: OutputSink
    /// `nil` where nobody's terminal shows it.
    private(set) var terminalUse: TerminalUse?
    private var pending: [UInt8] = []
    private var last: ContinuousClock.Instant
    /// `nil` where nothing is taken out.
    private var redactor: Redactor?
    /// Where output lies that is not recorded as it came.
    private var changed: [UInt8] = []

    init(
        source: Int32,
        forward: Int32?,
        record: Int32?,
        timing: Int32?,
        isTerminal: Bool = false,
        secrets: SecretMatcher? = nil
    ) {
        redactor = secrets.map { Redactor($0) }
        isLive = isTerminal || forward.map(Kernel.isTerminal) == true
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
        let position = sink.position + (redactor?.heldCount ?? 0)
        let part = try Kernel.read(source, into: &buffer, behind: position)
        guard let part, !part.isEmpty else { return 0 }
        terminalUse?.note(buffer[part])
        if redactor?.passes(buffer, part) ?? true {
            let bytes = try sink.add(&buffer, part)
            show(bytes[part])
            try noteTime(of: part.count)
        } else {
            if isLive { show(buffer[part]) }
            try record(redactor?.take(buffer[part]) ?? [])
        }
        return part.count
    }

    /// Records what the redactor has let through.
    private mutating func record(_ bytes: [UInt8]) throws(ShellError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if changed.isEmpty { changed = [UInt8](repeating: 0, count: Self.bufferSize) }
            let start = Kernel.start(in: &changed, behind: sink.position)
            let piece = rest.prefix(Self.bufferSize - Kernel.page)
            let part = start..<start + piece.count
            changed.replaceSubrange(part, with: piece)
            let recorded = try sink.add(&changed, part)
            if !isLive { show(recorded[part]) }
            rest = rest.dropFirst(piece.count)
        }
        if !bytes.isEmpty { try noteTime(of: bytes.count) }
    }

    private func show(_ bytes: ArraySlice<UInt8>) {
        if let forward { try? Kernel.write(bytes, to: forward) }
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
        try record(redactor?.finish() ?? [])
        try flushTiming()
        return Captured(
            count: sink.count,
            sha256: try sink.finish(),
            terminalUse: terminalUse ?? .text,
            redactions: redactor?.tally ?? RedactionTally()
        )
    }

    /// The size of a buffer that output is read into.
    static let bufferSize = (1 << 20) + Kernel.page

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
