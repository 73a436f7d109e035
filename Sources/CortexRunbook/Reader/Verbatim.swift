/// Holds a block's text against the file: bash must be given what a person sees there.
struct Verbatim {
    /// Why the block can never run; `nil` if its text is what the file shows.
    private(set) var refusal: Problem?
    /// For each line of the text, how many bytes of the document's line stand before it.
    private(set) var offsets: [Int] = []

    /// Compares `text`, whose first line is `firstLine` of the document.
    init(_ text: ArraySlice<UInt8>, from firstLine: Int, in source: SourceText) {
        var number = firstLine
        var rest = text
        while !rest.isEmpty {
            let line = rest.prefix { $0 != .lineFeed }
            rest = rest[min(line.endIndex + 1, rest.endIndex)...]
            let original = source.line(number)
            offsets.append(max(0, original.count - line.count))
            if refusal == nil { refusal = Self.refusal(line, original, number, source) }
            number += 1
        }
    }

    private static func refusal(
        _ line: ArraySlice<UInt8>,
        _ original: ArraySlice<UInt8>,
        _ number: Int,
        _ source: SourceText
    ) -> Problem? {
        if let index = original.firstIndex(of: 0) {
            return .nul(line: number, column: index - original.startIndex + 1)
        }
        if source.endsWithLoneReturn(number) {
            return .loneReturn(line: number, column: original.count + 1)
        }
        if let hidden = HiddenCharacter(in: original) {
            return hidden.problem(line: number)
        }
        guard original.suffix(line.count).elementsEqual(line) else {
            return .tab(line: number)
        }
        return nil
    }
}

extension Problem {
    fileprivate static func nul(line: Int, column: Int) -> Problem {
        Problem(
            .refusedBlock,
            line: line,
            column: column,
            message: "the block holds a NUL byte and cannot run; remove it"
        )
    }

    fileprivate static func loneReturn(line: Int, column: Int) -> Problem {
        Problem(
            .refusedBlock,
            line: line,
            column: column,
            message: "the block holds a carriage return without a line feed and cannot run; "
                + "end the line with a line feed"
        )
    }

    fileprivate static func tab(line: Int) -> Problem {
        Problem(
            .refusedBlock,
            line: line,
            message: "a tab of this line is partly taken by the list or quote around the block, "
                + "which cannot run; indent it with spaces"
        )
    }
}
