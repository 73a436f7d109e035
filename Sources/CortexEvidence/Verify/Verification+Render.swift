import CortexRunbook
package import CortexText

extension Verification {
    /// The sentences, one a line, with what is wrong below them; the last line says what follows.
    package func render(_ style: Style) -> SafeText {
        var text: SafeText = ""
        for finding in findings {
            let sign =
                finding.level == .anchors ? style.sign(.open) : Self.sign(finding.result, style)
            text = text + "\(sign) \(escaping: finding.sentence)\n"
            for detail in finding.details { text = text + "    \(escaping: detail)\n" }
        }
        return text + "\n\(escaping: summary)\n"
    }

    /// What follows, in words; never "valid" alone.
    package var summary: String {
        let unanchored = "Not anchored: time is the operator's claim."
        return switch result {
        case .good: "Consistent. Signed by \(signers.joined(separator: ", ")). \(unanchored)"
        case .untrusted where signers.isEmpty:
            "Consistent, but nobody who is trusted has signed. \(unanchored)"
        case .untrusted:
            "Consistent, but not all of it is signed by keys that are trusted. \(unanchored)"
        case .incomplete: "Consistent, but incomplete. \(unanchored)"
        case .contradiction: "CONTRADICTION: this is not what was recorded."
        case .refused:
            "REFUSED: this is no bundle that an export wrote; nothing of it was believed."
        }
    }

    /// One JSON object.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "cortex-verify/1")
            json.member("result", Self.word(result))
            json.member("summary", summary)
            json.member("signers", signers)
            json.key("levels")
            json.array { list in
                for finding in findings {
                    list.object { level in
                        level.member("level", finding.level.rawValue)
                        level.member("result", Self.word(finding.result))
                        level.member("sentence", finding.sentence)
                        level.member("details", finding.details)
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func sign(_ result: Result, _ style: Style) -> SafeText {
        switch result {
        case .good: style.apply(.good, style.sign(.passed))
        case .untrusted, .incomplete: style.apply(.warning, style.sign(.open))
        case .contradiction, .refused: style.apply(.bad, style.sign(.failed))
        }
    }

    private static func word(_ result: Result) -> String {
        switch result {
        case .good: "consistent"
        case .untrusted: "untrusted"
        case .incomplete: "incomplete"
        case .contradiction: "contradiction"
        case .refused: "refused"
        }
    }
}
