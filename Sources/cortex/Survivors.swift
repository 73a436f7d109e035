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
    /// - Returns: whether none is left; the run must not go on otherwise.
    /// - Throws: `Refusal` of status `stopped` if there is nobody to ask.
    func settle(_ options: RunOptions, at console: Console) throws -> Bool {
        for (attempt, folder) in attempts where folder.isAlive {
            guard !options.unattended else {
                throw Refusal(.stopped, Self.lines(about: attempt, Self.processes(folder)))
            }
            guard try settle(attempt, folder, console) else { return false }
        }
        return true
    }

    private func settle(
        _ attempt: Attempt,
        _ folder: StepFolder,
        _ console: Console
    ) throws -> Bool {
        while folder.isAlive {
            console.screen.show(
                Self.lines(about: attempt, Self.processes(folder)).map { Line($0, .warning) }
            )
            switch try console.screen.ask("It is still running.", Self.choices) {
            case "w":
                while folder.isAlive { try console.keyboard.pause(milliseconds: 200) }
            case "e": try end(folder, console)
            default: return false
            }
        }
        return true
    }

    /// Ends the processes: TERM, and KILL ten seconds later.
    private func end(_ folder: StepFolder, _ console: Console) throws {
        for signal in [SIGTERM, SIGKILL] {
            for process in Self.processes(folder) { process.signal(signal) }
            var tries = 0
            while folder.isAlive, tries < 50 {
                try console.keyboard.pause(milliseconds: 200)
                tries += 1
            }
        }
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
        Key("w", "wait", "waits until it has ended; Ctrl-C gives up"),
        Key("e", "end it", "ends it with TERM, and with KILL ten seconds later"), .quit, .help,
    ]
}
