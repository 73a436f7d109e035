/// Looks for placeholders in one stretch of text, by their form and by what surrounds them.
struct BlankSearch {
    let script: BashScript
    let span: Int
    let kind: BashScript.Span.Kind
    let range: Range<Int>
    let bytes: [UInt8]
    /// The names in `</name` within the stretch.
    private(set) var closingTags: Set<String> = []
    /// Whether it holds `{{.`, `{{range` and the like, so that another program fills it.
    private(set) var isTemplate = false
    /// Whether it holds a URL.
    private(set) var isAddress = false
    var blanks: [BashScript.Blank] = []

    init(_ script: BashScript, span: Int) {
        self.script = script
        self.span = span
        kind = script.spans[span].kind
        range = script.spans[span].range
        bytes = script.bytes
        survey()
    }

    /// Notes once what the forms ask of the whole stretch.
    private mutating func survey() {
        for offset in range {
            switch bytes[offset] {
            case Ascii.less where byte(offset + 1) == Ascii.slash:
                let end = end(from: offset + 2) { Ascii.isName($0) || $0 == Ascii.hyphen }
                closingTags.insert(script.text(offset + 2..<end))
            case Ascii.openBrace where byte(offset + 1) == Ascii.openBrace:
                isTemplate = isTemplate || Self.templates.contains { has($0, at: offset + 2) }
            case Ascii.colon: isAddress = isAddress || has("://", at: offset)
            default: continue
            }
        }
    }

    private static let templates = [
        ".", " .", "range", " range", "if", " if", "json", "end", " end", " $", "$", "-",
    ]

    var isHeredoc: Bool { kind == .heredoc || kind == .quotedHeredoc }
    var isUnquoted: Bool { kind == .text }

    mutating func run() {
        var offset = range.lowerBound
        while offset < range.upperBound {
            if bytes[offset] == Ascii.backslash {
                offset += 2
            } else if let blank = blank(at: offset) {
                blanks.append(blank)
                offset = blank.range.upperBound
            } else {
                offset += 1
            }
        }
    }

    private func blank(at offset: Int) -> BashScript.Blank? {
        if kind == .parameter || kind == .arithmetic {
            return bytes[offset] == Ascii.less ? angle(offset) : nil
        }
        return switch bytes[offset] {
        case Ascii.less: angle(offset)
        case Ascii.openBracket: bracket(offset)
        case Ascii.openBrace: mustache(offset) ?? brace(offset)
        case Ascii.slash, Ascii.dot, Ascii.tilde: path(offset)
        case UInt8(ascii: "p"): path(offset) ?? word(offset)
        case let byte where Ascii.isLetter(byte): word(offset)
        default: nil
        }
    }

    func make(
        _ name: Range<Int>,
        _ form: Placeholder.Form,
        _ range: Range<Int>
    ) -> BashScript.Blank {
        BashScript.Blank(name: script.text(name), form: form, range: range, span: span)
    }

    /// The byte at `offset`, or a newline outside the stretch.
    func byte(_ offset: Int) -> UInt8 {
        range.contains(offset) ? bytes[offset] : Ascii.newline
    }

    func has(_ text: String, at offset: Int) -> Bool {
        let count = text.utf8.count
        guard offset >= range.lowerBound, offset + count <= range.upperBound else { return false }
        return bytes[offset..<offset + count].elementsEqual(text.utf8)
    }

    /// The end of the run of bytes from `offset` on that `belongs` takes.
    func end(from offset: Int, while belongs: (UInt8) -> Bool) -> Int {
        var end = offset
        while end < range.upperBound, belongs(bytes[end]) { end += 1 }
        return end
    }

    /// The name of the command that the stretch is an argument of.
    var commandName: String? {
        guard let word = script.spans[span].word, let command = script.words[word].command,
            let first = script.commands[command].words.first
        else { return nil }
        return script.literal(first)
    }
}
