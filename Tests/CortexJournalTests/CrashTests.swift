import CortexJournal
import Testing

/// Every disk that a power cut may leave is a whole journal, or one with a torn last record.
struct CrashTests {
    /// What the sectors of the unsynced part may hold.
    enum Remains: CaseIterable {
        /// The first bytes, the rest missing.
        case prefix
        /// The first bytes, then zeros.
        case zeroTail
        /// Zeros, then the last bytes.
        case zeroHead
    }

    @Test(arguments: Remains.allCases)
    func `no acknowledged record is lost and no other survives`(remains: Remains) throws {
        let events = RunEvent.samples.prefix(12)
        let bytes = try journal(Array(events))
        var synced = 0
        for (count, line) in bytes.split(separator: 10).map({ $0 + [10] }).enumerated() {
            let durable = Array(bytes[..<synced])
            for cut in 0..<line.count {
                let image = durable + Self.remains(of: Array(line), cut, remains)
                let contents = try JournalReader.read(image, path: "j")
                try #require(contents.records.count == count, "byte \(cut) of record \(count)")
                try #require(contents.end.size == synced)
                try #require(contents.torn?.bytes.count ?? 0 == image.count - synced)
            }
            synced += line.count
        }
    }

    private static func remains(of line: [UInt8], _ cut: Int, _ remains: Remains) -> [UInt8] {
        let zeros = { [UInt8](repeating: 0, count: $0) }
        return switch remains {
        case .prefix: Array(line[..<cut])
        case .zeroTail: line[..<cut] + zeros(line.count - cut)
        case .zeroHead: zeros(line.count - cut) + line[(line.count - cut)...]
        }
    }
}
