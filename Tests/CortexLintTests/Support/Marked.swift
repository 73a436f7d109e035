import Testing

@testable import CortexLint

/// Checks that `rule` finds in `text` exactly what stands between `«` and `»`, in that order.
///
/// The marks are taken out before the text is linted. Findings may lie within each other.
func expect(
    _ rule: any Rule.Type,
    finds text: String,
    path: String = "runbook.md",
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let marked = Marked(text)
    let document = try LintDocument(Array(marked.text.utf8), path: path)
    let found = Linter([rule]).findings(in: document).map(\.finding.range)
    #expect(
        Marked(marked.text, ranges: found).description == text,
        sourceLocation: sourceLocation
    )
}

/// A text with ranges of it marked by `«` and `»`.
struct Marked: CustomStringConvertible {
    /// The text without the marks.
    let text: String
    /// The marked bytes, in the order in which they begin.
    let ranges: [Range<Int>]

    init(_ marked: String) {
        var text = ""
        var open: [(index: Int, start: Int)] = []
        var ranges: [Range<Int>] = []
        for character in marked {
            switch character {
            case "«":
                open.append((ranges.count, text.utf8.count))
                ranges.append(text.utf8.count..<text.utf8.count)
            case "»":
                guard let last = open.popLast() else { continue }
                ranges[last.index] = last.start..<text.utf8.count
            default: text.append(character)
            }
        }
        self.text = text
        self.ranges = ranges
    }

    init(_ text: String, ranges: [Range<Int>]) {
        self.text = text
        self.ranges = ranges
    }

    /// The text with its marks.
    var description: String {
        let bytes = Array(text.utf8)
        var marked: [UInt8] = []
        for offset in 0...bytes.count {
            let ends = ranges.count { !$0.isEmpty && $0.upperBound == offset }
            marked += String(repeating: "»", count: ends).utf8
            for range in ranges where range.lowerBound == offset {
                marked += range.isEmpty ? Array("«»".utf8) : Array("«".utf8)
            }
            if offset < bytes.count { marked.append(bytes[offset]) }
        }
        return String(decoding: marked, as: UTF8.self)
    }
}
