extension BashScript {
    /// What its comments say that it prints, in their words, one element a line, and what of it they
    /// demand.
    ///
    /// `# Expected: 3 pods` and its kin, and the comments behind a bare `# Expected output:`;
    /// demanded are `# Must print: 3 pods` and `# It must print "ready"`.
    package var statedOutput: [(text: String, demand: String?)] {
        var found: [(text: String, demand: String?)] = []
        /// Where the last comment that said something ended, whether it announced more, and whether
        /// it demanded that.
        var last: (end: Int, announcesMore: Bool, demands: Bool)?
        for span in spans where span.kind == .comment {
            let comment = Comment(bytes[span.range])
            if let before = last, follows(span.range, on: before.end),
                before.announcesMore || comment.isIndented
            {
                found.append((comment.text, before.demands ? comment.text : nil))
                last?.end = span.range.upperBound
            } else if let expectation = comment.expectation {
                if !expectation.isEmpty { found.append((expectation, comment.demand)) }
                last = (span.range.upperBound, expectation.isEmpty, comment.demands)
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
        guard let label,
            Self.labels.contains(label.phrase) || Self.demandLabels.contains(label.phrase)
        else { return nil }
        return label.rest
    }

    /// Whether it is labelled as something that has to be printed.
    var demands: Bool { label.map { Self.demandLabels.contains($0.phrase) } ?? false }

    /// What has to be printed: what stands behind the label, or what a sentence quotes.
    var demand: String? {
        let small = text.prefix(Self.longestLabel).lowercased()
        if Self.demandVerbs.contains(where: { small.hasPrefix($0) }) { return quoted(in: text) }
        guard demands, let rest = label?.rest else { return nil }
        guard let words = quoted(in: rest), words.utf8.count == rest.utf8.count - 2 else {
            return rest
        }
        return words
    }

    /// The text up to the first colon in small letters, and what stands behind it.
    private var label: (phrase: String, rest: String)? {
        guard let colon = text.utf8.firstIndex(of: Ascii.colon) else { return nil }
        let label = text[..<colon].prefix { $0 != "(" }
        let phrase = label.lowercased().split(separator: " ").joined(separator: " ")
        let rest = text[text.utf8.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        return (phrase, String(rest))
    }

    /// What stands between the first quotes of a kind that come in a pair; `nil` without such.
    private func quoted(in text: String) -> String? {
        guard let open = text.firstIndex(where: { "`\"'".contains($0) }) else { return nil }
        let inside = text[text.index(after: open)...]
        guard let close = inside.firstIndex(of: text[open]), close > inside.startIndex else {
            return nil
        }
        return String(inside[..<close])
    }

    private static let longestLabel = 24

    private static let labels: Set<String> = [
        "expected", "expected output", "expected result", "expected results", "expected response",
        "expected value", "expect", "output", "example output", "sample output",
        "example response", "output should be", "should print", "should return", "should show",
        "you should see",
    ]

    private static let demandLabels: Set<String> = [
        "must print", "must output", "must show", "must return", "required output",
        "output must be", "it must print", "it must output",
    ]

    private static let demandVerbs = [
        "must print ", "must output ", "it must print ", "it must output ",
    ]

    private static let verbs =
        demandVerbs + [
            "expect ", "expects ", "should show ", "should print ", "should return ",
            "should output ",
            "should list ", "should display ", "should report ", "should say ", "should be ",
            "you should see ", "should see ", "output should ",
        ]
}
