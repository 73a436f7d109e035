import CortexShell
import CortexText
import SystemPackage

/// The terminal on which steps draw as they like, and from which it is taken back behind them.
struct StepTerminal {
    private let output: FileDescriptor
    private let currentStyle: () -> Style

    /// `style` tells what the terminal can show now: its window may change its size.
    init(output: FileDescriptor, style: @escaping () -> Style) {
        self.output = output
        currentStyle = style
    }

    var style: Style { currentStyle() }

    /// Ends the modes that a step may have left, and begins a line of Cortex's own.
    func takeBack(after use: TerminalUse) {
        let style = style
        if use > .text {
            write(style.reset(afterStrings: use == .strings).text)
        }
        // From the start of a line this comes back to its start, from within one to the next.
        write(SafeText.spaces(style.width).text + "\r")
    }

    func write(_ text: String) {
        // A terminal that is gone is noticed where the next answer is read.
        _ = try? output.writeAll(text.utf8)
    }
}
