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

    /// Text that is shown as it is behind the pieces.
    private struct Body: Equatable {
        let text: String
        let look: Style.Look?
        /// What stands before the rows that hold what did not fit into the first.
        let margin: [Piece]
    }

    private var pieces: [Piece]
    private var body: Body?
    /// How many spaces stand before the further rows of text that does not fit into one.
    private var indent = 4

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

    /// Text that is shown as it is behind `margin`, cut at the screen's width; what does not fit
    /// stands behind `again`, so that no text of others begins a row.
    init(_ margin: Line, verbatim text: String, _ look: Style.Look? = nil, again: Line) {
        pieces = margin.pieces
        body = Body(text: text, look: look, margin: again.pieces)
    }

    /// A line of `width` columns, under which a step's own output begins.
    init(rule width: Int) {
        pieces = [.sign(.barRest, count: width, .faint)]
    }

    static func + (left: Line, right: Line) -> Line {
        var line = left
        line.pieces += right.pieces
        return line
    }

    /// Returns the line as the terminal may get it, folded at its width.
    func rendered(_ style: Style) -> SafeText {
        let text = show(pieces, style)
        if let body {
            return show(body, behind: text, style)
        }
        guard text.width > style.width else { return text }
        let margin = SafeText(escaping: String(repeating: " ", count: indent))
        return text.wrapped(to: max(style.width - indent, 8)).enumerated().map { index, line in
            index == 0 ? line : margin + line
        }.joined(separator: "\n")
    }

    private func show(_ body: Body, behind margin: SafeText, _ style: Style) -> SafeText {
        let text = style.show(SafeText(escaping: body.text))
        let again = show(body.margin, style)
        return text.cut(to: max(style.width - margin.width, 8)).enumerated().map { index, row in
            let shown = body.look.map { style.apply($0, row) } ?? row
            return index == 0 ? margin + shown : again + shown
        }.joined(separator: "\n")
    }

    private func show(_ pieces: [Piece], _ style: Style) -> SafeText {
        pieces.map { show($0, style) }.joined()
    }

    private func show(_ piece: Piece, _ style: Style) -> SafeText {
        switch piece {
        case .text(let text, let look):
            let safe = style.show(SafeText(escaping: text.replacing("\n", with: "^J")))
            return look.map { style.apply($0, safe) } ?? safe
        case .sign(let symbol, let count, let look):
            let signs = repeatElement(style.sign(symbol), count: count).joined()
            return look.map { style.apply($0, signs) } ?? signs
        }
    }
}
