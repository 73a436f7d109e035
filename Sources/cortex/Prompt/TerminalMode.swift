import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How the operator's terminal treats its keys, to be put back as it was.
struct TerminalMode {
    private let terminal: FileDescriptor
    private let saved: termios

    /// Notes the mode of `terminal`.
    init(of terminal: FileDescriptor) throws(Errno) {
        var mode = termios()
        guard unsafe tcgetattr(terminal.rawValue, &mode) == 0 else { throw Errno(rawValue: errno) }
        self.terminal = terminal
        saved = mode
    }

    /// Makes each key arrive at once, unechoed; Ctrl-C and Ctrl-D arrive as keys.
    func enterKeys() throws(Errno) {
        var mode = saved
        mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        mode.c_iflag &= ~tcflag_t(IXON | INLCR | IGNCR)
        unsafe tcsetattr(terminal.rawValue, TCSADRAIN, &mode)
    }

    /// Puts the mode back.
    func restore() {
        var mode = saved
        unsafe tcsetattr(terminal.rawValue, TCSADRAIN, &mode)
    }
}
