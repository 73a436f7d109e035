/// What is said of a token that does not belong where it stands.
extension SyntaxReader {
    var tokenRange: Range<Int> { tokenStart..<max(tokenStart, position) }
    var tokenText: String { text(tokenRange) }

    /// The token in words, as the beginning of a sentence.
    var standing: String { "\(tokenName) stands" }

    private var tokenName: String {
        switch token {
        case .newline: "the end of the line"
        case .end: "the end"
        default: Self.code(shortened(tokenText))
        }
    }

    private func shortened(_ text: String) -> String {
        text.count > 40 ? text.prefix(39) + "…" : text
    }

    func opening(_ start: Range<Int>, needs: String) -> Opening {
        Opening(text: text(start), offset: start.lowerBound, needs: needs)
    }

    /// The refusal where the construct at `start` needs one of `wanted`.
    mutating func missing(_ wanted: [SyntaxToken], of start: Range<Int>) -> Stop {
        let names =
            wanted == [.closeBrace]
            ? Self.brace : wanted.map { "`\($0.written)`" }.joined(separator: " or ")
        if token == .end { return refuse(start, Self.lacks(text(start), names)) }
        return refuse(tokenRange, standing, opening(start, needs: names))
    }

    mutating func missingName(of start: Range<Int>) -> Stop {
        refuse(token == .end ? start : tokenRange, Self.noName(text(start)))
    }

    mutating func missingTarget(_ sign: Range<Int>) -> Stop {
        refuse(sign, Self.noTarget(text(sign)))
    }

    mutating func unexpected() -> Stop {
        if let partner = token.partner {
            return refuse(tokenRange, Self.noPartner(tokenText, partner))
        }
        if token == .open { return refuse(tokenRange, Self.oddOpen) }
        return refuse(tokenRange, Self.noSeparator(tokenName))
    }

    mutating func missingCommand(after link: String?) -> Stop {
        if let link, token == .end || token == .newline {
            return refuse(previousEnd..<previousEnd, Self.noCommand(after: link))
        }
        if let link { return refuse(tokenRange, Self.noCommand(between: link, tokenName)) }
        if token.partner != nil { return unexpected() }
        return refuse(tokenRange, "\(standing) where a command should begin")
    }
}

extension SyntaxToken {
    /// What must come before it, for people; `nil` if it needs nothing.
    fileprivate var partner: String? {
        switch self {
        case .then, .elif, .else, .fi: "`if`"
        case .do, .done: "`for`, `while` or `until`"
        case .in, .semiSemi, .semiAnd, .semiSemiAnd, .esac: "`case`"
        case .close: "`(`"
        case .closeBrace: "`{`"
        case .closeTest: "`[[`"
        default: nil
        }
    }

    fileprivate var written: String {
        switch self {
        case .close: ")"
        case .closeBrace: "}"
        case .semiSemi: ";;"
        case .closeTest: "]]"
        default: "\(self)"
        }
    }
}

extension SyntaxReader {
    fileprivate static func lacks(_ opener: String, _ names: String) -> String {
        "the \(code(opener)) has no \(names)"
    }
    fileprivate static let brace = "`}` behind a `;` or at the start of a line"
    fileprivate static func noName(_ keyword: String) -> String {
        "a name must follow \(code(keyword))"
    }
    fileprivate static func noTarget(_ sign: String) -> String {
        "nothing stands behind \(code(sign)) that it could redirect to or from"
    }
    fileprivate static func noPartner(_ token: String, _ partner: String) -> String {
        "\(code(token)) has no \(partner) before it"
    }
    fileprivate static func noSeparator(_ token: String) -> String {
        "unexpected \(token); a `;` or a line break is missing before it"
    }
    fileprivate static let oddOpen = "unexpected `(`; quote it if it is text"
    fileprivate static func noCommand(after link: String) -> String {
        "no command follows \(code(link))"
    }
    fileprivate static func noCommand(between link: String, _ token: String) -> String {
        "no command stands between \(code(link)) and \(token)"
    }
}
