import Foundation

/// A run's journal as another program would read it.
struct Journal {
    /// The file's lines.
    let lines: [String]
    private let records: [[String: Any]]

    init(_ path: String) throws {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        try self.init(lines: text.split(separator: "\n").map(String.init))
    }

    /// Reads a journal whose last line may be torn.
    init(wholeLinesOf path: String) throws {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        try self.init(lines: lines.map(String.init))
    }

    private init(lines: [String]) throws {
        self.lines = lines
        records = try lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let record = object?["r"] as? [String: Any] else { throw NotARecord(line: line) }
            return record
        }
    }

    /// The names of the events, in order.
    var events: [String] { records.compactMap { $0["type"] as? String } }

    /// Returns `fields` of each event `name` as a line of words, `-` for one that is not there.
    ///
    /// A field of a field is named with a dot, such as `driver.by`.
    func list(_ name: String, _ fields: String...) -> [String] {
        records.filter { $0["type"] as? String == name }
            .map { record in fields.map { Self.word(record, $0) }.joined(separator: " ") }
    }

    /// The items and verdicts of the steps that finished.
    var verdicts: [String] { list("stepFinished", "item", "verdict") }

    /// The events of each attempt at a step, in order.
    var steps: [[String]] {
        var attempts: [String: [String]] = [:]
        for record in records {
            guard let ordinal = record["ordinal"], let name = record["type"] as? String else {
                continue
            }
            attempts["\(ordinal).\(Self.word(record, "attempt"))", default: []].append(name)
        }
        return Array(attempts.values)
    }

    private static func word(_ record: [String: Any], _ path: String) -> String {
        let value = path.split(separator: ".").reduce(record as Any?) { value, name in
            (value as? [String: Any])?[String(name)]
        }
        return switch value {
        case let text as String: text
        case let number as NSNumber: number.stringValue
        case let other?: "\(other)"
        case nil: "-"
        }
    }

    /// A line that is not a record.
    struct NotARecord: Error {
        let line: String
    }
}
