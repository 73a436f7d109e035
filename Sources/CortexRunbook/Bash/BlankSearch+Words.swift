/// Placeholders that are words: `YOUR_TOKEN`, `/path/to/file`, `vX.Y.Z`, `xxx`, `TODO`.
extension BlankSearch {
    /// `/path/to/…`, `./path/to/…`, `~/path/to/…` and `path/to/…`.
    func path(_ start: Int) -> BashScript.Blank? {
        guard Self.pathPrefixes.contains(where: { has($0, at: start) }) else { return nil }
        let before = byte(start - 1)
        guard !Ascii.isAlphanumeric(before), before != Ascii.slash || byte(start) == Ascii.slash
        else { return nil }
        let end = end(from: start) { byte in
            Ascii.isAlphanumeric(byte) || "/._-+@~".utf8.contains(byte)
        }
        let stop = trimmedEnd(start, end)
        return make(start..<stop, .path, start..<stop)
    }

    private static let pathPrefixes = [
        "/path/to/", "path/to/", "./path/to/", "../path/to/", "~/path/to/",
    ]

    private func trimmedEnd(_ start: Int, _ end: Int) -> Int {
        guard !isUnquoted, end > start, byte(end - 1) == Ascii.dot else { return end }
        return end - 1
    }

    /// A word that only a person can replace.
    func word(_ start: Int) -> BashScript.Blank? {
        guard !Ascii.isAlphanumeric(byte(start - 1)) else { return nil }
        return version(start) ?? your(start) ?? crosses(start) ?? stub(start)
    }

    /// `vX.Y.Z`, `X.Y`, `vx.y.z`.
    private func version(_ start: Int) -> BashScript.Blank? {
        var offset = start
        if byte(offset) | 32 == UInt8(ascii: "v") { offset += 1 }
        guard byte(offset) | 32 == UInt8(ascii: "x"),
            let form = Self.versions.first(where: { has($0, at: offset) })
        else { return nil }
        let end = offset + form.utf8.count
        guard !Ascii.isName(byte(end)), byte(start - 1) != Ascii.dot else { return nil }
        if form.utf8.count == 3 {
            guard byte(end) != Ascii.dot, byte(end) != Ascii.equals, byte(end) != Ascii.open,
                offset > start || byte(start) == UInt8(ascii: "X")
            else { return nil }
        }
        return make(start..<end, .word, start..<end)
    }

    private static let versions = ["X.Y.Z", "x.y.z", "X.Y", "x.y"]

    /// `YOUR_TOKEN`, `your-project`.
    private func your(_ start: Int) -> BashScript.Blank? {
        guard byte(start) | 32 == UInt8(ascii: "y"),
            has("YOUR", at: start) || has("your", at: start) || has("Your", at: start)
        else { return nil }
        let separator = byte(start + 4)
        guard separator == Ascii.underscore || separator == Ascii.hyphen,
            Ascii.isAlphanumeric(byte(start + 5))
        else { return nil }
        let end = end(from: start) { Ascii.isName($0) || $0 == Ascii.hyphen }
        guard byte(end) != Ascii.equals || !isUnquoted else { return nil }
        return make(start..<end, .word, start..<end)
    }

    /// `xxx` and longer, of one case; not the template of a temporary name.
    private func crosses(_ start: Int) -> BashScript.Blank? {
        let cross = byte(start)
        guard cross | 32 == UInt8(ascii: "x") else { return nil }
        let end = end(from: start) { $0 == cross }
        guard end - start >= 3, !Ascii.isAlphanumeric(byte(end)) else { return nil }
        let isTemporary = cross == UInt8(ascii: "X") && end - start >= 6 && before(start, "tmp")
        guard commandName != "mktemp", !isTemporary, !isSearched else { return nil }
        return make(start..<end, .word, start..<end)
    }

    private func before(_ start: Int, _ text: String) -> Bool {
        (max(range.lowerBound, start - 40)..<start).contains { has(text, at: $0) }
    }

    /// `TODO`, `CHANGEME`, `REPLACE_WITH_…` as a whole word of the command.
    private func stub(_ start: Int) -> BashScript.Blank? {
        guard !isHeredoc, start == range.lowerBound else { return nil }
        let end = end(from: start) { Ascii.isName($0) || $0 == Ascii.hyphen }
        guard end == range.upperBound, Ascii.isUpper(byte(start)) || Ascii.isLower(byte(start))
        else { return nil }
        let word = script.text(start..<end)
        guard Self.stubs.contains(word.uppercased()) || word.hasPrefix("REPLACE_WITH"), !isSearched
        else { return nil }
        return make(start..<end, .word, start..<end)
    }

    private static let stubs: Set<String> = [
        "CHANGEME", "CHANGE_ME", "CHANGE-ME", "FIXME", "REPLACEME", "REPLACE_ME", "REPLACE-ME",
        "TBD", "TODO",
    ]

    /// Whether the word is what a search looks for.
    private var isSearched: Bool {
        guard let commandName else { return false }
        return ["ack", "ag", "awk", "egrep", "fgrep", "find", "git", "grep", "rg", "sed", "tr"]
            .contains(commandName)
    }
}
