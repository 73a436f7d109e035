import FoundationEssentials

/// A note as it waits in the run's folder.
package struct LeftNote: Sendable, Equatable, Codable {
    /// The form of the file; older programs refuse what they do not know.
    package static let schema = "cortex-note/1"
    /// The longest text, in bytes.
    package static let maximumText = 8192
    /// The longest file, in bytes; what it holds has to fit into a record.
    static let maximumSize = 53_248

    package private(set) var schema = LeftNote.schema
    /// The run's id, 32 hexadecimal digits.
    package var run: String
    package var text: String
    package var author: Author

    package init(_ text: String, in run: String, author: Author) {
        self.run = run
        self.text = text
        self.author = author
    }

    /// What the journal says of the note that was left in the file `name`.
    func event(file name: String) -> NoteAdded {
        var note = NoteAdded(text: text, by: author.by)
        note.file = name
        note.user = author.user
        note.host = author.host
        note.given = author.time
        return note
    }

    /// The file's bytes: one line of JSON with its LF.
    var bytes: [UInt8] {
        get throws { try JSONEncoder.forFiles.encode(self) + [UInt8(ascii: "\n")] }
    }
}

extension LeftNote {
    private enum CodingKeys: String, CodingKey {
        case schema
        case run
        case text
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        schema = try fields.decode(String.self, forKey: .schema)
        run = try fields.decode(String.self, forKey: .run)
        text = try fields.decode(String.self, forKey: .text)
        author = try Author(from: decoder)
    }

    /// Writes the author's fields beside the others.
    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(schema, forKey: .schema)
        try fields.encode(run, forKey: .run)
        try fields.encode(text, forKey: .text)
        try author.encode(to: encoder)
    }
}
