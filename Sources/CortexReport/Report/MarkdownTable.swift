import CortexText

/// A table of GitHub Flavored Markdown that reads well raw, too: columns are as wide as their cells.
struct MarkdownTable {
    private let head: [String]
    private var rows: [[String]] = []

    /// Begins a table; its cells are Markdown.
    init(_ head: [String]) {
        self.head = head
    }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table with an LF behind each line; nothing where there is no row.
    ///
    /// Columns in which every cell is empty are left out.
    var text: String {
        guard !rows.isEmpty else { return "" }
        let columns = head.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let widths = columns.map { column in
            let cells = [head[column]] + rows.map { $0[column] }
            return min(Self.widest, max(3, cells.map(Self.width).max() ?? 3))
        }
        var lines = [line(head, columns, widths)]
        lines.append("|" + widths.map { String(repeating: "-", count: $0 + 2) + "|" }.joined())
        lines += rows.map { line($0, columns, widths) }
        return lines.map { "\($0)\n" }.joined()
    }

    private func line(_ row: [String], _ columns: [Int], _ widths: [Int]) -> String {
        let cells = zip(columns, widths).map { column, width in
            let gap = max(0, width - Self.width(row[column]))
            return " " + row[column] + String(repeating: " ", count: gap) + " "
        }
        return "|" + cells.joined(separator: "|") + "|"
    }

    /// A cell that is longer than this does not widen its column.
    private static let widest = 60

    private static func width(_ cell: String) -> Int {
        SafeText(escaping: cell).width
    }
}
