import CortexRunbook

/// Cuts a stream of bytes into messages: `Content-Length: N`, an empty line, N bytes.
package struct MessageBuffer: Sendable {
    private var bytes: [UInt8] = []
    /// The largest message that is read, in bytes.
    private static let most = 64 << 20

    package init() {}

    package mutating func append(_ more: some Sequence<UInt8>) {
        bytes += more
    }

    /// The next whole message; `nil` while it has not come.
    ///
    /// A header without a length is left out: the next header may be right again.
    ///
    /// - Throws: if a message is too large ever to be read.
    package mutating func next() throws(MessageError) -> [UInt8]? {
        while let end = headerEnd {
            let header = String(utf8: bytes[..<end])
            guard let length = Self.length(header) else {
                bytes.removeSubrange(..<(end + 4))
                continue
            }
            guard length <= Self.most else { throw MessageError.tooLarge }
            let start = end + 4
            guard bytes.count - start >= length else { return nil }
            let message = Array(bytes[start..<(start + length)])
            bytes.removeSubrange(..<(start + length))
            return message
        }
        guard bytes.count < 1 << 16 else { throw MessageError.noHeader }
        return nil
    }

    /// The offset of the empty line behind the header.
    private var headerEnd: Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...(bytes.count - 4)).first { index in
            bytes[index] == .carriageReturn && bytes[index + 1] == .lineFeed
                && bytes[index + 2] == .carriageReturn && bytes[index + 3] == .lineFeed
        }
    }

    private static func length(_ header: String) -> Int? {
        for line in header.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            return Int(parts[1].drop { $0 == " " }).flatMap { $0 >= 0 ? $0 : nil }
        }
        return nil
    }

    /// Returns `message` behind its header.
    package static func framed(_ message: [UInt8]) -> [UInt8] {
        Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
    }
}

/// Why a stream of messages cannot be read on.
package enum MessageError: Error, CustomStringConvertible {
    case tooLarge
    case noHeader

    package var description: String {
        switch self {
        case .tooLarge: "a message is over the limit of 64 MiB"
        case .noHeader: "what comes in has no `Content-Length` header; is it a language client?"
        }
    }
}
