import CortexRunbook

/// A comment of a document that keeps rules quiet or lets them speak again.
///
/// In Markdown `<!-- cortex-disable-next-line PLH001: the form fills it in -->`, in a script
/// `# cortex: disable=TRM001 it is stopped by hand`.
struct Directive: Equatable {
    enum Verb: String, CaseIterable {
        case disableNextLine = "disable-next-line"
        case disableLine = "disable-line"
        case disableFile = "disable-file"
        case disable
        case enable
    }

    /// A rule's code or name, or the beginning of codes, as written.
    struct Name: Equatable {
        let text: String
        let range: Range<Int>
    }

    enum Place: Equatable {
        case markdown
        case script
    }

    let verb: Verb
    let names: [Name]
    /// Why; empty where the comment gives no reason.
    let reason: String
    /// The bytes of the comment, its marks included.
    let range: Range<Int>
    let place: Place
    /// The 1-based lines on which it holds.
    var lines: ClosedRange<Int>
}

extension Directive {
    /// Reads the inside of an HTML comment; `nil` if it is none of ours.
    init?(
        markdown inside: ArraySlice<UInt8>,
        range: Range<Int>,
        lines: ClosedRange<Int>
    ) {
        let text = inside.trimmed
        guard text.starts(with: Self.prefix) else { return nil }
        let rest = text.dropFirst(Self.prefix.count)
        let word = rest.prefix { !$0.isBlank && $0 != .lineFeed && $0 != .colon }
        guard let verb = Verb(rawValue: String(utf8: word)) else { return nil }
        let after = rest[word.endIndex...]
        let colon = after.firstIndex(of: .colon) ?? after.endIndex
        self.verb = verb
        names = Self.names(in: after[..<colon])
        reason = String(utf8: after[colon...].dropFirst().trimmed)
        self.range = range
        place = .markdown
        self.lines = lines
    }

    /// Reads a comment of a script, `#` included; `nil` if it is none of ours.
    init?(script comment: ArraySlice<UInt8>, range: Range<Int>, lines: ClosedRange<Int>) {
        let text = comment.drop { $0 == 0x23 }.trimmed
        guard text.starts(with: Self.scriptPrefix) else { return nil }
        let rest = text.dropFirst(Self.scriptPrefix.count).trimmed
        guard rest.starts(with: Self.disable) else { return nil }
        let list = rest.dropFirst(Self.disable.count).prefix { !$0.isBlank }
        verb = .disableNextLine
        names = Self.names(in: list)
        reason = String(utf8: rest[list.endIndex...].trimmed)
        self.range = range
        place = .script
        self.lines = lines
    }

    private static func names(in list: ArraySlice<UInt8>) -> [Name] {
        list.split { $0.isBlank || $0 == 0x2C || $0 == .lineFeed || $0 == .carriageReturn }
            .map { Name(text: String(utf8: $0), range: $0.startIndex..<$0.endIndex) }
    }

    static let prefix = Array("cortex-".utf8)
    private static let scriptPrefix = Array("cortex:".utf8)
    private static let disable = Array("disable=".utf8)
}
