import CortexRunbook
import Crypto
import FoundationEssentials

/// One line of a journal: an event, its place in the run and its time.
///
/// The line is `{"h":"<64 hex>","r":<R>}` and LF. `h` is the SHA-256 of a zero byte (the leaf
/// prefix of RFC 6962) and the exact bytes of R, which are sliced, never re-encoded.
package struct Record: Sendable, Equatable {
    /// The journal format that this program writes.
    package static let version = 1
    /// The longest line, LF included, in bytes.
    package static let maximumSize = 65536
    /// Where the hexadecimal digits of `h` stand in a line.
    static let hashRange = 6..<70
    /// Where R begins in a line; it ends before the last `}`.
    static let contentStart = 76
    /// The hash before the first record's.
    static let genesis = String(repeating: "0", count: 64)

    /// The record's 0-based place in the run; the only order that counts.
    package var seq: Int
    /// The run's id, 32 hexadecimal digits.
    package var run: String
    package var time: Moment
    /// The event; `nil` where a newer Cortex wrote one that older programs may pass over.
    package var event: RunEvent?
    /// `h`, 64 hexadecimal digits.
    package var hash: String
    /// The whole line with its LF.
    package var line: [UInt8]

    /// Writes the record of `event`, which follows the record with the hash `previous`.
    init(_ event: RunEvent, seq: Int, run: String, previous: String, time: Moment) throws {
        let (kind, payload) = event.parts
        let fields = try Self.encoder.encode(payload)
        var content = JSONWriter(reservingCapacity: fields.count + 320)
        content.object { json in
            json.member("v", Self.version)
            json.member("seq", seq)
            json.member("prev", previous)
            json.member("run", run)
            json.member("t", time.timestamp)
            json.key("mono")
            json.object { mono in
                mono.member("boot", time.boot)
                mono.member("ns", time.nanoseconds)
            }
            json.member("type", kind.rawValue)
            json.raw(fields.dropFirst().dropLast())
        }
        self.seq = seq
        self.run = run
        self.time = time
        self.event = event
        hash = Self.hash(ofContent: content.bytes)
        line =
            Array(#"{"h":""#.utf8) + hash.utf8 + Array(#"","r":"#.utf8) + content.bytes
            + Array("}\n".utf8)
    }

    /// Takes what a reader found in `line`.
    init(_ content: RecordContent, hash: String, line: [UInt8]) {
        seq = content.seq
        run = content.run
        time = content.time
        event = content.event
        self.hash = hash
        self.line = line
    }

    /// Returns `h` of a record whose R is `content`.
    static func hash(ofContent content: some Collection<UInt8>) -> String {
        var hasher = SHA256()
        hasher.update(data: [0])
        hasher.update(data: Array(content))
        return Digest.hex(hasher.finalize())
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
