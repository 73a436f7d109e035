import CortexEngine
import CortexJournal
import CortexReport
import CortexShell
import CortexText
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Follows a run's status: at a terminal it is drawn in place, elsewhere each change is written.
struct StatusWatch {
    private let source: StatusSource
    private let machine: Machine
    private let json: Bool
    private let signals: SignalWatch
    private let isTerminal: Bool

    /// - Throws: `ShellError` if signals cannot be watched.
    init(_ source: StatusSource, _ machine: Machine, json: Bool) throws {
        self.source = source
        self.machine = machine
        self.json = json
        signals = try SignalWatch()
        isTerminal = isatty(1) == 1 && !json
    }

    /// Returns when the run has finished.
    ///
    /// - Throws: `Interruption` when a signal ends the program; what reading and writing throws.
    func follow() throws {
        var shown: [UInt8] = []
        var before: Stamp?
        if isTerminal { try Output.write("\u{1B}[2J") }
        while true {
            let stamp = stamp
            // A terminal shows the time go by as well.
            if stamp != before || isTerminal {
                let status = try source.status()
                let bytes = text(of: status)
                if bytes != shown { try show(bytes) }
                shown = bytes
                if status.isFinished { return }
            }
            before = stamp
            try pause()
        }
    }

    private func text(of status: RunStatus) -> [UInt8] {
        if json { return status.json() }
        return Array(status.render(style: machine.style(of: .standardOutput)).text.utf8)
    }

    private func show(_ bytes: [UInt8]) throws {
        guard isTerminal else {
            return try Output.write(json ? bytes : bytes + Array("\n".utf8))
        }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // The last line ends the text; a window that is too low shows the beginning.
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        var drawn = Array("\u{1B}[H".utf8)
        for line in lines.prefix(max(1, rows - 1)) { drawn += line + Array("\u{1B}[K\r\n".utf8) }
        try Output.write(drawn + Array("\u{1B}[J".utf8))
    }

    private var rows: Int {
        var size = winsize()
        guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
        return Int(size.ws_row)
    }

    /// Waits until it is time to look again.
    private func pause() throws(Interruption) {
        var descriptor = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&descriptor, 1, isTerminal ? 1_000 : 300) > 0 else { return }
        for signal in signals.take() {
            switch signal {
            case SIGINT: throw Interruption(.interrupted)
            case SIGTERM: throw Interruption(.terminated)
            case SIGHUP: throw Interruption(.hangup)
            default: break
            }
        }
    }

    /// What changes when a run does.
    private struct Stamp: Equatable {
        let size: Int64
        let isDriven: Bool
    }

    private var stamp: Stamp {
        let status = try? source.folder.journalPath.stat()
        return Stamp(size: status?.size ?? -1, isDriven: source.folder.isDriven)
    }
}
