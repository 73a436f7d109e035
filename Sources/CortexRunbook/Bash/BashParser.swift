/// Reads bash text from left to right into the flat tables of `BashScript`.
///
/// Nesting of substitutions is bounded by `maximumDepth`; compound commands nest in a list and
/// need no recursion.
struct BashParser {
    static let maximumDepth = 48
    /// How many compound commands may be open at a time; deeper ones are read as their contents.
    static let maximumCompounds = 128

    let bytes: [UInt8]
    var position = 0
    /// The end of what may be read: the text's end or the closing backtick.
    var limit: Int
    var depth = 0
    var surroundings: BashScript.Span.Surroundings = []
    /// The word being read.
    var currentWord: Int?
    var pendingHeredocs: [Int] = []
    /// What looking ahead may still cost, so that hostile text takes no quadratic time.
    var lookahead: Int
    /// Where the first quote or bracket opens that is never closed.
    var unclosed: Int?

    var spans: [BashScript.Span] = []
    var words: [BashScript.Word] = []
    var commands: [BashScript.Command] = []
    var pipelines: [BashScript.Pipeline] = []
    var compounds: [BashScript.Compound] = []
    var heredocs: [BashScript.Heredoc] = []
    var variables: [BashScript.VariableUse] = []
    var functions: Set<String> = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        limit = bytes.count
        lookahead = 16 * bytes.count + 4096
        spans.reserveCapacity(bytes.count / 6)
        words.reserveCapacity(bytes.count / 8)
    }

    mutating func parseScript() {
        while position < limit {
            var list = CommandList()
            parse(&list, closesWithParenthesis: false)
        }
    }

    /// The byte `ahead` of the position; 0 beyond the limit.
    func peek(_ ahead: Int = 0) -> UInt8 {
        position + ahead < limit ? bytes[position + ahead] : 0
    }

    func hasPrefix(_ prefix: String) -> Bool {
        let end = position + prefix.utf8.count
        return end <= limit && bytes[position..<end].elementsEqual(prefix.utf8)
    }

    mutating func push(_ kind: BashScript.Span.Kind, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        spans.append(
            BashScript.Span(
                kind: kind,
                range: range,
                word: currentWord,
                surroundings: surroundings
            )
        )
    }

    /// Spaces, tabs and continued lines.
    mutating func skipBlanks() {
        while position < limit {
            if Ascii.isBlank(bytes[position]) {
                position += 1
            } else if bytes[position] == Ascii.backslash, peek(1) == Ascii.newline {
                position += 2
            } else {
                return
            }
        }
    }

    /// A comment up to the end of its line.
    mutating func skipComment() {
        let start = position
        while position < limit, bytes[position] != Ascii.newline { position += 1 }
        let word = currentWord
        currentWord = nil
        push(.comment, start..<position)
        currentWord = word
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    mutating func noteUnclosed(_ offset: Int) {
        if unclosed == nil { unclosed = offset }
    }
}
