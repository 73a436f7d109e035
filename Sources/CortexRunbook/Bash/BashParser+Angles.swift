/// `<name>` outside quotes: a blank to a person, and two redirections to bash.
extension BashParser {
    private static let maximumAngle = 120

    /// The end of the placeholder that begins with the `<` at `start`; `nil` for a redirection.
    ///
    /// Real redirections have a space before `>`, no `>` at all, or end in a file that follows at
    /// once on a name with an extension (`<in.txt>out.txt`).
    func angleEnd(_ start: Int) -> Int? {
        var offset = start + 1
        guard offset < limit, startsName(bytes[offset]) else { return nil }
        let bound = min(limit, start + Self.maximumAngle)
        while offset < bound, bytes[offset] != Ascii.greater {
            guard Self.mayStandInAngle(bytes[offset]) else { return nil }
            offset += 1
        }
        guard offset < bound, !Ascii.isBlank(bytes[offset - 1]) else { return nil }
        let body = start + 1..<offset
        let after = offset + 1 < limit ? bytes[offset + 1] : Ascii.newline
        guard isBlankName(body), after != Ascii.greater, after != Ascii.open else { return nil }
        if after == Ascii.ampersand, offset + 2 < limit,
            Ascii.isDigit(bytes[offset + 2]) || bytes[offset + 2] == Ascii.hyphen
        {
            return nil
        }
        if !Self.isOperator(after), looksLikeFile(body) { return nil }
        if bytes[offset + 1..<limit].starts(with: "/dev/".utf8) { return nil }
        return offset + 1
    }

    private func startsName(_ byte: UInt8) -> Bool {
        Ascii.isAlphanumeric(byte) || byte == Ascii.underscore || byte >= 0x80
            || byte == Ascii.doubleQuote || byte == Ascii.dot
    }

    private static func mayStandInAngle(_ byte: UInt8) -> Bool {
        switch byte {
        case Ascii.less, Ascii.newline, Ascii.dollar, Ascii.semicolon, Ascii.ampersand,
            Ascii.backtick, Ascii.backslash:
            false
        default: byte >= 0x20
        }
    }

    /// Whether the text between `<` and `>` names something rather than being a piece of a command.
    private func isBlankName(_ body: Range<Int>) -> Bool {
        let text = bytes[body]
        if text.allSatisfy({ $0 == Ascii.dot }) { return text.count == 3 }
        guard text.contains(where: { Ascii.isLetter($0) || $0 >= 0x80 }),
            text.first != Ascii.dot, hasHarmlessQuotes(text)
        else { return false }
        let parts = text.split(separator: Ascii.space)
        if parts.count > 1 {
            guard !text.contains(Ascii.pipe),
                !parts.contains(where: { $0.first == Ascii.hyphen }),
                let last = parts.last, !last.allSatisfy(Ascii.isDigit)
            else { return false }
        }
        return balancesParentheses(text)
    }

    /// Whether its quotes enclose it (`<"name">`) or are apostrophes.
    private func hasHarmlessQuotes(_ text: ArraySlice<UInt8>) -> Bool {
        if text.first == Ascii.doubleQuote {
            let inner = text.dropFirst().dropLast()
            return text.count > 2 && text.last == Ascii.doubleQuote
                && !inner.contains(Ascii.doubleQuote) && !inner.contains(Ascii.quote)
        }
        guard !text.contains(Ascii.doubleQuote) else { return false }
        let apostrophes = text.indices.filter { text[$0] == Ascii.quote }
        guard let apostrophe = apostrophes.first else { return true }
        return apostrophes.count == 1 && apostrophe + 1 < text.endIndex
            && Ascii.isLetter(text[apostrophe - 1]) && Ascii.isLetter(text[apostrophe + 1])
    }

    private func balancesParentheses(_ text: ArraySlice<UInt8>) -> Bool {
        var open = 0
        for byte in text {
            if byte == Ascii.open { open += 1 }
            if byte == Ascii.close { open -= 1 }
            if open < 0 { return false }
        }
        return open == 0
    }

    private func looksLikeFile(_ body: Range<Int>) -> Bool {
        guard let dot = bytes[body].lastIndex(of: Ascii.dot) else { return false }
        return Self.fileExtensions.contains(text(dot + 1..<body.upperBound))
    }

    private static let fileExtensions: Set<String> = [
        "bak", "conf", "csv", "dat", "diff", "dump", "env", "gz", "html", "in", "ini", "json",
        "key", "log", "md", "out", "patch", "pem", "py", "sh", "sql", "tar", "toml", "tsv", "txt",
        "xml", "yaml", "yml",
    ]
}
