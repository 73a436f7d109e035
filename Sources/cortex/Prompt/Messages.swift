import CortexReport
import CortexShell
import CortexText
import SystemPackage

/// The stream on which an unattended run tells what it does.
struct Messages {
    private let machine: Machine
    /// The terminal that steps have; `nil` if they have none.
    private let terminal: StepTerminal?
    /// Takes secrets out of a text.
    private let redact: (String) -> String

    /// `redact` is what a text goes through that no terminal shows.
    init(
        _ machine: Machine,
        terminal: StepTerminal?,
        redacting redact: @escaping (String) -> String
    ) {
        self.redact = redact
        self.machine = machine
        self.terminal = terminal
    }

    /// Shows `lines`, each escaped.
    func show(_ lines: [Line]) {
        // The window may have changed its size.
        let style = machine.style(of: .standardError)
        for line in lines {
            let text = line.rendered(style).text + "\n"
            let shown = machine.isTerminal(.standardError) ? text : redact(text)
            _ = try? FileDescriptor.standardError.writeAll(shown.utf8)
        }
    }

    /// Takes the terminal back after a step, where there is one.
    func takeBack(after use: TerminalUse) {
        terminal?.takeBack(after: use)
    }
}
