/// Text that cannot deceive a terminal: the only thing that is ever written to one.
///
/// It comes from the program's own literals, or from foreign text by escaping. Foreign text loses
/// control characters, invisible and bidirectional ones, odd spaces and look-alike letters inside a
/// Latin word; each is shown as `^[`, `<U+202E>` or, for a byte that is not UTF-8, `<FF>`.
package struct SafeText: Sendable, Hashable {
    /// What a terminal may get as it is: printable characters, LF and TAB.
    package private(set) var text: String
    /// The 1-based lines on which something had to be escaped.
    package private(set) var escapedLines: [Int] = []
    /// The 1-based lines with an odd space or a word of mixed scripts.
    ///
    /// They read like something else, so a command that has them needs a typed acknowledgement.
    package private(set) var lookalikeLines: [Int] = []

    /// Escapes `text`.
    package init(escaping text: String) {
        guard !text.isPrintable else {
            self.init(trusted: text)
            return
        }
        var escaper = Escaper(reservingCapacity: text.utf8.count)
        escaper.take(text)
        self.init(escaper)
    }

    /// Escapes `text`.
    package init(escaping text: Substring) {
        self.init(escaping: String(text))
    }

    /// Escapes `bytes`, which may or may not be UTF-8.
    package init(escaping bytes: some Collection<UInt8>) {
        var escaper = Escaper(reservingCapacity: bytes.count)
        escaper.take(bytes: bytes)
        self.init(escaper)
    }

    private init(_ escaper: Escaper) {
        text = escaper.text
        escapedLines = escaper.escapedLines
        lookalikeLines = escaper.lookalikeLines
    }

    /// Takes over text of which the caller knows that it is safe.
    init(trusted text: String) {
        self.text = text
    }

    /// Returns `text`, a part of this text's line `line`, as a text of its own.
    func piece(_ text: String, ofLine line: Int) -> SafeText {
        var piece = SafeText(trusted: text)
        if escapedLines.contains(line) { piece.escapedLines = [1] }
        if lookalikeLines.contains(line) { piece.lookalikeLines = [1] }
        return piece
    }

    /// Returns this text with another spelling of the same lines.
    func replacing(with text: String) -> SafeText {
        var result = self
        result.text = text
        return result
    }

    /// Whether anything had to be escaped.
    package var isEscaped: Bool { !escapedLines.isEmpty }

    package var isEmpty: Bool { text.isEmpty }
}

extension SafeText: ExpressibleByStringInterpolation {
    package init(stringLiteral text: StaticString) {
        self.init(trusted: text.description)
    }

    package init(stringInterpolation parts: Interpolation) {
        self = parts.result
    }

    /// What may stand in a literal: safe text and numbers as they are, the rest `escaping:`.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var result = SafeText(trusted: "")

        package init(literalCapacity: Int, interpolationCount: Int) {
            result.text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            result.text += literal.description
        }

        package mutating func appendInterpolation(_ safe: SafeText) {
            result.append(safe)
        }

        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            result.text += number.description
        }

        package mutating func appendInterpolation(_ number: Int) {
            result.text += number.description
        }

        package mutating func appendInterpolation(escaping foreign: String) {
            result.append(SafeText(escaping: foreign))
        }

        package mutating func appendInterpolation(escaping foreign: Substring) {
            result.append(SafeText(escaping: foreign))
        }
    }

    /// Appends `other`, whose lines go on where these end.
    package mutating func append(_ other: SafeText) {
        append(other, below: other.hasNotes ? lineCount : 0)
    }

    /// Appends `other` to a text in which `above` lines have ended.
    fileprivate mutating func append(_ other: SafeText, below above: Int) {
        if other.hasNotes {
            escapedLines += other.escapedLines.map { $0 + above }
            lookalikeLines += other.lookalikeLines.map { $0 + above }
        }
        text += other.text
    }

    /// Whether there are lines to remember.
    private var hasNotes: Bool { !escapedLines.isEmpty || !lookalikeLines.isEmpty }

    /// How many lines have ended.
    fileprivate var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

    package static func + (left: consuming SafeText, right: SafeText) -> SafeText {
        var sum = left
        sum.append(right)
        return sum
    }
}

extension String {
    /// Whether it is one line of printable ASCII characters.
    var isPrintable: Bool { utf8.allSatisfy { 0x20..<0x7F ~= $0 } }
}

extension [SafeText] {
    /// Returns the elements as one text, with `separator` between them.
    package func joined(separator: SafeText = "") -> SafeText {
        guard var result = first else { return "" }
        var above = result.lineCount
        let between = separator.lineCount
        for element in dropFirst() {
            result.append(separator, below: above)
            result.append(element, below: above + between)
            above += between + element.lineCount
        }
        return result
    }
}

extension Sequence<SafeText> {
    /// Returns the elements as one text, with `separator` between them.
    package func joined(separator: SafeText = "") -> SafeText {
        Array(self).joined(separator: separator)
    }
}
