import CortexRunbook

/// A recording for players of terminal sessions: asciicast v2, one JSON value a line.
///
/// The format holds text only. Bytes that are no UTF-8 are replaced by U+FFFD, so that
/// `output.raw` and its timing are the evidence and this is for people.
package struct Cast: Sendable {
    /// What the step printed to.
    package enum Source: Sendable {
        case terminal
        /// A line end there does not bring the cursor back to the line's start.
        case pipes
    }

    /// The first line, with its LF.
    package let header: [UInt8]
    private let source: Source
    /// When the last piece came, in microseconds since the start.
    private var time = 0
    /// The beginning of a character whose rest has not come yet.
    private var rest: [UInt8] = []
    private var last: UInt8 = 0

    /// Begins a recording of a terminal of that size.
    ///
    /// `timestamp` is when it began, in seconds since 1970, `title` what it shows; `nil` leaves
    /// them out.
    package init(
        columns: Int = 80,
        rows: Int = 24,
        timestamp: Int? = nil,
        title: String? = nil,
        source: Source = .terminal
    ) {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 2)
            json.member("width", columns)
            json.member("height", rows)
            if let timestamp { json.member("timestamp", timestamp) }
            if let title { json.member("title", title) }
        }
        json.newline()
        header = json.bytes
        self.source = source
    }

    /// Returns the line of a piece of output that came `delay` microseconds behind the one before.
    ///
    /// It is empty where the piece does not end a character.
    package mutating func event(_ piece: ArraySlice<UInt8>, after delay: Int) -> [UInt8] {
        time += Swift.max(delay, 0)
        var bytes = rest + piece
        let end = Self.endOfCharacters(in: bytes)
        rest = Array(bytes[end...])
        bytes.removeSubrange(end...)
        return line(of: bytes)
    }

    /// Returns the line of what is left of a character that never came to its end; empty if
    /// nothing is.
    package mutating func finish() -> [UInt8] {
        defer { rest = [] }
        return line(of: rest)
    }

    private mutating func line(of bytes: [UInt8]) -> [UInt8] {
        if bytes.isEmpty { return [] }
        var json = JSONWriter(reservingCapacity: bytes.count + 64)
        json.array { json in
            json.raw(Self.seconds(time).utf8)
            json.value("o")
            json.value(String(decoding: shown(bytes), as: UTF8.self))
        }
        json.newline()
        return json.bytes
    }

    /// What a terminal gets of `bytes`.
    private mutating func shown(_ bytes: [UInt8]) -> [UInt8] {
        guard source == .pipes, bytes.contains(.lineFeed) else {
            last = bytes.last ?? last
            return bytes
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        for byte in bytes {
            if byte == .lineFeed, last != .carriageReturn { result.append(.carriageReturn) }
            result.append(byte)
            last = byte
        }
        return result
    }

    /// Returns where `bytes` end but for the beginning of a character.
    private static func endOfCharacters(in bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { break }
            guard byte >= 0xC0 else { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            return length > back ? bytes.count - back : bytes.count
        }
        return bytes.count
    }

    private static func seconds(_ micros: Int) -> String {
        let fraction = String(micros % 1_000_000)
        return
            "\(micros / 1_000_000).\(String(repeating: "0", count: 6 - fraction.count))\(fraction)"
    }
}
