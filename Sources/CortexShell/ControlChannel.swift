/// How the prelude and this process talk.
///
/// There is a file for the state, one for changes to it, a pipe for reports and one for answers. No
/// process of a step inherits them; the prelude opens them by their path.
struct ControlChannel: ~Copyable {
    private let state: OwnedDescriptor
    private let patch: OwnedDescriptor
    private let reports: Pipe
    private let answers: Pipe
    let prelude: Prelude

    init() throws(ShellError) {
        let state = try Kernel.scratchFile()
        let patch = try Kernel.scratchFile()
        let reports = try Kernel.pipe()
        let answers = try Kernel.pipe()
        Kernel.setNonblocking(reports.output.raw, true)
        Kernel.setNonblocking(answers.output.raw, true)
        prelude = Prelude(
            statePath: state.path,
            reportPath: reports.input.path,
            answerPath: answers.output.path,
            patchPath: patch.path
        )
        self.state = state
        self.patch = patch
        self.reports = reports
        self.answers = answers
    }

    /// What to wait for when a report is due.
    var descriptor: Int32 {
        reports.output.raw
    }

    /// Throws away what a step that ended in between has left.
    func clear() {
        Kernel.truncate(state.raw)
        var rest = [UInt8](repeating: 0, count: 4_096)
        for pipe in [reports.output.raw, answers.output.raw] {
            while let count = try? Kernel.read(pipe, into: &rest), count > 0 {}
        }
    }

    /// Returns what was written as the state.
    func savedState() throws(ShellError) -> [UInt8] {
        try Kernel.contents(of: state.raw)
    }

    /// Reads what has been reported since.
    func read() throws(ShellError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        guard let count = try Kernel.read(descriptor, into: &bytes) else { return [] }
        return Array(bytes.prefix(count))
    }

    /// Has the waiting bash run `patch`; it waits again afterwards.
    func apply(_ text: [UInt8]) throws(ShellError) {
        Kernel.truncate(patch.raw)
        try Kernel.write(text, count: text.count, to: patch.raw)
        try answer("k")
    }

    /// Answers the report that bash waits with.
    func answer(_ letter: Character) throws(ShellError) {
        let bytes = Array(letter.utf8)
        try Kernel.write(bytes, count: bytes.count, to: answers.input.raw)
    }
}

/// What the prelude reports.
enum ControlReport: Equatable {
    /// A command failed; bash waits for the answer.
    case failed(line: Int, status: Int32, flags: String, command: String, pipeStatus: [Int32])
    /// A command failed where bash does not stop; bash goes on.
    case hidden(line: Int, status: Int32, command: String, pipeStatus: [Int32])
    /// The state was written as asked; bash waits again.
    case snapshotTaken
    /// The directory that the block begins in is gone; bash ends.
    case directoryGone

    /// Takes the first whole report off `bytes`; `nil` if there is none yet.
    static func take(from bytes: inout [UInt8]) -> ControlReport? {
        guard
            let end = zip(bytes, bytes.dropFirst()).enumerated().first(where: {
                $0.element == (0, 0)
            })?.offset
        else { return nil }
        let fields = bytes[..<end].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        bytes.removeFirst(end + 2)
        switch fields.first {
        case "p": return .snapshotTaken
        case "l": return .directoryGone
        case "h": return hidden(fields)
        default: return failure(fields)
        }
    }

    private static func hidden(_ fields: [String]) -> ControlReport? {
        guard fields.count >= 4, let status = Int32(fields[1]), let line = Int(fields[2]) else {
            return nil
        }
        return .hidden(
            line: line,
            status: status,
            command: fields[3],
            pipeStatus: fields[4...].compactMap { Int32($0) }
        )
    }

    private static func failure(_ fields: [String]) -> ControlReport? {
        guard fields.count >= 4, let status = Int32(fields[0]), let line = Int(fields[1]) else {
            return nil
        }
        return .failed(
            line: line,
            status: status,
            flags: fields[2],
            command: fields[3],
            pipeStatus: fields[4...].compactMap { Int32($0) }
        )
    }
}
