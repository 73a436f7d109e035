package import SystemPackage

/// The one session in which the blocks of a run are executed.
package final class ShellSession {
    /// What the blocks see of the world.
    package enum Mode: Sendable {
        /// Pipes: standard input is empty, standard output and error are kept apart, and what
        /// comes is passed on to the given descriptors.
        case pipes(output: FileDescriptor?, errors: FileDescriptor?)
        /// A terminal of their own, shown on `output` and fed with what is typed at `input`. Its
        /// size is `size`, or that of `output` where it is `nil`, and follows the latter.
        case terminal(input: FileDescriptor?, output: FileDescriptor?, size: TerminalSize?)
    }
    package let bash: Bash
    let keeper: Keeper
    let channel: ControlChannel
    let ports: Ports
    let signals: SignalWatch?
    let names: BlockNames
    /// The wait statuses of steps that ended while a shell beside them was open.
    var ended: [Int32: Int32] = [:]
    var buffer: [UInt8]

    /// Starts the session.
    ///
    /// `signals` tells the observers of the steps what this process is told.
    /// `environment` says where temporary files go.
    /// - Throws: `ShellError` if the system refuses.
    package init(
        bash: Bash,
        mode: Mode,
        signals: SignalWatch? = nil,
        environment: [String: String] = [:]
    ) throws(ShellError) {
        self.bash = bash
        self.signals = signals
        ports = try Ports(mode)
        names = BlockNames(environment: environment)
        keeper = try Keeper(terminal: ports.terminal?.slavePath, folder: names.folder)
        channel = try ControlChannel()
        // Behind the keeper: what is in memory before it is copied with every step's process.
        buffer = [UInt8](repeating: 0, count: OutputStream.bufferSize)
    }

    /// Makes the process of a step; it waits until `run`.
    ///
    /// - Throws: `ShellError` if the system refuses; nothing of the block has run then.
    package func prepare(_ request: StepRequest) throws(ShellError) -> PreparedStep {
        let block = try Kernel.sealedFile(request.script)
        let name = names.link(block.path, as: request.name)
        let script = channel.prelude.script(running: name, for: request, bash: bash)
        return try prepare(request, block: block, name: name, script: script) {
            Launch(arguments: ["bash", "--noprofile", "--norc", "-p", $0])
        }
    }

    /// Makes the process of a step: bash, launched with the script's path.
    func prepare(
        _ request: StepRequest,
        block: consuming OwnedDescriptor,
        name: String = "",
        script: [UInt8],
        launch: (String) -> Launch
    ) throws(ShellError) -> PreparedStep {
        let script = try Kernel.sealedFile(script)
        let launch = launch(script.path)
        let image = try Kernel.sealedFile(
            ProcessImage.bytes(
                path: bash.path,
                arguments: launch.arguments,
                environment: request.state.foreign + launch.environment
            )
        )
        let gate = try Kernel.pipe()
        channel.clear()
        let pid = try keeper.start(
            image: image,
            standard: ports.standard,
            gate: gate.output,
            inherited: request.liveness?.rawValue,
            isForeground: true
        )
        return PreparedStep(
            pid: pid,
            request: request,
            block: block,
            name: name,
            script: script,
            gate: gate.input
        )
    }

    /// Ends the session; what its blocks have left running is ended with TERM unless it is kept.
    package func end(keepingProcesses isKept: Bool) {
        if isKept { return }
        for process in ProcessTable().descendants(of: keeper.pid).reversed() {
            Kernel.signal(process.pid, DriverSignal.terminate.rawValue)
        }
    }

    /// Lets a step go and stays with it to its end.
    ///
    /// - Throws: `ShellError` if the session itself is lost; what the step has done is unknown.
    package func run(
        _ step: consuming PreparedStep,
        observer: inout some StepObserver
    ) throws(ShellError) -> StepResult {
        var loop = StepLoop(session: self, step: step)
        return try loop.run(observer: &observer)
    }

    /// Returns the signals that this process has got since somebody last looked.
    ///
    /// If it was asked to stop, it has stopped and was continued when this returns.
    package func takeSignals() -> [DriverSignal] {
        let taken = signals?.take() ?? []
        if taken.contains(Kernel.suspendSignal) { Kernel.stopThisProcess() }
        return taken.compactMap(DriverSignal.init)
    }

    /// Lets `duration` pass; returns the signal that this process gets before that, if one comes.
    ///
    /// What processes left behind write meanwhile is dropped.
    package func pause(_ duration: Duration) -> DriverSignal? {
        let deadline = ContinuousClock.now + duration
        let sources = ([signals?.descriptor].compactMap { $0 } + idleDescriptors).map {
            Interest($0)
        }
        while deadline > .now {
            if let signal = takeSignals().first { return signal }
            if Kernel.wait(for: sources, milliseconds: 200).contains(true) {
                _ = takeIdleOutput()
            }
        }
        return nil
    }

    /// Returns what processes left behind have written between the steps; it belongs to no record.
    ///
    /// Call it when one of `idleDescriptors` is ready while nothing runs, so that they go on.
    package func takeIdleOutput() -> [UInt8] {
        idleDescriptors.flatMap { source -> ArraySlice<UInt8> in
            let count = try? Kernel.read(source, into: &buffer)
            return buffer.prefix(count ?? 0)
        }
    }

    /// Where the output of processes left behind is read.
    package var idleDescriptors: [Int32] {
        [ports.outputStream(StepRecording()).source, ports.errorStream(StepRecording()).source]
    }

    /// Signals the processes of a step: its group, and what it has put into groups of their own.
    func signal(_ step: Int32, _ number: Int32) {
        for process in ProcessTable().descendants(of: step) where process.group != step {
            Kernel.signal(process.pid, number)
        }
        keeper.signal(step, number)
    }
}

/// A step whose process exists and waits; given up, the process ends without having done anything.
package struct PreparedStep: ~Copyable {
    /// The process, also its group.
    package let pid: Int32
    let request: StepRequest
    let block: OwnedDescriptor
    /// The path under which bash knows the block.
    let name: String
    let script: OwnedDescriptor
    let gate: OwnedDescriptor
}
