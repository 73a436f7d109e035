package import SystemPackage

/// A journal as it was read: all of its records, and how it ends.
package struct JournalContents: Sendable {
    package var records: [Record]
    package var end: JournalEnd
    /// The last record's remains, where the machine stopped while it was written; `nil` if whole.
    package var torn: TornTail?
}

/// Bytes after the last whole record; nothing acts on a record before it is durable.
package struct TornTail: Sendable, Equatable {
    /// Where they begin, in bytes.
    package var offset: Int
    package var bytes: [UInt8]

    package init(offset: Int, bytes: [UInt8]) {
        self.offset = offset
        self.bytes = bytes
    }
}

/// Reads journals, a piece at a time.
package enum JournalReader {
    /// Returns the records of `file`, which is read from where it stands.
    ///
    /// - Throws: `damaged` and `newer` as the chain finds them; `storage` if it cannot be read.
    package static func read(
        _ file: FileDescriptor,
        path: String
    ) throws(JournalError)
        -> JournalContents
    {
        try read(path) { () throws(JournalError) in
            do {
                return try FileBytes.read(file, upTo: Record.maximumSize)
            } catch {
                throw .unreadable(path, "\(error)")
            }
        }
    }

    /// Returns the records in `bytes`; `path` is for messages.
    package static func read(_ bytes: [UInt8], path: String) throws(JournalError) -> JournalContents
    {
        var rest = bytes
        return try read(path) { () throws(JournalError) in
            defer { rest = [] }
            return rest
        }
    }

    private static func read(
        _ path: String,
        _ more: @escaping () throws(JournalError) -> [UInt8]
    ) throws(JournalError) -> JournalContents {
        var records: [Record] = []
        var lines = LineReader(more)
        let (end, torn) = try read(&lines, path: path) { records.append($0) }
        return JournalContents(records: records, end: end, torn: torn)
    }

    /// Gives each record of `lines` to `body` and returns how the journal ends.
    private static func read(
        _ lines: inout LineReader,
        path: String,
        _ body: (Record) -> Void
    ) throws(JournalError) -> (end: JournalEnd, torn: TornTail?) {
        var chain = JournalChain(path: path)
        while let line = try lines.next() {
            let isLast = try lines.isAtEnd
            if isLast && isTorn(line) {
                return (chain.end, TornTail(offset: chain.end.size, bytes: line))
            }
            body(try chain.take(line))
        }
        return (chain.end, nil)
    }

    /// Whether the last line is the rest of a write: without its LF, or never written in part.
    private static func isTorn(_ line: [UInt8]) -> Bool {
        line.last != UInt8(ascii: "\n") || line.contains(0)
    }
}

/// Cuts what `more` returns into lines that keep their LF; the last may have none.
struct LineReader {
    private let more: () throws(JournalError) -> [UInt8]
    private var buffer: [UInt8] = []
    private var start = 0
    private var isExhausted = false

    /// Reads from `more`, which returns no bytes at the end.
    init(_ more: @escaping () throws(JournalError) -> [UInt8]) {
        self.more = more
    }

    /// Whether there is no further line.
    var isAtEnd: Bool {
        mutating get throws(JournalError) {
            if start == buffer.count { try fill() }
            return start == buffer.count
        }
    }

    /// Returns the next line, or `nil` at the end; a line over the limit comes in pieces.
    mutating func next() throws(JournalError) -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                return cut(at: end + 1)
            }
            guard buffer.count - start <= Record.maximumSize, !isExhausted else { break }
            let pending = buffer.count - start
            try fill()
            searched = start + pending
        }
        return start == buffer.count ? nil : cut(at: buffer.count)
    }

    private mutating func cut(at end: Int) -> [UInt8] {
        defer { start = end }
        return Array(buffer[start..<end])
    }

    private mutating func fill() throws(JournalError) {
        guard !isExhausted else { return }
        let bytes = try more()
        isExhausted = bytes.isEmpty
        buffer.removeFirst(start)
        start = 0
        buffer.append(contentsOf: bytes)
    }
}

extension JournalError {
    fileprivate static func unreadable(_ path: String, _ reason: String) -> JournalError {
        JournalError(.storage, "\(path): cannot read the journal: \(reason)")
    }
}
