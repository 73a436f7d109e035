import CortexRunbook

/// A curly quote, a long dash, a no-break space or an ellipsis in the part of a command that bash
/// reads.
///
/// To bash it is a letter like any other. `rm –rf cache` with an en dash removes the files `–rf`
/// and `cache`, and `bash -n` finds nothing wrong with it.
///
/// Quoted text, comments and heredocs may hold any character.
///
/// ## Bad
/// ```bash
/// ls –la /srv
/// ```
///
/// ## Good
/// ```bash
/// ls -la /srv
/// ```
enum TypographicCharacter: Rule {
    static let about = RuleDescription("CMD004", "typographic-character", .error, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts
        where script.bash.bytes.contains(where: { $0 == 0xE2 || $0 == 0xC2 }) {
            var words: [Int: [Typographic]] = [:]
            for span in script.bash.spans where span.kind == .text {
                guard let word = span.word else { continue }
                let found = Typographic.all(in: script.bash.bytes[span.range])
                if !found.isEmpty { words[word, default: []] += found }
            }
            for word in words.keys.sorted() {
                guard let found = words[word] else { continue }
                findings.append(.typographic(found, in: script))
            }
        }
    }
}

/// A typographic character, and what a keyboard writes instead.
private struct Typographic {
    var range: Range<Int>
    var scalar: Unicode.Scalar
    var ascii: String

    static func all(in text: ArraySlice<UInt8>) -> [Typographic] {
        var found: [Typographic] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] >= 0x80, let (scalar, width) = text.scalar(at: index) else {
                index += 1
                continue
            }
            if let ascii = ascii(scalar) {
                found.append(
                    Typographic(range: index..<index + width, scalar: scalar, ascii: ascii)
                )
            }
            index += width
        }
        return found
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x2018, 0x2019: "'"
        case 0x201C...0x201E: "\""
        case 0x2010...0x2013, 0x2212: "-"
        case 0x2014: "--"
        case 0x2026: "..."
        case 0xA0, 0x202F: " "
        default: nil
        }
    }
}

extension Finding {
    fileprivate static func typographic(
        _ found: [Typographic],
        in script: ShellScript
    ) -> Finding {
        let first = found[0]
        let last = found[found.count - 1]
        let edits = found.map { Fix.Edit(script.documentRange($0.range), $0.ascii) }
        let written = first.ascii == " " ? "a space" : "`\(first.ascii)`"
        return Finding(
            script.documentRange(first.range.lowerBound..<last.range.upperBound),
            "\(first.scalar.code) is a letter to bash, not \(written)",
            help: "write \(written)",
            fix: keepsQuotes(found, in: script)
                ? Fix(.safe, "write it in ASCII", edits) : nil
        )
    }

    /// Whether bash can read the script with the characters replaced.
    private static func keepsQuotes(_ found: [Typographic], in script: ShellScript) -> Bool {
        guard found.contains(where: { $0.ascii == "'" || $0.ascii == "\"" }) else { return true }
        var bytes = script.bash.bytes
        for character in found.reversed() {
            bytes.replaceSubrange(character.range, with: character.ascii.utf8)
        }
        return BashScript(String(utf8: bytes)).syntaxError() == nil
    }
}
