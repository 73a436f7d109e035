import CortexReport
import CortexText

/// A line for the terminal: pieces of text and signs, each with a look.
///
/// Text is escaped where it is shown, never before.
struct Line: Equatable {
    private enum Piece: Equatable {
        case text(String, Style.Look?)
        case sign(Symbol, count: Int, Style.Look?)
    }

    private var pieces: [Piece]
    /// How many spaces stand before the further lines of text that does not fit into one; `nil` for
    /// text that is shown as it is, however long.
    private var indent: Int? = 4

    static let empty = Line("")

    init(_ text: String, _ look: Style.Look? = nil) {
        pieces = [.text(text, look)]
    }

    init(_ symbol: Symbol, _ look: Style.Look? = nil) {
        pieces = [.sign(symbol, count: 1, look)]
    }

    /// Prose behind a bullet, folded at the screen's width and indented behind the bullet.
    init(bullet: Symbol, _ text: String, _ look: Style.Look? = nil) {
        pieces = [.text("  ", nil), .sign(bullet, count: 1, .faint), .text(" \(text)", look)]
        indent = 4
    }

    /// Prose that is folded at the screen's width, two columns in.
    init(prose text: String, _ look: Style.Look? = nil) {
        pieces = [.text("  \(text)", look)]
        indent = 2
    }

    /// A bar of 24 columns of which the part `done` of `count` is filled.
    init(bar done: Int, of count: Int) {
        let filled = count > 0 ? 24 * done / count : 0
        pieces = [
            .sign(.barDone, count: filled, .good), .sign(.barRest, count: 24 - filled, .faint),
        ]
    }

    /// Text that is shown as it is: it is never folded.
    init(verbatim text: String, _ look: Style.Look? = nil) {
        pieces = [.text(text, look)]
        indent = nil
    }

    /// A line of `width` columns, under which a step's own output begins.
    init(rule width: Int) {
        pieces = [.sign(.barRest, count: width, .faint)]
    }

    static func + (left: Line, right: Line) -> Line {
        var line = left
        line.pieces += right.pieces
        if right.indent == nil { line.indent = nil }
        return line
    }

    /// Returns the line as the terminal may get it, folded at its width.
    func rendered(_ style: Style) -> SafeText {
        let text = pieces.map { show($0, style) }.joined()
        guard let indent, text.width > style.width else { return text }
        let margin = SafeText(escaping: String(repeating: " ", count: indent))
        return text.wrapped(to: max(style.width - indent, 8)).enumerated().map { index, line in
            index == 0 ? line : margin + line
        }.joined(separator: "\n")
    }

    private func show(_ piece: Piece, _ style: Style) -> SafeText {
        switch piece {
        case .text(let text, let look):
            let safe = style.show(SafeText(escaping: text))
            return look.map { style.apply($0, safe) } ?? safe
        case .sign(let symbol, let count, let look):
            let signs = repeatElement(style.sign(symbol), count: count).joined()
            return look.map { style.apply($0, signs) } ?? signs
        }
    }
}
