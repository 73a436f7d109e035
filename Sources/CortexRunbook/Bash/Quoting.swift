/// Quotes a value for the place of one placeholder.
struct Quoting {
    /// What is wrong with a value, as the end of a sentence about it.
    struct Refusal: Error {
        var reason: String
    }

    private let script: BashScript
    private let blank: BashScript.Blank
    private let span: BashScript.Span
    /// Whether another program reads the word as a program.
    private let isReparsed: Bool

    init(_ blank: BashScript.Blank, in script: BashScript, isReparsed: Bool) {
        self.script = script
        self.blank = blank
        self.isReparsed = isReparsed
        span = script.spans[blank.span]
    }

    /// The bytes to stand in the script for `value`.
    func quoted(_ value: [UInt8]) throws(Refusal) -> [UInt8] {
        if value.contains(0) { throw .nul }
        if let place = restriction, value.isEmpty || !value.allSatisfy(Self.isSafe) {
            throw .onlySafe(place)
        }
        switch span.kind {
        case .text, .angle: return try unquoted(value)
        case .single: return Self.inSingleQuotes(value)
        case .double: return try inDoubleQuotes(value)
        case .ansi: return try inAnsiQuotes(value)
        case .heredoc, .quotedHeredoc: return try inHeredoc(value)
        case .parameter, .arithmetic: return value
        case .variable, .substitution, .assignmentName, .comment, .opaque: throw .unreadable
        }
    }

    /// Letters, digits and `._/:@%+=,-`, which no shell reads as anything but themselves.
    private static func isSafe(_ byte: UInt8) -> Bool {
        Ascii.isAlphanumeric(byte) || "._/:@%+=,-".utf8.contains(byte)
    }

    /// The place that allows only safe characters; `nil` if any value can be quoted for it.
    private var restriction: String? {
        if span.surroundings.contains(.backticks) { return "in backticks" }
        if span.surroundings.contains(.arithmetic) { return "in arithmetic" }
        if span.surroundings.contains(.parameter) { return "in `${…}`" }
        if isReparsed { return "in text that another program runs" }
        guard let word = span.word.map({ script.words[$0] }) else { return nil }
        if word.role == .name { return "as a name" }
        if word.role == .element, script.bytes[word.range.lowerBound] == Ascii.openBracket {
            return "in a subscript"
        }
        return nil
    }

    private func unquoted(_ value: [UInt8]) throws(Refusal) -> [UInt8] {
        if followsDollar { throw .afterDollar }
        if let word = span.word, script.words[word].role == .name { return value }
        return [Ascii.quote] + Self.inSingleQuotes(value) + [Ascii.quote]
    }

    private static func inSingleQuotes(_ value: [UInt8]) -> [UInt8] {
        value.flatMap { $0 == Ascii.quote ? Array("'\\''".utf8) : [$0] }
    }

    private func inDoubleQuotes(_ value: [UInt8]) throws(Refusal) -> [UInt8] {
        if followsDollar { throw .afterDollar }
        let escaped = Self.escaping(value, "\\$\"`")
        return joinsVariable(value) ? Array("\"\"".utf8) + escaped : escaped
    }

    private func inHeredoc(_ value: [UInt8]) throws(Refusal) -> [UInt8] {
        if value.contains(Ascii.newline) { throw .newlineInHeredoc }
        let isLineStart = blank.range.lowerBound == 0 || before == Ascii.newline || before == Ascii.tab
        if value.first == Ascii.tab, isLineStart, isTabStripped { throw .tabInHeredoc }
        if span.kind == .quotedHeredoc { return value }
        if followsDollar { throw .afterDollar }
        if joinsVariable(value) { throw .joinsVariable }
        return Self.escaping(value, "\\$`")
    }

    private var isTabStripped: Bool {
        script.heredocs.contains { $0.stripsTabs && $0.body.contains(blank.range.lowerBound) }
    }

    private func inAnsiQuotes(_ value: [UInt8]) throws(Refusal) -> [UInt8] {
        var offset = blank.range.lowerBound - 1
        while offset >= span.range.lowerBound, blank.range.lowerBound - offset < 10 {
            if script.bytes[offset] == Ascii.backslash { throw .afterEscape }
            offset -= 1
        }
        return Self.escaping(value, "\\'")
    }

    private static func escaping(_ value: [UInt8], _ special: String) -> [UInt8] {
        value.flatMap { special.utf8.contains($0) ? [Ascii.backslash, $0] : [$0] }
    }

    private var before: UInt8 {
        blank.range.lowerBound > 0 ? script.bytes[blank.range.lowerBound - 1] : Ascii.newline
    }

    /// Whether a `$` stands directly before, which would take the value for a name or a quote.
    private var followsDollar: Bool { before == Ascii.dollar }

    /// Whether `$name` stands directly before and the value's first byte would lengthen the name.
    private func joinsVariable(_ value: [UInt8]) -> Bool {
        guard blank.span > 0, blank.range.lowerBound == span.range.lowerBound,
            let first = value.first, Ascii.isName(first)
        else { return false }
        let previous = script.spans[blank.span - 1]
        return previous.kind == .variable && previous.range.upperBound == span.range.lowerBound
    }
}

extension Quoting.Refusal {
    fileprivate static let nul = Self(reason: "holds a NUL byte, which no argument can")
    fileprivate static let newlineInHeredoc = Self(reason: "holds a line break, in a heredoc")
    fileprivate static let tabInHeredoc = Self(reason: "begins with a tab that `<<-` removes")
    fileprivate static let afterDollar = Self(reason: "would follow a `$` and be read with it")
    fileprivate static let afterEscape = Self(reason: "would follow an escape in `$'…'`")
    fileprivate static let joinsVariable = Self(
        reason: "would lengthen the variable's name before it"
    )
    fileprivate static let unreadable = Self(reason: "stands where the text cannot be read")
    fileprivate static func onlySafe(_ place: String) -> Self {
        Self(reason: "may hold only letters, digits and `._/:@%+=,-` \(place)")
    }
}
