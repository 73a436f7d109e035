import CortexText

/// An excerpt as a terminal shows it: the line behind its number, and carets under the marked part.
///
/// Tabs become blanks, hidden characters are spelt out, and a line that is too long is cut around
/// the marked part; the carets stand under what they mark, however wide its characters are.
struct ExcerptView {
    /// The columns before the arrow and the bar: those of the line's number.
    let margin: Int
    private let number: Int
    private let cells: ArraySlice<Cell>
    private let isCutBefore: Bool
    private let isCutAfter: Bool
    private let style: Style

    /// A character as it is shown, with what combines with it.
    fileprivate struct Cell {
        enum Content {
            /// A printable ASCII character.
            case plain(UInt8)
            /// Any text: without what could deceive, and as this terminal can show it.
            case text(String, shown: SafeText)
        }

        let content: Content
        let columns: Int
        /// The byte of the excerpt at which it starts.
        let offset: Int
        var isMarked = false

        /// Shows a printable ASCII character.
        init(printable byte: UInt8, at offset: Int) {
            content = .plain(byte)
            columns = 1
            self.offset = offset
        }

        /// Shows `escaped`, before which `column` columns stand.
        init(_ escaped: String, at offset: Int, column: Int, _ style: Style) {
            self.offset = offset
            let shown =
                escaped == "\t"
                ? SafeText.spaces(tab - column % tab) : style.show(SafeText(escaping: escaped))
            content = .text(escaped, shown: shown)
            columns = shown.width
        }
    }

    /// The columns from one tab stop to the next.
    private static let tab = 4

    init(_ excerpt: Excerpt, line: Int, _ style: Style) {
        number = line
        margin = line.description.utf8.count
        self.style = style
        var cells = Self.cells(of: excerpt.bytes, style)
        for index in cells.indices where excerpt.marked.contains(cells[index].offset) {
            cells[index].isMarked = true
        }
        // A place between two characters is marked under the second, or behind the last.
        if excerpt.marked.isEmpty {
            let place = cells.firstIndex { $0.offset >= excerpt.marked.lowerBound }
            if let place {
                cells[place].isMarked = true
            } else {
                var blank = Cell(" ", at: excerpt.bytes.count, column: 0, style)
                blank.isMarked = true
                cells.append(blank)
            }
        }
        let room = max(24, style.width - margin - 3)
        let window = Self.window(of: cells, room: room, style.sign(.ellipsis).width, excerpt)
        self.cells = cells[window]
        isCutBefore = window.lowerBound > 0 || excerpt.isCutBefore
        isCutAfter = window.upperBound < cells.count || excerpt.isCutAfter
    }

    /// ` 78 | git log`.
    var source: SafeText {
        var line: SafeText = isCutBefore ? style.sign(.ellipsis) : ""
        var plain: [UInt8] = []
        for cell in cells {
            switch cell.content {
            case .plain(let byte): plain.append(byte)
            case .text(_, let shown):
                line.append(SafeText(escaping: String(decoding: plain, as: UTF8.self)))
                line.append(shown)
                plain = []
            }
        }
        line.append(SafeText(escaping: String(decoding: plain, as: UTF8.self)))
        if isCutAfter { line.append(style.sign(.ellipsis)) }
        return style.apply(.faint, "\(number) |") + (line.isEmpty ? "" : " " + line)
    }

    /// The bar without a line.
    var rule: SafeText {
        style.apply(.faint, SafeText.spaces(margin + 1) + "|")
    }

    /// The bar and the carets, in `look`.
    func caret(_ look: Style.Look) -> SafeText {
        let columns = caretColumns
        let carets = [UInt8](repeating: UInt8(ascii: "^"), count: max(1, columns.count))
        let text = SafeText(escaping: String(decoding: carets, as: UTF8.self))
        return rule + SafeText.spaces(columns.lowerBound + 1) + style.apply(look, text)
    }

    /// Whether `note` fits behind the carets.
    func hasRoom(for note: SafeText) -> Bool {
        margin + 3 + caretColumns.upperBound + 1 + note.width <= style.width
    }

