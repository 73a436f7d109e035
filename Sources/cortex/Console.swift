import CortexReport
import CortexShell
import SystemPackage

/// Where Cortex and its operator meet: the terminal, and the signals that end the talk.
struct Console {
    let signals: SignalWatch
    let keyboard: Keyboard
    let screen: Screen
    let terminal: StepTerminal

    /// - Throws: `ShellError` if signals cannot be watched.
    init(_ machine: Machine) throws {
        signals = try SignalWatch()
        keyboard = Keyboard(.standardInput, signals: signals)
        terminal = StepTerminal(output: .standardOutput) { machine.style(of: .standardOutput) }
        screen = Screen(keyboard: keyboard, terminal: terminal)
    }
}
