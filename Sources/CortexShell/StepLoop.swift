/// The life of a step from its start to its end, in one thread.
struct StepLoop: ~Copyable {
    private let session: ShellSession
    private let step: PreparedStep
    private var output: OutputStream
    private var errors: OutputStream
    private var deadline: Deadline
    private var reports: [UInt8] = []
    private var failures: [FailedCommand] = []
    private var hiddenFailures: [FailedCommand] = []
    private var outcome: StepResult.Outcome?
    private var verdict: StepResult.Outcome?

    init(session: ShellSession, step: consuming PreparedStep) {
        self.session = session
        output = session.ports.outputStream(step.request.recording)
        errors = session.ports.errorStream(step.request.recording)
        deadline = Deadline(seconds: step.request.timeout)
        self.step = step
    }

    mutating func run(observer: inout some StepObserver) throws(ShellError) -> StepResult {
        let start = ContinuousClock.now
        session.ports.terminal?.attach()
        defer { session.ports.terminal?.detach() }
        defer { session.names.remove(step.name) }
        try Kernel.write([0], count: 1, to: step.gate.raw)
        observer.started()
        while outcome == nil {
            try turn(observer: &observer)
        }
        capture { loop throws(ShellError) in try loop.drain() }
        return try result(after: start.duration(to: .now))
    }

    /// Takes what has been written until now.
    private mutating func drain() throws(ShellError) {
        try output.drain(through: &session.buffer, limit: StepLoop.drainLimit)
        try errors.drain(through: &session.buffer, limit: StepLoop.drainLimit)
    }

    /// Waits once and does what is to be done.
    private mutating func turn(observer: inout some StepObserver) throws(ShellError) {
        var interests = [
            Interest(session.keeper.descriptor), Interest(session.channel.descriptor),
            Interest(session.signals?.descriptor ?? -1),
            session.ports.terminal?.interest ?? Interest(-1),
        ]
        if !isUnrecorded { interests += [Interest(output.source), Interest(errors.source)] }
        let ready = Kernel.wait(for: interests, milliseconds: deadline.milliseconds)
        if !isUnrecorded { pump(output: ready[4], errors: ready[5]) }
        if ready[3] { session.ports.terminal?.move() }
        if ready[1] { try hear(observer: &observer) }
        if ready[2] { take(session.signals?.take() ?? [], observer: &observer) }
        if ready[0] { try collect() }
        enforceDeadline()
    }

    private mutating func pump(output isOutput: Bool, errors isErrors: Bool) {
        capture { loop throws(ShellError) in
            if isOutput { _ = try loop.output.pump(through: &loop.session.buffer) }
            if isErrors { _ = try loop.errors.pump(through: &loop.session.buffer) }
        }
    }

    /// Takes what the keeper reports.
    private mutating func collect() throws(ShellError) {
        while let report = try session.keeper.next(milliseconds: 0) {
            switch report {
            case .exited(let pid, let status): session.ended[pid] = status
            case .stopped(step.pid, _): session.keeper.resume(step.pid)
            default: break
            }
        }
        if let status = session.ended.removeValue(forKey: step.pid) {
            outcome = StepResult.Outcome(waitStatus: status)
        }
    }

    /// Takes what the prelude reports.
    private mutating func hear(observer: inout some StepObserver) throws(ShellError) {
        for report in try newReports() {
            switch report {
            case .failed(let line, let status, let flags, let command, let pipeStatus):
                let failure = step.request.failure(
                    of: command,
                    at: line,
                    status: status,
                    pipeStatus: pipeStatus,
                    canCarryOn: !flags.contains("e")
                )
                failures.append(failure)
                try decide(failure, observer: &observer)
            case .hidden(let line, let status, let command, let pipeStatus):
                let failure = step.request.failure(
                    of: command,
                    at: line,
                    status: status,
                    pipeStatus: pipeStatus,
                    canCarryOn: true
                )
                if HiddenFailure.isWorthTelling(failure, source: step.request.text(ofLine: line)) {
                    hiddenFailures.append(failure)
                }
            case .snapshotTaken: break
            case .directoryGone: verdict = .directoryGone(step.request.state.directory)
            }
        }
    }