    /// The columns of the marked part behind the bar and its blank, from 0.
    private var caretColumns: Range<Int> {
        var column = isCutBefore ? style.sign(.ellipsis).width : 0
        var start: Int?
        var end = column
        for cell in cells {
            if cell.isMarked, start == nil { start = column }
            column += cell.columns
            if cell.isMarked { end = column }
        }
        return (start ?? 0)..<max(start ?? 0, end)
    }

    /// The cells that fit into `room` columns with the ellipses, the first marked one among them.
    private static func window(
        of cells: [Cell],
        room: Int,
        _ ellipsis: Int,
        _ excerpt: Excerpt
    ) -> Range<Int> {
        if cells.columns <= room, !excerpt.isCutBefore, !excerpt.isCutAfter { return cells.indices }
        let first = cells.firstIndex(where: \.isMarked) ?? 0
        let last = cells.lastIndex(where: \.isMarked) ?? first
        let marked = cells[first...last].columns
        let before = cells[..<first].columns
        if !excerpt.isCutBefore, before + marked + ellipsis <= room {
            return cells.prefix(columns: room - ellipsis).indices
        }
        let tail = cells.suffix(columns: room - ellipsis)
        if !excerpt.isCutAfter, tail.startIndex <= first { return tail.indices }
        let room = room - 2 * ellipsis
        let lead = max(room / 4, min(room / 3, room - marked))
        let start = cells[..<first].suffix(columns: lead).startIndex
        return cells[start...].prefix(columns: room).indices
    }
}

extension RandomAccessCollection<ExcerptView.Cell> where Index == Int {
    fileprivate var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The first elements, as many as fit into `columns`.
    fileprivate func prefix(columns: Int) -> SubSequence {
        var rest = columns
        return prefix { cell in
            rest -= cell.columns
            return rest >= 0
        }
    }

    /// The last elements, as many as fit into `columns`.
    fileprivate func suffix(columns: Int) -> SubSequence {
        var rest = columns
        var start = endIndex
        while start > startIndex, rest >= self[start - 1].columns {
            start -= 1
            rest -= self[start].columns
        }
        return self[start...]
    }
}

extension ExcerptView {
    private static func cells(of bytes: [UInt8], _ style: Style) -> [Cell] {
        if bytes.allSatisfy({ 0x20..<0x7F ~= $0 }) {
            return bytes.enumerated().map { Cell(printable: $1, at: $0) }
        }
        var cells: [Cell] = []
        cells.reserveCapacity(bytes.count)
        var column = 0
        var offset = 0
        var rest = SafeText(escaping: bytes).text.unicodeScalars[...]
        while let scalar = rest.first, offset < bytes.count {
            let (shown, length) = unit(scalar, rest, for: bytes[offset])
            let cell = Cell(shown, at: offset, column: column, style)
            if let last = cells.last, case .text(let before, _) = last.content,
                combines(scalar, cell.columns)
            {
                column -= last.columns
                cells[cells.count - 1] = Cell(
                    before + shown,
                    at: last.offset,
                    column: column,
                    style
                )
            } else {
                cells.append(cell)
            }
            column += cells[cells.count - 1].columns
            offset += length
            rest = rest.dropFirst(shown.unicodeScalars.count)
        }
        return cells
    }

    /// Whether `scalar` only alters the character before it.
    private static func combines(_ scalar: Unicode.Scalar, _ columns: Int) -> Bool {
        columns == 0 || scalar == "\u{FE0E}" || scalar == "\u{FE0F}"
    }

    /// What stands in the escaped text for the scalar whose first byte is `byte`, and how many
    /// bytes that scalar has.
    ///
    /// An escape begins with `^` or `<` where the text itself has neither.
    private static func unit(
        _ scalar: Unicode.Scalar,
        _ rest: Substring.UnicodeScalarView,
        for byte: UInt8
    ) -> (shown: String, length: Int) {
        if scalar.isASCII, UInt32(byte) != scalar.value {
            if scalar == "^" { return (String(rest.prefix(2)), 1) }
            let end = rest.firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
            let shown = rest[...end]
            let digits = String(shown.dropFirst(3).dropLast())
            let isByte = !shown.dropFirst().starts(with: "U+".unicodeScalars)
            let escaped = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
            return (String(shown), isByte ? 1 : escaped.map { UTF8.width($0) } ?? 1)
        }
        return (String(scalar), UTF8.width(scalar))
    }
}
