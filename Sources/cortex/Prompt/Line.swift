import CortexReport

/// A line for the terminal: pieces of text, each with an ink. The text is escaped where it is
/// shown, never before.
struct Line: Equatable {
    enum Ink: Equatable {
        case plain
        case bold
        case dim
        case good
        case bad
        case warning
    }

    struct Piece: Equatable {
        let text: String
        let ink: Ink
    }

    private(set) var pieces: [Piece]

    init(_ text: String, _ ink: Ink = .plain) {
        pieces = [Piece(text: text, ink: ink)]
    }

    static func + (left: Line, right: Line) -> Line {
        var line = left
        line.pieces += right.pieces
        return line
    }
}
