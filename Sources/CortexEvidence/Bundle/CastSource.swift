import CortexRunbook

/// A recorded output as an asciicast v2 (docs.asciinema.org), made while it is read.
///
/// Casts hold text: bytes that are not UTF-8 become U+FFFD, which is why `output.raw` is the
/// evidence and this is for people.
package struct CastSource: Sendable {
    let output: FileReference
    /// How many bytes of it count.
    let outputSize: Int
    let timing: FileReference
    let timingSize: Int
    /// Seconds since 1970-01-01T00:00:00Z at which the step began.
    let start: Int
    let title: String
    /// Whether the output came from a terminal, which ends lines with CR LF.
    let isTerminal: Bool

    /// Gives the file's bytes to `body`, a piece at a time.
    func read(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
        var writer = CastWriter(self, timing: try timing.open().contents(upTo: timingSize))
        try body(writer.header[...])
        try output.open().read(upTo: outputSize) { piece in
            try body(writer.events(for: piece)[...])
        }
        try body(writer.finish()[...])
    }
}

/// Cuts an output into timed events.
private struct CastWriter {
    private let isTerminal: Bool
    private var timing: TimingReader
    /// How many bytes of the present event are still to come.
    private var left = 0
    private var time = 0
    /// The bytes of a character that is not complete.
    private var pending: [UInt8] = []
    private var last: UInt8 = 0
    let header: [UInt8]

    init(_ source: CastSource, timing: [UInt8]) {
        isTerminal = source.isTerminal
        self.timing = TimingReader(timing)
        var json = JSONWriter()
        json.object { json in
            json.member("version", 2)
            json.member("width", 80)
            json.member("height", 24)
            json.member("timestamp", source.start)
            json.member("title", source.title)
        }
        json.newline()
        header = json.bytes
    }

    mutating func events(for piece: ArraySlice<UInt8>) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: piece.count + 64)
        var rest = piece
        while !rest.isEmpty {
            if left == 0, let next = timing.next() {
                time += next.microseconds
                left = next.bytes
                continue
            }
            // What no timing speaks of came last.
            let part = left == 0 ? rest : rest.prefix(left)
            if left > 0 { left -= part.count }
            rest = rest.dropFirst(part.count)
            pending += isTerminal ? Array(part) : withReturns(part)
            write(pending.completeCharacters, to: &json)
        }
        return json.bytes
    }

    mutating func finish() -> [UInt8] {
        var json = JSONWriter()
        write(pending.count, to: &json)
        return json.bytes
    }

    /// Writes the first `count` bytes that wait.
    private mutating func write(_ count: Int, to json: inout JSONWriter) {
        guard count > 0 else { return }
        let text = String(decoding: pending.prefix(count), as: UTF8.self)
        pending.removeFirst(count)
        json.array { event in
            event.raw(Self.seconds(time).utf8)
            event.value("o")
            event.value(text)
        }
        json.newline()
    }

    private mutating func withReturns(_ part: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(part.count)
        for byte in part {
            if byte == .lineFeed, last != .carriageReturn { text.append(.carriageReturn) }
            text.append(byte)
            last = byte
        }
        return text
    }

    private static func seconds(_ microseconds: Int) -> String {
        let rest = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)."
            + String(repeating: "0", count: 6 - rest.count) + rest
    }
}

/// Reads the lines of a timing file: seconds with six decimals, and bytes.
private struct TimingReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func next() -> (microseconds: Int, bytes: Int)? {
        while !rest.isEmpty {
            let line = rest.prefix { $0 != .lineFeed }
            rest = rest.dropFirst(line.count + 1)
            let numbers = line.split { $0 == .space || $0 == UInt8(ascii: ".") }.map {
                Int(String(decoding: $0, as: UTF8.self))
            }
            guard numbers.count == 3, let seconds = numbers[0], let fraction = numbers[1],
                let bytes = numbers[2], bytes > 0
            else { continue }
            return (seconds * 1_000_000 + fraction, bytes)
        }
        return nil
    }
}

extension [UInt8] {
    /// How many of the bytes are whole characters: a UTF-8 sequence that has begun at the end waits.
    fileprivate var completeCharacters: Int {
        for distance in 1...4 where distance <= count {
            let byte = self[count - distance]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            return length > distance ? count - distance : count
        }
        return count
    }
}
