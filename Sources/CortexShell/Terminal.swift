import SystemPackage

/// The pseudo-terminal of a session, between its blocks and the operator's own terminal.
final class Terminal {
    /// The end that this process holds.
    let master: OwnedDescriptor
    /// The path of the other end, which the keeper opens.
    let slavePath: String
    private let input: Int32?
    private let output: Int32?
    private var savedMode: [UInt8]?
    private var typed: [UInt8] = []
    private var isInputOpen: Bool

    /// Opens the pseudo-terminal; `nil` where the mode has none.
    init?(_ mode: ShellSession.Mode) throws(ShellError) {
        guard case .terminal(let input, let output, let size) = mode else { return nil }
        let known = size ?? output.flatMap { Kernel.size(of: $0.rawValue) }
        let opened = try Kernel.openTerminal(
            like: input?.rawValue,
            size: known ?? TerminalSize(rows: 24, columns: 80)
        )
        Kernel.setNonblocking(opened.master.raw, true)
        slavePath = opened.path
        master = opened.master
        self.input = input?.rawValue
        self.output = output?.rawValue
        isInputOpen = input != nil
    }

    /// Lets the operator's keys through to the block, which sees the window as it is now.
    func attach() {
        followSize()
        guard savedMode == nil, let input, Kernel.isTerminal(input) else { return }
        savedMode = Kernel.makeRaw(input)
    }

    /// Gives the operator's terminal back as it was.
    func detach() {
        guard let input, let mode = savedMode else { return }
        Kernel.restore(input, to: mode)
        savedMode = nil
        typed = []
    }

    /// Takes over the size of the operator's window; the kernel tells the block.
    func followSize() {
        guard let output, let size = Kernel.size(of: output) else { return }
        Kernel.resize(master.raw, to: size)
    }

    /// What to wait for: keys, as long as the block takes them.
    var interest: Interest? {
        if !typed.isEmpty { return Interest(master.raw, writing: true) }
        guard isInputOpen, let input else { return nil }
        return Interest(input)
    }

    /// Moves keys on, after `interest` was ready.
    func move() {
        if typed.isEmpty, let input {
            var keys = [UInt8](repeating: 0, count: 1_024)
            guard let count = try? Kernel.read(input, into: &keys), count > 0 else {
                isInputOpen = false
                return
            }
            typed = Array(keys.prefix(count))
        }
        typed.removeFirst(Kernel.writeSome(typed, to: master.raw))
    }
}

/// The size of a terminal's window, in characters.
package struct TerminalSize: Sendable, Equatable {
    package var rows: Int
    package var columns: Int

    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
}