    private mutating func newReports() throws(ShellError) -> [ControlReport] {
        reports += try session.channel.read()
        var result: [ControlReport] = []
        while let report = ControlReport.take(from: &reports) { result.append(report) }
        return result
    }

    /// Asks until the answer is to go on or to stop; the operator's terminal is in order meanwhile.
    private mutating func decide(
        _ failure: FailedCommand,
        observer: inout some StepObserver
    ) throws(ShellError) {
        capture { loop throws(ShellError) in try loop.drain() }
        session.ports.terminal?.detach()
        defer { session.ports.terminal?.attach() }
        deadline.pause()
        defer { deadline.resume() }
        var failure = failure
        failure.terminalUse = output.terminalUse ?? .text
        while true {
            switch observer.commandFailed(failure) {
            case .carryOn: return try session.channel.answer("c")
            case .stop: return try session.channel.answer("s")
            case .shell:
                guard let state = try snapshot() else { continue }
                let kept = observer.openShell(in: state)
                // The block may have been ended from within the shell.
                try collect()
                if outcome != nil { return }
                if let kept {
                    try session.channel.apply(kept.patch(since: state))
                }
            }
        }
    }

    /// Returns the state of the waiting bash; `nil` if it is gone or cannot tell.
    private mutating func snapshot() throws(ShellError) -> ShellState? {
        session.channel.clear()
        try session.channel.answer("p")
        while outcome == nil {
            let interests = [
                Interest(session.keeper.descriptor), Interest(session.channel.descriptor),
            ]
            let ready = Kernel.wait(for: interests, milliseconds: -1)
            if ready[1], try newReports().contains(.snapshotTaken) { break }
            if ready[0] { try collect() }
        }
        let dump = try session.channel.savedState()
        session.channel.clear()
        return ShellState(dump: dump, of: session.bash, after: step.request.state)
    }

    private mutating func take(_ signals: [Int32], observer: inout some StepObserver) {
        if signals.contains(Kernel.windowSignal) { session.ports.terminal?.followSize() }
        if signals.contains(Kernel.suspendSignal) { suspend() }
        for signal in signals.compactMap(DriverSignal.init) {
            switch observer.signalled(signal) {
            case .ignore: break
            case .pass: session.signal(step.pid, signal.rawValue)
            case .end: deadline.end()
            case .hangUp: deadline.end(with: .hangUp)
            }
        }
    }

    /// Stops this process as it was asked, with the operator's terminal in order meanwhile.
    private func suspend() {
        session.ports.terminal?.detach()
        Kernel.stopThisProcess()
        session.ports.terminal?.attach()
        session.ports.terminal?.followSize()
    }

    private mutating func enforceDeadline() {
        guard let signal = deadline.nextSignal() else { return }
        if deadline.hasPassed, verdict == nil { verdict = .timedOut }
        session.signal(step.pid, signal)
        session.keeper.resume(step.pid)
    }

    private var isUnrecorded: Bool {
        if case .unrecorded = verdict { true } else { false }
    }

    /// Does `body`; where the record fails, the step is ended.
    private mutating func capture(_ body: (inout StepLoop) throws(ShellError) -> Void) {
        do throws(ShellError) {
            try body(&self)
        } catch {
            verdict = .unrecorded(error.description)
            deadline.end()
        }
    }

    private mutating func result(after duration: Duration) throws(ShellError) -> StepResult {
        let dump = try session.channel.savedState()
        let before = step.request.state
        let state = ShellState(dump: dump, of: session.bash, after: before)
        let (seconds, attoseconds) = duration.components
        var captured = Captured(count: 0, sha256: "", terminalUse: .text)
        var capturedErrors = captured
        capture { loop throws(ShellError) in
            captured = try loop.output.finish()
            capturedErrors = try loop.errors.finish()
        }
        return StepResult(
            outcome: verdict ?? outcome ?? .exited(125),
            state: state ?? before,
            isStateLost: state == nil,
            output: captured,
            errors: capturedErrors,
            durationNanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000,
            failures: failures,
            hiddenFailures: hiddenFailures,
            remaining: session.remainingProcesses()
        )
    }

    /// More than a pipe or a terminal can hold.
    private static let drainLimit = (1 << 20) + (1 << 16)
}
