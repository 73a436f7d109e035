import CortexReport
import CortexShell
import CortexText
import SystemPackage

/// The stream on which an unattended run tells what it does.
struct Messages {
    private let machine: Machine
    /// The terminal that steps have; `nil` if they have none.
    private let terminal: StepTerminal?

    init(_ machine: Machine, terminal: StepTerminal?) {
        self.machine = machine
        self.terminal = terminal
    }

    /// Shows `lines`, each escaped.
    func show(_ lines: [Line]) {
        // The window may have changed its size.
        let style = machine.style(of: .standardError)
        for line in lines {
            _ = try? FileDescriptor.standardError.writeAll((line.rendered(style).text + "\n").utf8)
        }
    }

    /// Takes the terminal back after a step, where there is one.
    func takeBack(after use: TerminalUse) {
        terminal?.takeBack(after: use)
    }
}
