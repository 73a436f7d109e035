import CTerminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Kernel {
    /// Makes a pseudo-terminal whose keys are those of `like`; returns its master and the path of
    /// its slave.
    static func openTerminal(
        like: Int32?,
        size: TerminalSize
    ) throws(ShellError) -> OpenedTerminal {
        var path = [UInt8](repeating: 0, count: 128)
        let master = unsafe path.withUnsafeMutableBytes {
            unsafe ct_terminal_open(
                like ?? -1,
                Int32(size.rows),
                Int32(size.columns),
                $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                $0.count
            )
        }
        let owner = try owned(master, "open a pseudo-terminal")
        return OpenedTerminal(
            master: owner,
            path: String(decoding: path.prefix { $0 != 0 }, as: UTF8.self)
        )
    }

    /// Whether the descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool {
        ct_is_terminal(descriptor) == 1
    }

    /// Returns the size of a terminal's window; `nil` if it is none or does not know.
    static func size(of terminal: Int32) -> TerminalSize? {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard unsafe ct_terminal_size(terminal, &rows, &columns) == 0, rows > 0, columns > 0 else {
            return nil
        }
        return TerminalSize(rows: Int(rows), columns: Int(columns))
    }

    /// Tells a pseudo-terminal its size; the kernel signals who runs in it.
    static func resize(_ master: Int32, to size: TerminalSize) {
        _ = ct_terminal_resize(master, Int32(size.rows), Int32(size.columns))
    }

    /// Puts a terminal into raw mode; returns the mode it had, `nil` if it is no terminal.
    static func makeRaw(_ terminal: Int32) -> [UInt8]? {
        var mode = [UInt8](repeating: 0, count: ct_mode_size())
        let result = unsafe mode.withUnsafeMutableBytes {
            unsafe ct_terminal_raw(terminal, $0.baseAddress)
        }
        return result == 0 ? mode : nil
    }

    /// Gives a terminal the mode that `makeRaw` found and forgets what was typed meanwhile.
    static func restore(_ terminal: Int32, to mode: [UInt8]) {
        _ = unsafe mode.withUnsafeBytes { unsafe ct_terminal_restore(terminal, $0.baseAddress) }
        _ = ct_terminal_discard_input(terminal)
    }
}

/// A pseudo-terminal: the end of this process, and the path of the other.
struct OpenedTerminal: ~Copyable {
    let master: OwnedDescriptor
    let path: String
}
