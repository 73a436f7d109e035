import Crypto
import Foundation

/// A journal as a sceptic reads it, with nothing of the program's own code.
struct JournalAudit {
    /// The records' fields, in order; a torn last line is none.
    private(set) var records: [[String: Any]] = []
    /// The whole lines, with their LF.
    private(set) var lines: [Data] = []
    /// What is wrong with the chain; `nil` if nothing is.
    private(set) var fault: String?

    init(_ bytes: Data) {
        var previous = String(repeating: "0", count: 64)
        var rest = bytes
        while let end = rest.firstIndex(of: 10) {
            let line = Data(rest[...end])
            rest = Data(rest[(end + 1)...])
            guard line.count > 79,
                let record = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
                let fields = record["r"] as? [String: Any], let hash = record["h"] as? String
            else {
                fault = "line \(lines.count) is no record"
                return
            }
            let content = line[76..<(line.count - 2)]
            let digest = SHA256.hash(data: [0] + content).map { String(format: "%02x", $0) }
                .joined()
            if digest != hash { fault = "record \(lines.count) has a wrong hash" }
            if fields["prev"] as? String != previous { fault = "record \(lines.count) is loose" }
            if fields["seq"] as? Int != lines.count { fault = "record \(lines.count) is misplaced" }
            previous = hash
            records.append(fields)
            lines.append(line)
        }
    }

    /// The events of that name.
    func events(_ name: String) -> [[String: Any]] {
        records.filter { $0["type"] as? String == name }
    }

    /// How many attempts at `item` were started, let go, and passed.
    func attempts(at item: String) -> (started: Int, spawned: Int, passed: Int, ended: Int) {
        let started = events("stepStarted").filter { $0["item"] as? String == item }
        let ordinals = Set(started.compactMap { $0["ordinal"] as? Int })
        let ended = events("stepFinished").filter { $0["item"] as? String == item }
        return (
            started.count,
            events("stepSpawned").count { ordinals.contains($0["ordinal"] as? Int ?? 0) },
            ended.count { $0["verdict"] as? String == "passed" }, ended.count
        )
    }

    var isFinished: Bool { records.last?["type"] as? String == "runFinished" }
}
