import FoundationEssentials

/// An answer to a decision as it waits in the run's folder.
///
/// It names the very record that asks, so that it holds for nothing else.
package struct GivenAnswer: Sendable, Equatable, Codable {
    /// The form of the file; older programs refuse what they do not know.
    package static let schema = "cortex-decision/1"
    /// The longest file, in bytes; what it holds has to fit into a record.
    package static let maximumSize = 16_384

    package private(set) var schema = GivenAnswer.schema
    /// The run's id, 32 hexadecimal digits.
    package var run: String
    /// The hash of the record that asks, 64 hexadecimal digits.
    package var request: String
    /// The decision's number.
    package var decision: Int
    /// One of the words that answer it, or the text.
    package var answer: String
    /// A reason, a note or a value besides.
    package var text: String?
    package var through: DecisionAnswered.Channel
    package var author: Author
    /// The digest of what the person signed with a key; `nil` where no key was used.
    package var statementSHA256: String?
    /// The digest of that signature's file; `nil` as `statementSHA256`.
    package var signatureSHA256: String?

    package init(
        _ answer: String,
        text: String? = nil,
        to decision: Decision,
        of run: String,
        through: DecisionAnswered.Channel,
        author: Author
    ) {
        self.run = run
        request = decision.hash
        self.decision = decision.request.decision
        self.answer = answer
        self.text = text
        self.through = through
        self.author = author
    }

    /// What the journal says of it.
    package var event: DecisionAnswered {
        var event = DecisionAnswered(
            decision: decision,
            answer: answer,
            text: text,
            by: author.by,
            role: author.role,
            through: through,
            user: through == .terminal ? nil : author.user,
            host: through == .terminal ? nil : author.host,
            given: through == .terminal ? nil : author.time
        )
        event.statementSHA256 = statementSHA256
        event.signatureSHA256 = signatureSHA256
        return event
    }

    /// The file's bytes: one line of JSON with its LF.
    package var bytes: [UInt8] {
        get throws { try JSONEncoder.forFiles.encode(self) + [UInt8(ascii: "\n")] }
    }
}

extension GivenAnswer {
    private enum CodingKeys: String, CodingKey {
        case schema
        case run
        case request
        case decision
        case answer
        case text
        case through
        case statementSHA256
        case signatureSHA256
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        schema = try fields.decode(String.self, forKey: .schema)
        run = try fields.decode(String.self, forKey: .run)
        request = try fields.decode(String.self, forKey: .request)
        decision = try fields.decode(Int.self, forKey: .decision)
        answer = try fields.decode(String.self, forKey: .answer)
        text = try fields.decodeIfPresent(String.self, forKey: .text)
        through = try fields.decode(DecisionAnswered.Channel.self, forKey: .through)
        statementSHA256 = try fields.decodeIfPresent(String.self, forKey: .statementSHA256)
        signatureSHA256 = try fields.decodeIfPresent(String.self, forKey: .signatureSHA256)
        author = try Author(from: decoder)
    }

    /// Writes the author's fields beside the others.
    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(schema, forKey: .schema)
        try fields.encode(run, forKey: .run)
        try fields.encode(request, forKey: .request)
        try fields.encode(decision, forKey: .decision)
        try fields.encode(answer, forKey: .answer)
        try fields.encodeIfPresent(text, forKey: .text)
        try fields.encode(through, forKey: .through)
        try fields.encodeIfPresent(statementSHA256, forKey: .statementSHA256)
        try fields.encodeIfPresent(signatureSHA256, forKey: .signatureSHA256)
        try author.encode(to: encoder)
    }
}

extension JSONEncoder {
    /// Writes what waits in a run's folder.
    static var forFiles: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
