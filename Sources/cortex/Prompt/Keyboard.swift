import CortexEngine
import CortexJournal
import CortexShell
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The operator's keyboard: single keys, without echo, while a question is open.
final class Keyboard {
    private let input: FileDescriptor
    private let signals: SignalWatch
    /// What earlier steps left running may write while a question is open; `nil` before the first.
    var session: ShellSession?
    private var pending: [UInt8] = []
    /// Whether what is asked has been answered elsewhere; `nil` where nobody else may answer.
    var isAnswered: (() -> Bool)?
    /// How often that, and a deadline, is looked at while nothing is typed, in milliseconds.
    private static let interval: Int32 = 200

    init(_ input: FileDescriptor, signals: SignalWatch) {
        self.input = input
        self.signals = signals
    }

    /// Lets keys arrive one by one, unechoed, as long as `body` takes.
    ///
    /// What was typed before is dropped: it is no answer to what `body` is about to ask.
    /// - Throws: what `body` throws; `Interruption` if the terminal is gone.
    func listening<Result>(_ body: (borrowing TerminalMode) throws -> Result) throws -> Result {
        do {
            let mode = try TerminalMode(of: input)
            try mode.enterKeys()
            defer { mode.restore() }
            pending = []
            tcflush(input.rawValue, TCIFLUSH)
            return try body(mode)
        } catch is Errno {
            // The terminal went away before the signal that tells so.
            throw Interruption(.hangup)
        }
    }

    /// Waits for a key; only while it is `listening`, with the mode that was given there.
    ///
    /// `idle` gets what processes left behind write meanwhile.
    /// - Returns: the character; a carriage return for Enter, Escape for every function key.
    /// - Throws: `Interruption` for Ctrl-C, the end of the input, and signals; `AnsweredElsewhere`.
    func key(
        _ mode: borrowing TerminalMode,
        idle: ([UInt8]) -> Void
    ) throws -> Character {
        while true {
            if let key = try key(mode, until: nil, idle: idle) { return key }
        }
    }

    /// Waits for a key as above, at most until `deadline`; `nil` if none came in time.
    func key(
        _ mode: borrowing TerminalMode,
        until deadline: ContinuousClock.Instant?,
        idle: ([UInt8]) -> Void
    ) throws -> Character? {
        while true {
            switch pending.takeKey() {
            case .key("\u{3}"): throw Interruption(.interrupted)
            case .key("\u{1a}"): try stop(mode)
            case .key("\n"): return "\r"
            case .key(let character): return character
            case .incomplete:
                // The rest of a sequence comes at once; a lone Escape is the key.
                guard try wait(mode, milliseconds: 100, idle: idle) else {
                    pending = []
                    return "\u{1b}"
                }
                try fill()
            case .none:
                guard try waitWatching(mode, until: deadline, idle: idle) else { return nil }
                try fill()
            }
        }
    }

    private func fill() throws {
        let bytes = try read()
        guard !bytes.isEmpty else { throw Interruption(.hangup) }
        pending += bytes
    }

    /// Lets time pass; what is typed meanwhile is dropped.
    ///
    /// - Throws: `Interruption` for Ctrl-C, the end of the input, and signals.
    func pause(milliseconds: Int32) throws {
        try listening { mode in
            if try wait(mode, milliseconds: milliseconds, idle: { _ in }) {
                try fill()
                if pending.contains(3) { throw Interruption(.interrupted) }
            }
        }
    }

    /// Drops what comes until nothing has come for so many milliseconds.
    ///
    /// - Throws: `Interruption` for the end of the input, and signals.
    func forget(untilQuietFor milliseconds: Int32, idle: ([UInt8]) -> Void) throws {
        try listening { mode in
            while try wait(mode, milliseconds: milliseconds, idle: idle) {
                try fill()
                pending = []
            }
        }
    }

    /// Stops this process until it is told to continue, with the terminal in order meanwhile.
    private func stop(_ mode: borrowing TerminalMode) throws {
        mode.restore()
        kill(getpid(), SIGSTOP)
        try mode.enterKeys()
    }

    /// Waits for input while it watches for an answer from elsewhere; false if `deadline` passes.
    private func waitWatching(
        _ mode: borrowing TerminalMode,
        until deadline: ContinuousClock.Instant?,
        idle: ([UInt8]) -> Void
    ) throws -> Bool {
        let isWatching = isAnswered != nil || deadline != nil
        repeat {
            if isAnswered?() ?? false { throw AnsweredElsewhere() }
            if let deadline, deadline <= .now { return false }
        } while try !wait(mode, milliseconds: isWatching ? Self.interval : -1, idle: idle)
        return true
    }

    /// Waits for input; returns whether some came in time.
    private func wait(
        _ mode: borrowing TerminalMode,
        milliseconds: Int32 = -1,
        idle: ([UInt8]) -> Void
    ) throws -> Bool {
        while true {
            let sources = session?.idleDescriptors ?? []
            var requests = ([input.rawValue, signals.descriptor] + sources).map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            let count = unsafe poll(&requests, nfds_t(requests.count), milliseconds)
            if count < 0, errno != EINTR { throw Errno(rawValue: errno) }
            let taken = signals.take()
            if taken.contains(SIGTSTP) { try stop(mode) }
            if let signal = taken.lazy.compactMap(DriverSignal.init).first {
                throw Interruption(RunSuspended.Reason(signal))
            }
            if count == 0 { return false }
            if requests[0].revents != 0 { return true }
            if requests[2...].contains(where: { $0.revents & Int16(POLLIN) != 0 }) {
                idle(session?.takeIdleOutput() ?? [])
            }
        }
    }

    private func read() throws -> [UInt8] {
        do {
            return try unsafe [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
                count = try unsafe input.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        } catch Errno.ioError {
            return []
        }
    }
}
