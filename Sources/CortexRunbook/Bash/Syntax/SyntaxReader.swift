/// Reads a script by the grammar of bash 5.2 and stops at the first thing that bash refuses.
///
/// `BashParser` takes any text and reads `<name>` as a word; this reader takes what bash takes, and
/// so looks at the same bytes with bash's rules: where reserved words count, what a line's end
/// means, how quotes and brackets pair up. It keeps nothing but where it stands. The work is linear
/// in the size of the text, up to a budget for `((` that turns out to be two parentheses.
struct SyntaxReader {
    enum Stop: Error {
        /// `refusal` says why.
        case refused
        /// Nested too deep, or too costly, to be judged.
        case unknown
    }

    /// How deep commands and quotations may nest.
    static let maximumDepth = 96

    /// What bash's lexer remembers; a substitution has its own.
    struct Context {
        struct Flags: OptionSet {
            let rawValue: UInt8
            /// Patterns of a `case` are read.
            static let casePattern = Flags(rawValue: 1)
            /// A `case` is read.
            static let caseCommand = Flags(rawValue: 2)
            /// Between `[[` and `]]`.
            static let test = Flags(rawValue: 4)
            /// Behind `=~`.
            static let regularExpression = Flags(rawValue: 8)
            /// Behind a word such as `export`.
            static let declares = Flags(rawValue: 16)
            /// Within `NAME=(…)`.
            static let array = Flags(rawValue: 32)
            /// The command has had redirections only.
            static let redirectionsOnly = Flags(rawValue: 64)
            /// A function's body comes next.
            static let functionBody = Flags(rawValue: 128)
        }

        var flags: Flags = []
        var current = SyntaxToken.newline
        var last = SyntaxToken.newline
        var beforeLast = SyntaxToken.newline
        var isSubstitution = false
        /// How many `for`, `select` and `case` wait for `in` or `do`.
        var waitsForIn = 0
        /// How many `case` wait for `esac`.
        var waitsForEsac = 0
        var heredocs: [Heredoc] = []
    }

    /// A here-document whose body comes behind the line.
    struct Heredoc {
        var delimiter: [UInt8]
        var stripsTabs: Bool
        var isQuoted: Bool
        var announced: Range<Int>
    }

    let bytes: [UInt8]
    var position = 0
    var extglob: Bool
    var context = Context()
    var depth = 0
    var openBraces = 0
    /// What reading `((` twice may still cost.
    var budget: Int
    /// The token to be judged, and where it stands.
    var token = SyntaxToken.newline
    var tokenStart = 0
    /// Where the token before ends, line ends left out.
    var previousEnd = 0
    /// The word just read.
    var word = SyntaxWord()
    private(set) var refusal: BashScript.SyntaxError?

    private init(_ bytes: [UInt8], extglob: Bool) {
        self.bytes = bytes
        self.extglob = extglob
        budget = 16 * bytes.count + 4096
    }

    static func firstError(in bytes: [UInt8], extglob: Bool) -> BashScript.SyntaxError? {
        var bytes = bytes
        if bytes.last != Ascii.newline { bytes.append(Ascii.newline) }
        var reader = SyntaxReader(bytes, extglob: extglob)
        do {
            try reader.readScript()
        } catch {
            return error == .refused ? reader.refusal : nil
        }
        return nil
    }

    /// Notes what is refused; to be thrown.
    mutating func refuse(
        _ range: Range<Int>,
        _ problem: String,
        _ opening: BashScript.SyntaxError.Opening? = nil
    ) -> Stop {
        if refusal == nil {
            refusal = BashScript.SyntaxError(range: range, problem: problem, opening: opening)
        }
        return .refused
    }

    mutating func enter() throws(Stop) {
        depth += 1
        if depth > Self.maximumDepth { throw .unknown }
    }

    /// The byte at the position, behind any continued lines; `nil` at the end.
    mutating func nextByte() -> UInt8? {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == Ascii.backslash, position + 1 < bytes.count,
                bytes[position + 1] == Ascii.newline
            else { return byte }
            position += 2
        }
        return nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
