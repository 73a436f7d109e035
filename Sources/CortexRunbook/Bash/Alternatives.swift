extension BashScript {
    /// Whether comments on lines of their own offer a choice between its commands.
    ///
    /// Either one like `# or` with commands on both sides, or two like `# Option 1`.
    package var isAlternativesInside: Bool {
        var options = 0
        for span in spans where span.kind == .comment && isAlone(span.range) {
            let words = commentWords(span.range)
            guard let first = words.first else { continue }
            let isFollowed = commands.contains { $0.range.lowerBound > span.range.lowerBound }
            let isPreceded = commands.contains { $0.range.lowerBound < span.range.lowerBound }
            if Self.disjunctions.contains(first), isFollowed, isPreceded { return true }
            if Self.options.contains(first), words.count > 1, words[1].utf8.count <= 2, isFollowed {
                options += 1
            }
        }
        return options > 1
    }

    private static let disjunctions: Set<String> = ["or", "alternatively", "alternative"]
    private static let options: Set<String> = ["option", "alternative", "variant", "method"]

    private func isAlone(_ comment: Range<Int>) -> Bool {
        var offset = comment.lowerBound
        while offset > 0, Ascii.isBlank(bytes[offset - 1]) { offset -= 1 }
        return offset == 0 || bytes[offset - 1] == Ascii.newline
    }

    /// The first two words of a comment in lower case, without punctuation.
    private func commentWords(_ comment: Range<Int>) -> [String] {
        let letters = bytes[comment].prefix(80)
        return letters.split(maxSplits: 3) { !Ascii.isAlphanumeric($0) }.prefix(2)
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
    }
}
