extension BashScript {
    /// What its comments say that it prints, in their words, one element a line.
    ///
    /// `# Expected: 3 pods` and its kin, and the comments behind a bare `# Expected output:`.
    package var expectations: [String] {
        var found: [String] = []
        /// Where the last comment that said something ended, and whether it announced more.
        var last: (end: Int, announcesMore: Bool)?
        for span in spans where span.kind == .comment {
            let comment = Comment(bytes[span.range])
            if let before = last, follows(span.range, on: before.end),
                before.announcesMore || comment.isIndented
            {
                found.append(comment.text)
                last?.end = span.range.upperBound
            } else if let expectation = comment.expectation {
                if !expectation.isEmpty { found.append(expectation) }
                last = (span.range.upperBound, expectation.isEmpty)
            } else {
                last = nil
            }
        }
        return found
    }

    /// Whether a comment stands alone on the line after the one that ends at `end`.
    private func follows(_ comment: Range<Int>, on end: Int) -> Bool {
        guard end < comment.lowerBound, bytes[end] == Ascii.newline else { return false }
        return bytes[(end + 1)..<comment.lowerBound].allSatisfy(Ascii.isBlank)
    }
}

/// A comment's words.
private struct Comment {
    /// Without its mark and the blanks around.
    let text: String
    /// Whether it stands further in than comments do, as what goes on with the line above.
    let isIndented: Bool

    init(_ bytes: ArraySlice<UInt8>) {
        let words = bytes.drop { $0 == Ascii.hash }
        let start = words.drop(while: Ascii.isBlank)
        isIndented = start.startIndex - words.startIndex > 1
        text = String(utf8: start.trimmed)
    }

    /// What it says of the output; empty if it only announces that; `nil` if it says nothing.
    var expectation: String? {
        let small = text.prefix(Self.longestLabel).lowercased()
        if Self.verbs.contains(where: { small.hasPrefix($0) }) { return text }
        guard let colon = text.utf8.firstIndex(of: Ascii.colon) else { return nil }
        let label = text[..<colon].prefix { $0 != "(" }
        let phrase = label.lowercased().split(separator: " ").joined(separator: " ")
        guard Self.labels.contains(phrase) else { return nil }
        return String(text[text.utf8.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
    }

    private static let longestLabel = 24

    private static let labels: Set<String> = [
        "expected", "expected output", "expected result", "expected results", "expected response",
        "expected value", "expect", "output", "example output", "sample output",
        "example response", "output should be", "should print", "should return", "should show",
        "you should see",
    ]

    private static let verbs = [
        "expect ", "expects ", "should show ", "should print ", "should return ", "should output ",
        "should list ", "should display ", "should report ", "should say ", "should be ",
        "you should see ", "should see ", "output should ",
    ]
}
