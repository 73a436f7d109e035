/// Placeholders between brackets of any kind.
extension BlankSearch {
    /// `<name>` in quotes or a heredoc: words, not markup, a pattern or an address.
    func angle(_ start: Int) -> BashScript.Blank? {
        guard kind != .text else { return nil }
        let first = byte(start + 1)
        guard Ascii.isAlphanumeric(first) || first == Ascii.underscore || first >= 0x80 else {
            return nil
        }
        let end = end(from: start + 1) { byte in
            Ascii.isAlphanumeric(byte) || byte >= 0x80 || " _-./:#,'".utf8.contains(byte)
        }
        guard end - start < 120, byte(end) == Ascii.greater, !Ascii.isBlank(byte(end - 1)) else {
            return nil
        }
        let name = script.text(start + 1..<end)
        guard name.utf8.contains(where: { Ascii.isLetter($0) || $0 >= 0x80 }),
            !Self.literalNames.contains(name.lowercased()),
            !isMarkup(name), !isCode(start, name: name), !isUsage
        else { return nil }
        return make(start + 1..<end, .angle, start..<end + 1)
    }

    /// Whether the word tells how to call a program (`"usage: $0 <file>"`).
    private var isUsage: Bool {
        guard let word = script.spans[span].word, !isHeredoc else { return false }
        let text = bytes[script.words[word].range].dropFirst().prefix(6)
        return text.elementsEqual("usage:".utf8) || text.elementsEqual("Usage:".utf8)
    }

    /// What programs print as it stands, such as `<none>`.
    private static let literalNames: Set<String> = [
        "br", "empty", "error", "invalid", "missing", "nil", "no", "none", "null", "pending",
        "unknown", "unset",
    ]

    private func isMarkup(_ name: String) -> Bool {
        let tag = name.split(separator: " ").first.map(String.init) ?? name
        if Self.tags.contains(tag.lowercased()), tag == name || tag == tag.lowercased() {
            return isHeredoc || kind == .single || closingTags.contains(tag)
        }
        return closingTags.contains(tag)
    }

    /// Whether `<` belongs to a pattern (`(?<name>`), a type (`List<String>`) or an include.
    private func isCode(_ start: Int, name: String) -> Bool {
        let before = byte(start - 1)
        if before == Ascii.question || has("(?P", at: start - 3) || before == Ascii.less {
            return true
        }
        if has("include ", at: start - 8) || has("import ", at: start - 7) { return true }
        let isPlain = name.utf8.allSatisfy(Ascii.isLetter)
        return isHeredoc && isPlain && Ascii.isAlphanumeric(before)
    }

    private static let tags: Set<String> = [
        "a", "b", "body", "br", "button", "code", "div", "em", "footer", "form", "h1", "h2", "h3",
        "h4", "head", "header", "html", "i", "img", "input", "li", "link", "meta", "ol", "p", "pre",
        "script", "section", "span", "strong", "style", "table", "td", "th", "title", "tr", "ul",
    ]

    /// `[COMMIT_HASH]`: capitals, neither a class of letters nor a level of a log.
    func bracket(_ start: Int) -> BashScript.Blank? {
        guard Ascii.isUpper(byte(start + 1)) else { return nil }
        let end = end(from: start + 1) { byte in
            Ascii.isUpper(byte) || Ascii.isDigit(byte) || byte == Ascii.underscore
                || byte == Ascii.hyphen || (byte == Ascii.space && !isUnquoted)
        }
        guard byte(end) == Ascii.closeBracket, !Ascii.isBlank(byte(end - 1)) else { return nil }
        let name = script.text(start + 1..<end)
        let before = byte(start - 1)
        let after = byte(end + 1)
        guard isLongEnough(name), !isClass(name), !Self.levels.contains(name),
            !"^\\$:".utf8.contains(before), !"+*?{=(".utf8.contains(after)
        else { return nil }
        return make(start + 1..<end, .bracket, start..<end + 1)
    }

    private func isLongEnough(_ name: String) -> Bool {
        name.utf8.count >= 4 || Self.shortNames.contains(name)
    }

    /// Whether the letters look like a class: `[A-Z0-9_]`.
    private func isClass(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.indices.contains { index in
            bytes[index] == Ascii.hyphen
                && (index == 1 || index + 2 == bytes.count
                    || (index + 2 < bytes.count && bytes[index + 2] == Ascii.hyphen))
        }
    }

    private static let shortNames: Set<String> = [
        "ENV", "ID", "IP", "KEY", "NS", "ORG", "PID", "POD", "SHA", "TAG", "URL",
    ]

    private static let levels: Set<String> = [
        "ALERT", "CRITICAL", "DEBUG", "DONE", "ERROR", "FAIL", "FAILED", "FATAL", "INFO", "NOTE",
        "NOTICE", "PASS", "PASSED", "SKIP", "SKIPPED", "SUCCESS", "TRACE", "WARN", "WARNING",
    ]

    /// `{{name}}`, unless it belongs to a template of Go or Jinja.
    func mustache(_ start: Int) -> BashScript.Blank? {
        guard byte(start + 1) == Ascii.openBrace else { return nil }
        let nameStart = end(from: start + 2, while: Ascii.isBlank)
        let nameEnd = end(from: nameStart) { Ascii.isName($0) || $0 == Ascii.hyphen }
        let close = end(from: nameEnd, while: Ascii.isBlank)
        guard nameEnd > nameStart, Ascii.isNameStart(byte(nameStart)), has("}}", at: close) else {
            return nil
        }
        let name = script.text(nameStart..<nameEnd)
        guard !Self.templateWords.contains(name), !isTemplate, byte(start - 1) != Ascii.dollar
        else { return nil }
        return make(nameStart..<nameEnd, .mustache, start..<close + 2)
    }

    private static let templateWords: Set<String> = ["break", "else", "end", "nl", "tab"]

    /// `{NAME}` and, where no program reads braces, `{name}`.
    func brace(_ start: Int) -> BashScript.Blank? {
        let before = start > 0 ? bytes[start - 1] : Ascii.newline
        guard Ascii.isNameStart(byte(start + 1)), !"$%@#{\\".utf8.contains(before) else {
            return nil
        }
        let end = end(from: start + 1) { Ascii.isName($0) || $0 == Ascii.hyphen }
        let after = byte(end + 1)
        guard byte(end) == Ascii.closeBrace, after != Ascii.closeBrace,
            !(isUnquoted && (after == Ascii.less || after == Ascii.greater)),
            end - start > 2
        else { return nil }
        let name = script.text(start + 1..<end)
        let isUpper = !name.utf8.contains(where: Ascii.isLower)
        guard isUpper || acceptsLowerCaseBraces(name) else { return nil }
        return make(start + 1..<end, .brace, start..<end + 1)
    }

    private func acceptsLowerCaseBraces(_ name: String) -> Bool {
        guard !Self.braceWords.contains(name), !isHeredoc, kind != .ansi else { return false }
        return isUnquoted || isAddress
    }

    private static let braceWords: Set<String> = ["end", "print", "range", "upstream", "push"]
}
