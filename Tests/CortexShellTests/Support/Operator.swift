import SystemPackage

@testable import CortexShell

/// A person at a terminal: a second pseudo-terminal, whose keys are typed by a bash script.
///
/// The script has `expect TEXT`, which reads until the text has appeared, and `type TEXT`, which
/// understands backslash escapes.
final class Operator {
    /// What the session takes for the operator's terminal.
    let terminal: FileDescriptor
    private let opened: OpenedTerminal
    private let seen: OwnedDescriptor
    private var pid: Int32

    init(_ play: String, rows: Int = 30, columns: Int = 90) throws {
        opened = try Kernel.openTerminal(
            like: nil,
            size: TerminalSize(rows: rows, columns: columns)
        )
        terminal = try unsafe FileDescriptor.open(opened.path, .readWrite, options: .closeOnExec)
        seen = try Kernel.scratchFile()
        pid = try Kernel.spawn(
            "/bin/bash",
            ["bash", "-c", Operator.language + play],
            environment: ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"],
            standard: [opened.master.raw, opened.master.raw, seen.raw]
        )
    }

    deinit {
        try? terminal.close()
        if pid > 0 { Kernel.waitForChild(pid) }
    }

    /// Waits until the person has done all; returns what they have read.
    func leave() throws -> String {
        Kernel.waitForChild(pid)
        pid = 0
        return String(decoding: try Kernel.contents(of: seen.raw), as: UTF8.self)
    }

    /// Reads through a pipe: `read` at a terminal would change the terminal's mode.
    private static let language = #"""
        exec 3< <(exec cat)
        trap "kill $!" EXIT
        expect() {
            local seen= char
            while [[ $seen != *"$1"* ]]; do
                IFS= read -r -u 3 -N 1 char || exit 1
                seen+=$char
                printf %s "$char" >&2
            done
        }
        type() { printf "$1"; }

        """#
}
