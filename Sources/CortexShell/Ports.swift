import SystemPackage

/// What the steps read and write, and where this process has the other ends.
struct Ports: ~Copyable {
    private let input: OwnedDescriptor
    private let output: Pipe
    private let errors: Pipe
    private let forwardOutput: Int32?
    private let forwardErrors: Int32?

    init(_ mode: ShellSession.Mode) throws(ShellError) {
        switch mode {
        case .pipes(let output, let errors):
            forwardOutput = output?.rawValue
            forwardErrors = errors?.rawValue
        }
        let input = try Kernel.nothing()
        let outputPipe = try Kernel.pipe(capacity: 1 << 20)
        let errorPipe = try Kernel.pipe()
        Kernel.setNonblocking(outputPipe.output.raw, true)
        Kernel.setNonblocking(errorPipe.output.raw, true)
        self.input = input
        output = outputPipe
        errors = errorPipe
    }

    /// The standard descriptors of a step.
    var standard: [Int32] {
        [input.raw, output.input.raw, errors.input.raw]
    }

    func outputStream(_ recording: StepRecording) -> OutputStream {
        OutputStream(
            source: output.output.raw, forward: forwardOutput,
            record: recording.output?.rawValue, timing: recording.timing?.rawValue)
    }

    func errorStream(_ recording: StepRecording) -> OutputStream {
        OutputStream(
            source: errors.output.raw, forward: forwardErrors,
            record: recording.errors?.rawValue, timing: nil)
    }
}
