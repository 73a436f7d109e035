import CortexJournal
import CortexRunbook
import CortexShell
import SystemPackage

extension Runner {
    /// Runs a step once, recording every stage before the next one begins.
    ///
    /// The start is on disk before the child exists, the child before it may go, and the output and
    /// the state before the end: after a crash the journal tells which of them happened.
    func execute(
        _ step: Step,
        number first: StepNumber,
        asking question: Question
    ) throws -> StepEnd {
        let (folder, attempt) = try record.folder.makeStep(first.ordinal, from: first.attempt)
        let number = StepNumber(ordinal: first.ordinal, attempt: attempt)
        let files = try StepFiles(
            in: folder,
            script: record.redacting(question.script),
            keepsErrors: !options.hasTerminal,
            secrets: record.secrets
        )
        try record.append(.stepStarted(started(step, number, question)))
        try person.begin(question)
        let prepared = try prepare(step, question, files.recording, in: folder)
        try record.append(.stepSpawned(.init(number, pid: prepared.pid)))
        var watcher = Watcher(
            record: record,
            person: person,
            question: question,
            number: number,
            files: files,
            desk: desk,
            isPolled: step.retry != nil
        )
        let result = try session.run(prepared, observer: &watcher)
        record.learn(from: result.state)
        let bytes = result.isStateLost ? nil : result.state.bytes
        let change = StateChange(from: state, to: result.state, commands: plan.commandNames)
        let digest = bytes.map { Digest.hex(of: $0) }
        let warning = stateSize.warning(about: result.state, count: bytes?.count ?? 0)
        let notices = change.notices + (warning.map { [$0] } ?? [])
        let mismatch = mismatch(of: step.command, result, in: folder)
        let verdict = mismatch == nil ? Self.verdict(on: result, in: options) : .failed
        var finished = finished(question.item, number, result, verdict, digest)
        finished.notices = notices.isEmpty ? nil : notices
        finished.mismatch = mismatch
        try settle(finished, state: bytes, files, watcher.failure, asking: question)
        if !result.isStateLost, step.kind != .check {
            state = result.state
            knownDigest = digest
        }
        unseenChanges += change.notices.map { "since \(question.item.id): \($0)" }
        return StepEnd(
            result: result,
            verdict: verdict,
            mismatch: mismatch,
            notices: notices,
            interruption: watcher.interruption
        )
    }

    /// Returns how what a step printed differs from what it had to print; `nil` if it does not, or
    /// nobody asks.
    private func mismatch(
        of command: Command,
        _ result: StepResult,
        in folder: StepFolder
    ) -> String? {
        guard result.outcome.isSuccess else { return nil }
        do {
            return try OutputCheck.difference(
                of: command,
                asks: options.checksOutput,
                inFileAt: folder.path(.output)
            )?.text
        } catch {
            return "the output cannot be read again to be compared: \(error)"
        }
    }

    /// Makes the step's process, whose lock in `folder` tells as long as it is there.
    private func prepare(
        _ step: Step,
        _ question: Question,
        _ recording: StepRecording,
        in folder: StepFolder
    ) throws -> PreparedStep {
        let lock = try folder.makeLock()
        defer { withExtendedLifetime(lock) {} }
        return try session.prepare(
            request(for: step, question, recording, liveness: lock.descriptor)
        )
    }

    private func request(
        for step: Step,
        _ question: Question,
        _ recording: StepRecording,
        liveness: FileDescriptor
    ) -> StepRequest {
        StepRequest(
            script: Array(question.script.utf8),
            lines: step.command.lines,
            name: question.place.split(separator: "/").last.map(String.init),
            state: state,
            timeout: timeout(of: question),
            isStrict: options.strict,
            watchesHiddenFailures: BashScript(question.script).hasPipelineOrAndList,
            recording: recording,
            liveness: liveness
        )
    }

    /// The option's limit, or that of the innermost section that has one, in seconds.
    private func timeout(of question: Question) -> Int? {
        options.timeout
            ?? plan.runbook.ancestors(of: question.item.section).lazy
            .compactMap { self.plan.runbook.sections[$0].timeout }.first
    }

    private func stateDigest() -> String {
        let digest = knownDigest ?? Digest.hex(of: state.bytes)
        knownDigest = digest
        return digest
    }

    private func started(
        _ step: Step,
        _ number: StepNumber,
        _ question: Question
    ) -> StepStarted {
        let original = step.command.script
        // No digest of a secret is kept either: a short one could be guessed from it.
        let recorded = record.redacting(question.script)
        return StepStarted(
            ordinal: number.ordinal,
            attempt: number.attempt,
            item: question.item.id,
            line: question.item.line,
            kind: step.kind,
            scriptSHA256: Digest.hex(of: original.utf8),
            renderedSHA256: recorded == original ? nil : Digest.hex(of: recorded.utf8),
            redacted: recorded == question.script ? nil : true,
            stateSHA256: stateDigest(),
            mode: options.hasTerminal ? .pty : .pipes,
            by: decider.by,
            confirmed: step.confirmed,
            timeout: timeout(of: question)
        )
    }

    private func finished(
        _ item: Item,
        _ number: StepNumber,
        _ result: StepResult,
        _ verdict: StepFinished.Verdict,
        _ stateSHA256: String?
    ) -> StepFinished {
        StepFinished(
            ordinal: number.ordinal,
            attempt: number.attempt,
            item: item.id,
            status: result.outcome.status,
            signal: result.outcome.signal,
            timedOut: result.outcome == .timedOut,
            verdict: verdict,
            outputBytes: result.output.count,
            outputSHA256: result.output.sha256,
            stderrBytes: options.hasTerminal ? nil : result.errors.count,
            stderrSHA256: options.hasTerminal ? nil : result.errors.sha256,
            stateSHA256: stateSHA256,
            durationNanoseconds: Int(result.durationNanoseconds),
            hiddenFailures: result.hiddenFailures.map {
                HiddenFailure(
                    line: $0.documentLine ?? item.line,
                    status: Int($0.worstStatus),
                    command: $0.command
                )
            },
            background: result.remaining.map { .init(pid: Int($0.pid), command: $0.command) },
            redactions: [Redacted].redacted(
                output: result.output.redactions,
                errors: result.errors.redactions
            )
        )
    }

    /// A step passes if bash ended with 0 and, unattended and told to stop at errors, no line failed.
    private static func verdict(
        on result: StepResult,
        in options: RunOptions
    ) -> StepFinished.Verdict {
        guard result.outcome.isSuccess else { return .failed }
        return options.unattended && !result.failures.isEmpty ? .failed : .passed
    }
}

/// Which step of the run, and which try of it.
struct StepNumber: Sendable, Equatable {
    /// 1-based, in the order in which steps were first started.
    let ordinal: Int
    /// 1 for the first attempt.
    let attempt: Int
}

extension StepSpawned {
    fileprivate init(_ number: StepNumber, pid: Int32) {
        self.init(
            ordinal: number.ordinal,
            attempt: number.attempt,
            pid: Int(pid),
            pgid: Int(pid)
        )
    }
}

extension StepResult.Outcome {
    /// The exit status; `nil` if the step did not end by itself.
    var status: Int? {
        if case .exited(let status) = self { Int(status) } else { nil }
    }

    /// The signal that ended the step; `nil` if none did.
    var signal: Int? {
        if case .signalled(let signal) = self { Int(signal) } else { nil }
    }
}

extension FailedCommand {
    /// The status of the first part of the pipeline that failed.
    fileprivate var worstStatus: Int32 {
        pipeStatus.first { $0 != 0 } ?? status
    }
}
