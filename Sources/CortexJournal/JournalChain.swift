import CortexRunbook
import FoundationEssentials

/// Checks one line of a journal after the other: form, hash, order and run.
struct JournalChain {
    /// Where the journal ends after the lines seen so far.
    private(set) var end = JournalEnd(count: 0, size: 0, head: Record.genesis)
    private var run: String?
    private let path: String
    private let decoder = JSONDecoder()

    /// Starts a chain; `path` is for messages.
    init(path: String) {
        self.path = path
    }

    /// Takes the next line, with its LF, and returns its record.
    ///
    /// - Throws: `damaged` with the seq and the offset of the line; `newer` for a record that a
    ///   newer Cortex wrote and that must not be passed over.
    mutating func take(_ line: [UInt8]) throws(JournalError) -> Record {
        let record = try read(line)
        end.count += 1
        end.size += line.count
        end.head = record.hash
        run = record.run
        return record
    }

    private func read(_ line: [UInt8]) throws(JournalError) -> Record {
        guard let content = Self.content(of: line) else { throw damage(.form) }
        let hash = Record.hash(ofContent: content)
        guard line[Record.hashRange].elementsEqual(hash.utf8) else { throw damage(.hash) }
        let decoded: RecordContent
        do {
            decoded = try decoder.decode(RecordContent.self, from: Data(content))
        } catch {
            throw damage(.meaning)
        }
        guard decoded.version <= Record.version else {
            throw .newerFormat(path, decoded.version, seq: end.count)
        }
        guard decoded.seq == end.count, decoded.previous == end.head else { throw damage(.order) }
        guard decoded.run == run ?? decoded.run else { throw damage(.run) }
        guard decoded.event != nil || !decoded.isCritical else {
            throw .newerEvent(path, decoded.type, seq: end.count)
        }
        return Record(decoded, hash: hash, line: line)
    }

    /// Returns the bytes of R in `line`, or `nil` if the line has not the form of a record.
    static func content(of line: [UInt8]) -> ArraySlice<UInt8>? {
        guard
            line.count > Record.contentStart + 4, line.count <= Record.maximumSize,
            line.starts(with: #"{"h":""#.utf8),
            line[70..<77].elementsEqual(#"","r":{"#.utf8),
            line.suffix(3).elementsEqual("}}\n".utf8)
        else { return nil }
        return line[Record.contentStart..<(line.count - 2)]
    }

    private enum Damage: String {
        case form = "it is not a record"
        case hash = "its hash does not fit its content"
        case meaning = "its content cannot be read"
        case order = "it does not follow the record before it"
        case run = "it belongs to another run"
    }

    private func damage(_ damage: Damage) -> JournalError {
        JournalError(
            .damaged,
            "\(path): record \(end.count) at byte \(end.size) is damaged: \(damage.rawValue)"
        )
    }
}

extension JournalError {
    fileprivate static func newerFormat(_ path: String, _ version: Int, seq: Int) -> JournalError {
        JournalError(
            .newer,
            "\(path): record \(seq) has journal format \(version), this cortex reads format "
                + "\(Record.version): use the newer cortex that wrote it"
        )
    }

    fileprivate static func newerEvent(_ path: String, _ type: String, seq: Int) -> JournalError {
        JournalError(
            .newer,
            "\(path): record \(seq) is `\(type)`, which this cortex does not know and must not "
                + "pass over: use the newer cortex that wrote it"
        )
    }
}
