/// What a person at a terminal of some width has seen: its rows, as plain text.
///
/// Understood are line ends, carriage returns, backspaces and wrapping; of escape sequences only
/// that they take no place.
struct PaintedScreen {
    private(set) var rows: [String] = []
    private var row: [Character] = []
    private var column = 0
    private let width: Int

    init(_ output: [UInt8], width: Int) {
        self.width = width
        var plain = PlainText()
        // A carriage return would be dropped with the escape sequences.
        plain.append(output.map { $0 == 0x0d ? 0x01 : $0 })
        for scalar in String(decoding: plain.bytes, as: UTF8.self).unicodeScalars {
            take(Character(scalar))
        }
        finishRow()
    }

    private mutating func take(_ character: Character) {
        switch character {
        case "\n": finishRow()
        case "\u{1}": column = 0
        case "\u{8}": column = max(0, column - 1)
        default:
            if column == width {
                finishRow()
                column = 0
            }
            row += Array(repeating: " ", count: max(0, column + 1 - row.count))
            row[column] = character
            column += 1
        }
    }

    /// A line end alone stays in its column; the terminal driver sends a carriage return with it.
    private mutating func finishRow() {
        let end = row.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
        rows.append(String(row[..<end]))
        row = []
    }
}
