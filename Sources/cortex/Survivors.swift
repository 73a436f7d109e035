import CortexEngine
import CortexJournal
import CortexReport
import CortexShell
import CortexText
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Steps of a run that go on without their driver.
struct Survivors {
    /// What the operator did about one of them, for the record.
    struct Note {
        let item: String
        let text: String
    }

    private let attempts: [(attempt: Attempt, folder: StepFolder)]

    /// Looks for processes of the steps in `state` whose end was never recorded.
    init(_ state: RunState, in folder: RunFolder) {
        attempts = state.interrupted.compactMap { attempt in
            let number = (attempt.started.ordinal, attempt.started.attempt)
            guard let step = try? folder.step(number.0, attempt: number.1), step.isAlive else {
                return nil
            }
            return (attempt, step)
        }
    }

    /// Waits for them or ends them, as the operator says.
    ///
    /// - Returns: what was done; `nil` if some are left and the run must not go on.
    /// - Throws: `Refusal` of status `stopped` if there is nobody to ask.
    func settle(_ options: RunOptions, at console: Console) throws -> [Note]? {
        var notes: [Note] = []
        for (attempt, folder) in attempts where Self.remains(folder) {
            guard !options.unattended else {
                throw Refusal(.stopped, Self.lines(about: attempt, Self.processes(folder)))
            }
            guard let note = try settle(attempt, folder, console) else { return nil }
            notes.append(note)
        }
        return notes
    }

    private func settle(
        _ attempt: Attempt,
        _ folder: StepFolder,
        _ console: Console
    ) throws -> Note? {
        var (what, words) = (Self.hasEnded, "")
        while folder.isAlive {
            let processes = Self.processes(folder)
            words = processes.map { "; pid \($0.pid): \($0.command)" }.joined()
            let lines = Self.lines(about: attempt, processes)
            console.screen.show(lines.map { Line($0, .warning) })
            switch try console.screen.ask("It is still running.", Self.choices) {
            case "w":
                what = Self.waited
                try wait(for: folder, console)
            case "e":
                what = Self.ended
                try end(folder, console)
            default: return nil
            }
        }
        console.screen.show([Line("\(attempt.item): \(what)")])
        return Note(item: attempt.item, text: what + words)
    }

    /// Waits until none of the processes is there, or Ctrl-C is pressed.
    private func wait(for folder: StepFolder, _ console: Console) throws {
        console.screen.show([Line("Waiting for its end. Ctrl-C asks again.")])
        do {
            while folder.isAlive { try console.keyboard.pause(milliseconds: 200) }
        } catch let stop as Interruption where stop.reason == .interrupted {
        }
    }

    /// Ends the processes: TERM, and KILL ten seconds later.
    private func end(_ folder: StepFolder, _ console: Console) throws {
        console.screen.show([Line("Ending it.")])
        for signal in [SIGTERM, SIGKILL] {
            for process in Self.processes(folder) { process.signal(signal) }
            var tries = 0
            while folder.isAlive, tries < 50 {
                try console.keyboard.pause(milliseconds: 200)
                tries += 1
            }
        }
    }

    /// Whether processes are there that do not just end with their driver.
    private static func remains(_ folder: StepFolder) -> Bool {
        for _ in 0..<20 where folder.isAlive { usleep(50_000) }
        return folder.isAlive
    }

    private static func processes(_ folder: StepFolder) -> [CortexShell.BackgroundProcess] {
        BackgroundProcess.holding(folder.path(.lock).string)
    }

    private static func lines(
        about attempt: Attempt,
        _ processes: [CortexShell.BackgroundProcess]
    ) -> [String] {
        ["\(attempt.item): still runs without its driver"]
            + processes.map { "  pid \($0.pid): \($0.command)" }
    }

    private static let choices = [
        Key("w", "wait", "waits until it has ended; Ctrl-C asks again"),
        Key("e", "end it", "ends it with TERM, and with KILL ten seconds later"),
        Key("q", "quit", "leaves it running, and the run as it is"), .help,
    ]
}

extension Survivors {
    private static let hasEnded = "has ended without its driver"
    private static let waited = "went on without its driver, and was waited for"
    private static let ended = "went on without its driver, and was ended"
}
