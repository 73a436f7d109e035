import CortexRunbook

/// What a link or an image points at, and where its target is written.
struct LinkTarget: Sendable, Equatable {
    /// The target as cmark gives it: escapes resolved, percent signs kept.
    let text: String
    /// The bytes of the target in the document; those of the link's text for a reference.
    let range: Range<Int>
    /// The link's own text.
    let label: String

    /// The part before `?` and `#`, percent signs resolved; empty for a link into the document.
    var path: String {
        let path = text.utf8.prefix { $0 != 0x23 && $0 != 0x3F }
        return Self.withoutPercents(Substring(path))
    }

    /// The part behind `#`, percent signs resolved; `nil` without one.
    var fragment: String? {
        guard let hash = text.utf8.firstIndex(of: 0x23) else { return nil }
        return Self.withoutPercents(text[text.utf8.index(after: hash)...])
    }

    /// Whether it names a file here, not an address, a template's blank or a code of a site
    /// generator.
    var isLocal: Bool {
        if text.hasPrefix("//") || text.isEmpty { return false }
        if text.utf8.contains(where: { $0 == 0x7B || $0 == 0x3C || $0 == 0x24 }) { return false }
        return !hasScheme
    }

    /// RFC 3986, section 3.1.
    private var hasScheme: Bool {
        guard let first = text.utf8.first, first.isASCIILetter else { return false }
        let rest = text.utf8.drop {
            $0.isASCIILetter || $0.isDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
        }
        return rest.first == .colon
    }

    private static func withoutPercents(_ text: Substring) -> String {
        guard text.utf8.contains(0x25) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = String(Substring(rest.prefix(2)))
            if byte == 0x25, digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(utf8: bytes)
    }
}

extension LinkTarget {
    /// The links and images of `document`, in the order in which they begin.
    static func all(in document: LintDocument) -> [LinkTarget] {
        let markdown = document.markdown
        var places = SpanPlaces(in: document)
        return markdown.spans.compactMap { span in
            guard span.kind == .link || span.kind == .image else { return nil }
            let target = markdown.aside(span.target)
            let label = markdown.bytes(span.text)
            let range =
                places.take(target, behind: "(", of: span)
                ?? places.take(target, behind: "(<", of: span)
                ?? places.take(target, behind: "<", of: span)
                ?? places.take(label, of: span)
            return LinkTarget(
                text: String(utf8: target),
                range: range ?? document.trimmedRange(ofLine: Int(span.line)),
                label: String(utf8: label)
            )
        }
    }
}

/// Finds the bytes of spans in the source; spans of the same text take one place after the other.
struct SpanPlaces {
    private let document: LintDocument
    private var taken: Set<Int> = []

    init(in document: LintDocument) {
        self.document = document
    }

    /// Takes the first free place of `text` from the line of `span` on; `nil` if there is none near.
    ///
    /// Directly before it stands `mark`.
    mutating func take(
        _ text: ArraySlice<UInt8>,
        behind mark: StaticString = "",
        of span: Document.Span
    ) -> Range<Int>? {
        let wanted = Array(mark.description.utf8) + text
        let start = document.source.start(ofLine: Int(span.line))
        // Lines of one paragraph: a link's text may go over some of them.
        var rest = document.source.bytes[start..<document.source.start(ofLine: Int(span.line) + 8)]
        while let found = rest.range(of: wanted[...]) {
            if taken.insert(found.lowerBound).inserted {
                return found.upperBound - text.count..<found.upperBound
            }
            rest = rest[(found.lowerBound + 1)...]
        }
        return nil
    }
}
