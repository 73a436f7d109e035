import CortexReport
import CortexShell
import CortexText
import SystemPackage

/// Where Cortex and its operator meet: the terminal, and the signals that end the talk.
struct Console {
    let signals: SignalWatch
    let keyboard: Keyboard
    let screen: Screen

    /// - Throws: `ShellError` if signals cannot be watched.
    init(_ machine: Machine) throws {
        signals = try SignalWatch()
        keyboard = Keyboard(.standardInput, signals: signals)
        screen = Screen(
            keyboard: keyboard,
            output: .standardOutput,
            style: { machine.style(of: .standardOutput) }
        )
    }
}
