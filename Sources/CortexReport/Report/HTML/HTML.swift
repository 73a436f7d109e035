import CortexText

/// A piece of an HTML document (the WHATWG's living standard) in which no foreign text means anything.
///
/// It comes from the program's own literals; whatever is put into one is escaped, but for another
/// piece and numbers.
struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    private(set) var text: String

    init(stringLiteral text: StaticString) {
        self.text = text.description
    }

    init(stringInterpolation parts: Interpolation) {
        text = parts.text
    }

    /// Takes over text that the program made and of which the caller knows that it is safe.
    init(trusted text: String) {
        self.text = text
    }

    /// Escapes `text`, which may stand in content and in a quoted attribute.
    init(_ text: SafeText) {
        var escaped = ""
        escaped.reserveCapacity(text.text.utf8.count + 16)
        for scalar in text.text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        self.text = escaped
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        mutating func appendInterpolation(_ html: HTML) { text += html.text }

        mutating func appendInterpolation(_ number: some BinaryInteger) {
            text += number.description
        }

        mutating func appendInterpolation(_ foreign: String) {
            text += HTML(SafeText(escaping: foreign)).text
        }

        mutating func appendInterpolation(_ safe: SafeText) { text += HTML(safe).text }
    }

    static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }

    static func += (left: inout HTML, right: HTML) { left.text += right.text }

    var isEmpty: Bool { text.isEmpty }
}

extension Sequence<HTML> {
    /// Returns the pieces as one, with `separator` between them.
    func joined(separator: HTML = "") -> HTML {
        var result: HTML = ""
        for (index, piece) in enumerated() {
            if index > 0 { result += separator }
            result += piece
        }
        return result
    }
}

extension HTML {
    /// Shows what a program printed, its colours as classes.
    init(output: TerminalText) {
        self = output.lines.map { line in line.map(HTML.init).joined() }.joined(separator: "\n")
    }

    private init(_ run: TerminalText.Run) {
        let classes = run.look.classes
        let text = HTML(run.text)
        self =
            classes.isEmpty
            ? text : "<span class=\"\(classes.joined(separator: " "))\">\(text)</span>"
    }
}

extension TerminalLook {
    /// The stylesheet's classes for the look.
    fileprivate var classes: [String] {
        var classes: [String] = []
        if isBold { classes.append("b") }
        if isFaint { classes.append("f") }
        if isItalic { classes.append("i") }
        if isUnderlined { classes.append("u") }
        if isStruck { classes.append("s") }
        if isPlainInverse { classes.append("v") }
        if let text { classes.append("c\(text)") }
        if let behind { classes.append("g\(behind)") }
        return classes
    }
}
