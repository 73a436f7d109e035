/// Why a document cannot be read at all.
package struct ReadError: Error, Sendable, Equatable, CustomStringConvertible {
    package var path: String
    /// The 1-based line; `nil` where the whole file is meant.
    package var line: Int?
    /// What is wrong and what to do about it, in one line.
    package var message: String

    /// `path:line: message`.
    package var description: String {
        guard let line else { return "\(path): \(message)" }
        return "\(path):\(line): \(message)"
    }
}

extension ReadError {
    /// The document is beyond `limit`; `value` is what it has.
    static func over(_ limit: Limit, value: Int, path: String, line: Int?) -> ReadError {
        ReadError(
            path: path,
            line: line,
            message: "\(limit.subject) \(value) \(limit.unit), "
                + "over the limit of \(limit.most); \(limit.advice)"
        )
    }
}

/// The largest documents the reader accepts (so that reading always ends soon).
struct Limit: Sendable {
    /// What is too large, ending in its verb.
    let subject: String
    let most: Int
    let unit: String
    let advice: String

    static let document = Limit(
        subject: "the document has",
        most: 8 << 20,
        unit: "bytes",
        advice: "split it"
    )
    static let line = Limit(
        subject: "the line has",
        most: 64 << 10,
        unit: "bytes",
        advice: "break it"
    )
    static let nesting = Limit(
        subject: "lists and quotes are nested",
        most: 64,
        unit: "deep",
        advice: "nest them less"
    )
    static let blocks = Limit(
        subject: "the document has",
        most: 5_000,
        unit: "code blocks",
        advice: "split it"
    )
    static let block = Limit(
        subject: "the code block has",
        most: 1 << 20,
        unit: "bytes",
        advice: "move the data into a file"
    )
    static let headings = Limit(
        subject: "the document has",
        most: 10_000,
        unit: "headings",
        advice: "split it"
    )
    static let info = Limit(
        subject: "the fence's info string has",
        most: 1 << 10,
        unit: "bytes",
        advice: "shorten it"
    )
    static let gates = Limit(
        subject: "the document has",
        most: 200,
        unit: "gates",
        advice: "merge some of them"
    )
    static let criteria = Limit(
        subject: "the section has",
        most: 200,
        unit: "criteria",
        advice: "split the section"
    )
    static let items = Limit(
        subject: "the document has",
        most: 50_000,
        unit: "steps, criteria and items left out",
        advice: "split it"
    )

    /// What libcmark may use to parse a document, in bytes; text takes 10 to 40 times its size.
    static let parsingMemory = 320 << 20
}

extension Runbook {
    /// The largest document that is read, in bytes.
    package static let sizeLimit = Limit.document.most
}
