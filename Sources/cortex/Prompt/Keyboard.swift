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
    private let signals: SignalInbox
    private var pending: [UInt8] = []

    init(_ input: FileDescriptor, signals: SignalInbox) {
        self.input = input
        self.signals = signals
    }

    /// Waits for a key.
    ///
    /// - Returns: the character; a carriage return for Enter, Escape for every function key.
    /// - Throws: `Interruption` for Ctrl-C, the end of the input, and signals.
    func key() throws -> Character {
        let mode = try TerminalMode(of: input)
        try mode.enterKeys()
        defer { mode.restore() }
        while true {
            if let character = nextCharacter() {
                switch character {
                case "\u{3}": throw Interruption(.interrupted)
                case "\n": return "\r"
                default: return character
                }
            }
            try wait(milliseconds: -1)
            let bytes = try read()
            guard !bytes.isEmpty else { throw Interruption(.hangup) }
            pending += bytes
        }
    }

    /// Drops what was typed before a question.
    ///
    /// - Parameter waitingForAnswers: whether a terminal may still be answering a step's question
    ///   about itself; then until it has been quiet for 300 ms.
    func forget(waitingForAnswers: Bool) {
        pending = []
        guard let mode = try? TerminalMode(of: input), (try? mode.enterKeys()) != nil else { return }
        defer { mode.restore() }
        tcflush(input.rawValue, TCIFLUSH)
        while waitingForAnswers, (try? wait(milliseconds: 300)) == true {
            guard let bytes = try? read(), !bytes.isEmpty else { return }
        }
    }

    /// Takes the next whole character off the pending bytes; an escape sequence becomes Escape.
    private func nextCharacter() -> Character? {
        guard let first = pending.first else { return nil }
        if first == 0x1b {
            pending = []
            return "\u{1b}"
        }
        let length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
        guard pending.count >= length else { return nil }
        let text = String(decoding: pending[..<length], as: UTF8.self)
        pending.removeFirst(length)
        return text.first
    }

    /// Waits for input; returns whether some came in time.
    private func wait(milliseconds: Int32) throws -> Bool {
        while true {
            var requests = [
                pollfd(fd: input.rawValue, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals.descriptor.rawValue, events: Int16(POLLIN), revents: 0),
            ]
            let count = unsafe poll(&requests, 2, milliseconds)
            if count < 0, errno != EINTR { throw Errno(rawValue: errno) }
            if let signal = signals.next(), let reason = signal.reason {
                throw Interruption(reason)
            }
            if count == 0 { return false }
            if requests[0].revents != 0 { return true }
        }
    }

    private func read() throws -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
                count = try unsafe input.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        } catch Errno.ioError {
            return []
        }
    }
}
