import CortexRunbook

/// Keeps the secrets that `inline-secret` found out of reports, which are copied to places where the
/// document is not: logs of builds, dashboards, tickets.
struct SecretMask {
    /// The bytes of the document that no report shows.
    let ranges: [Range<Int>]
    private let texts: [String]

    /// Hides the secrets among `findings` of the document `source`.
    ///
    /// The first line of a private key is none, it only shows where one begins.
    init(_ findings: [RuleFinding], in source: SourceText) {
        ranges = findings.lazy.filter { $0.rule.code == InlineSecret.about.code }
            .map { source.clamped($0.finding.range) }
            .filter { !$0.isEmpty && !source.bytes[$0].starts(with: "-----BEGIN".utf8) }
        var texts: Set<String> = []
        for range in ranges { texts.insert(String(decoding: source.bytes[range], as: UTF8.self)) }
        // A secret may be part of another one.
        self.texts = texts.sorted { $0.utf8.count > $1.utf8.count }
    }

    /// Returns `text` with asterisks for each secret, also for one that a cut has shortened.
    func hiding(_ text: String) -> String {
        guard !texts.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for secret in texts { Self.hide(Array(secret.utf8), in: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether `text` repeats a secret.
    func isRepeated(in text: String) -> Bool { hiding(text) != text }

    private static func hide(_ secret: [UInt8], in bytes: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let same = zip(secret, bytes[index...]).prefix { $0 == $1 }.count
            let isCut = same >= shortest && bytes[(index + same)...].starts(with: " …".utf8)
            guard same == secret.count || isCut else {
                index += 1
                continue
            }
            for place in index..<index + same { bytes[place] = asterisk }
            index += same
        }
    }

    static let asterisk = UInt8(ascii: "*")

    /// The fewest bytes of a secret at a cut that are taken for its beginning.
    private static let shortest = 4
}

extension SourceText {
    fileprivate func clamped(_ range: Range<Int>) -> Range<Int> {
        range.clamped(to: 0..<bytes.count)
    }
}
