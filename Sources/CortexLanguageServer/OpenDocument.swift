import CortexLint
import CortexRunbook

/// A document that a client has open, and what the linter says of it as it stands.
struct OpenDocument: Sendable {
    let uri: String
    var version: Int?
    var text: TextBuffer {
        didSet { checked = nil }
    }
    /// What was found in the text as it stands; `nil` where nobody has looked yet.
    private(set) var checked: Checked?

    struct Checked: Sendable {
        /// `nil` where the document is over a limit of the reader.
        let document: LintDocument?
        /// Those that count, with the fixes as the rules gave them.
        let findings: [(placed: PlacedFinding, range: Range<Int>, fix: Fix?)]
    }

    init(uri: String, version: Int?, text: String) {
        self.uri = uri
        self.version = version
        self.text = TextBuffer(text)
    }

    /// The path of a `file:` URI; else the URI.
    var path: String {
        guard uri.hasPrefix("file://") else { return uri }
        return String(utf8: Self.decoded(Array(uri.dropFirst("file://".count).utf8)))
    }

    private static func decoded(_ text: [UInt8]) -> [UInt8] {
        var decoded: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
                let byte = UInt8(String(utf8: text[(index + 1)...(index + 2)]), radix: 16)
            {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(text[index])
                index += 1
            }
        }
        return decoded
    }

    /// Lints the text when it is next asked for, also if it is the same: other documents may not be.
    mutating func forget() { checked = nil }

    /// Lints the text if it has changed since, and returns what was found.
    mutating func check(_ lint: Workspace.Lint) -> Checked {
        if let checked { return checked }
        let checked = Self.check(text.bytes, path: path, lint)
        self.checked = checked
        return checked
    }

    private static func check(
        _ bytes: [UInt8],
        path: String,
        _ lint: Workspace.Lint
    ) -> Checked {
        guard let (document, linted) = try? lint(bytes, path) else {
            return Checked(document: nil, findings: [])
        }
        let sorted = linted.findings.sorted { left, right in
            (left.finding.range.lowerBound, left.rule.code)
                < (right.finding.range.lowerBound, right.rule.code)
        }
        let placed = FileReport(document, sorted).findings
        return Checked(
            document: document,
            findings: zip(placed, sorted).map { ($0, $1.finding.range, $1.finding.fix) }
        )
    }
}
