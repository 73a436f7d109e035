import CortexReport
import CortexShell
import CortexText
import SystemPackage

/// The stream on which an unattended run tells what it does.
struct Messages {
    let style: Style
    /// The terminal that steps have; `nil` if they have none.
    var terminal: StepTerminal?

    /// Shows `lines`, each escaped.
    func show(_ lines: [Line]) {
        for line in lines {
            _ = try? FileDescriptor.standardError.writeAll((line.rendered(style).text + "\n").utf8)
        }
    }

    /// Takes the terminal back after a step, where there is one.
    func takeBack(after use: TerminalUse) {
        terminal?.takeBack(after: use)
    }
}
