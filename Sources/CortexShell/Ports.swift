import SystemPackage

/// What the steps read and write, and where this process has the other ends.
struct Ports: ~Copyable {
    /// The terminal of the session; `nil` where there are pipes.
    let terminal: Terminal?
    private let input: OwnedDescriptor
    private let output: Pipe
    private let errors: Pipe
    private let forwardOutput: Int32?
    private let forwardErrors: Int32?

    init(_ mode: ShellSession.Mode) throws(ShellError) {
        let terminal = try Terminal(mode)
        let input = try Kernel.nothing()
        let output = try Kernel.pipe(capacity: terminal == nil ? 1 << 20 : 0)
        let errors = try Kernel.pipe()
        Kernel.setNonblocking(output.output.raw, true)
        Kernel.setNonblocking(errors.output.raw, true)
        self.terminal = terminal
        self.input = input
        self.output = output
        self.errors = errors
        switch mode {
        case .pipes(let output, let errors):
            forwardOutput = output?.rawValue
            forwardErrors = errors?.rawValue
        case .terminal(_, let output, _):
            forwardOutput = output?.rawValue
            forwardErrors = nil
        }
    }

    /// The standard descriptors of a step, where it has no terminal.
    var standard: [Int32] {
        [input.raw, output.input.raw, errors.input.raw]
    }

    func outputStream(_ recording: StepRecording) -> OutputStream {
        OutputStream(
            source: terminal?.master.raw ?? output.output.raw,
            forward: forwardOutput,
            record: recording.output?.rawValue,
            timing: recording.timing?.rawValue,
            isTerminal: terminal != nil,
            secrets: recording.secrets
        )
    }

    func errorStream(_ recording: StepRecording) -> OutputStream {
        OutputStream(
            source: errors.output.raw,
            forward: forwardErrors,
            record: recording.errors?.rawValue,
            timing: nil,
            secrets: recording.secrets
        )
    }
}
