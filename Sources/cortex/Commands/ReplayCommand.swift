import ArgumentParser
import CortexEngine
import CortexJournal
import CortexReport
import CortexShell
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Plays a step's output as it came.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a step's output as it came.",
        discussion: """
            On a terminal the output comes in its own time, without what would ask the terminal \
            something or change more than what is seen. Anywhere else the recorded bytes are \
            printed at once.
            """
    )

    @Argument(help: ArgumentHelp("The run's name, or its beginning.", valueName: "run"))
    var selected: String

    @Argument(help: "The step: its item, or its number in the run; 3.2 is the third's second try.")
    var step: String

    @Option(help: "How many times as fast.")
    var speed = 1.0

    @Option(help: ArgumentHelp("The longest wait, in seconds.", valueName: "seconds"))
    var maxWait = 2.0

    @Flag(help: "Print all at once.")
    var instant = false

    @Flag(help: "Print the recording for players of terminal sessions (asciicast v2).")
    var cast = false

    func validate() throws {
        guard speed > 0, speed.isFinite else {
            throw ValidationError("`--speed` must be more than 0.")
        }
        guard maxWait >= 0, maxWait <= 86_400 else {
            throw ValidationError("`--max-wait` must be between 0 and 86400 seconds.")
        }
    }

    func run() throws {
        let machine = Machine()
        let folder = try RunStore.found(machine).find(selected)
        let state = try RunDecisions(folder).state
        guard let attempt = attempt(in: state) else {
            throw Refusal(.usage, "\(folder.name): no step \(step) has run")
        }
        let started = attempt.started
        let files = try folder.step(started.ordinal, attempt: started.attempt)
        let output = try files.directory.fileForReading(StepFolder.File.output.rawValue)
        defer { try? output.close() }
        var recording = Recording(
            output: output,
            timing: (try? files.contents(.timing)) ?? []
        )
        if cast {
            let source = started.mode == .pty ? Cast.Source.terminal : .pipes
            let cast = Cast(title: "\(folder.name) \(started.item)", source: source)
            try recording.write(cast) { try Output.write(Array($0)) }
        } else if machine.isTerminal(.standardOutput) {
            try play(&recording)
        } else {
            try recording.read { piece, _ in try Output.write(Array(piece)) }
        }
    }

    private func play(_ recording: inout Recording) throws {
        let signals = try SignalWatch()
        var filter = PlayableOutput()
        defer { try? Output.write(PlayableOutput.end) }
        try recording.read { piece, delay in
            if !instant { try wait(delay, signals) }
            try Output.write(filter.take(piece))
        }
    }

    /// Lets the time before a piece pass.
    ///
    /// - Throws: `Interruption` if a signal comes meanwhile.
    private func wait(_ micros: Int, _ signals: SignalWatch) throws {
        let seconds = min(Double(micros) / 1e6 / speed, maxWait)
        var interest = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&interest, 1, Int32(seconds * 1_000))
        let taken = signals.take().compactMap(DriverSignal.init)
        if let signal = taken.first { throw Interruption(RunSuspended.Reason(signal)) }
    }

    private func attempt(in state: RunState) -> Attempt? {
        if let attempt = state.attempt(of: step) { return attempt }
        let numbers = step.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard let ordinal = numbers.first ?? nil, numbers.count <= 2 else { return nil }
        let wanted = numbers.count == 2 ? numbers[1] : nil
        if numbers.count == 2, wanted == nil { return nil }
        return state.attempts.last {
            $0.started.ordinal == ordinal && (wanted == nil || $0.started.attempt == wanted)
        }
    }
}
