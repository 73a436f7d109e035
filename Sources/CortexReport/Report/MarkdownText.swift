import CortexText

/// Foreign text in Markdown (GitHub Flavored Markdown): it shows as it is, and means nothing.
enum MarkdownText {
    /// Returns `text` in one line for running text or a table's cell.
    static func line(_ text: String) -> String {
        let safe = oneLine(text)
        var escaped = ""
        var before: Unicode.Scalar = " "
        var rest = safe.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if needsEscape(scalar, between: before, and: rest.first ?? " ") { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
            before = scalar
        }
        return escaped
    }

    /// Returns `text` as a code span of one line; in a table's cell a bar is escaped, too.
    static func code(_ text: String, inTable: Bool = false) -> String {
        let safe = oneLine(text)
        guard !safe.isEmpty else { return "" }
        let longest = longestRun(of: "`", in: safe)
        let fence = String(repeating: "`", count: longest + 1)
        let isPadded = safe.hasPrefix("`") || safe.hasSuffix("`")
        let content = inTable ? safe.replacing("|", with: "\\|") : safe
        return isPadded ? "\(fence) \(content) \(fence)" : fence + content + fence
    }

    /// Returns `lines` as a fenced block, with an LF behind each line.
    static func block(_ lines: [SafeText], language: String = "text") -> String {
        let longest = lines.map { longestRun(of: "`", in: $0.text) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let body = lines.map { "\($0.text)\n" }.joined()
        return "\(fence)\(language)\n\(body)\(fence)\n"
    }

    /// Returns a link with `text`, which is Markdown already; without a target the text alone.
    static func link(_ text: String, to target: String?) -> String {
        guard let target = target.map(destination) else { return text }
        // Without blanks and brackets a destination needs no frame.
        let isPlain = !target.isEmpty && !target.contains { " ()".contains($0) }
        return isPlain ? "[\(text)](\(target))" : "[\(text)](<\(target)>)"
    }

    private static func destination(_ target: String) -> String {
        var text = ""
        for scalar in SafeText(escaping: target).text.unicodeScalars {
            switch scalar {
            case "<": text += "%3C"
            case ">": text += "%3E"
            case "\\": text += "%5C"
            case "\n": text += "%0A"
            case "|": text += "%7C"
            case "&": text += "&amp;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func oneLine(_ text: String) -> String {
        let lines = SafeText(escaping: text).text.split(whereSeparator: \.isNewline)
        return lines.map { $0.replacing("\t", with: " ") }.joined(separator: " ")
    }

    private static func needsEscape(
        _ scalar: Unicode.Scalar,
        between before: Unicode.Scalar,
        and after: Unicode.Scalar
    ) -> Bool {
        switch scalar {
        case "\\", "`", "*", "[", "]", "<", "|", "~", "$": true
        case "_": !(before.isWordPart && after.isWordPart)
        case "&": after.isWordPart || after == "#"
        default: false
        }
    }

    private static func longestRun(of character: Character, in text: String) -> Int {
        text.split { $0 != character }.map(\.count).max() ?? 0
    }
}

extension Unicode.Scalar {
    fileprivate var isWordPart: Bool { properties.isAlphabetic || ("0"..."9").contains(self) }
}
