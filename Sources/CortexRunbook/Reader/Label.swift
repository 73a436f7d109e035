/// A label of the document, such as `Acceptance criteria:` or `**When to use:** after a crash`.
package struct Label: Sendable {
    package let meaning: Meaning
    /// What stands behind the colon on the same line; empty where the label stands alone.
    package let rest: ArraySlice<UInt8>

    /// Reads `line`, one line of a paragraph whose start may be strong; `nil` if it is no label.
    ///
    /// `strongEnd` is the offset at which strong text at the start of the line ends.
    package init?(_ line: ArraySlice<UInt8>, strongEnd: Int?, vocabulary: Vocabulary) {
        let colon = line.prefix(Vocabulary.longest).firstIndex(of: .colon)
        guard let end = colon ?? strongEnd ?? (line.count <= 40 ? line.endIndex : nil),
            let meaning = vocabulary.meaning(of: line[..<end])
        else { return nil }
        var rest = line[end...]
        while let first = rest.first, first == .colon || first.isBlank { rest = rest.dropFirst() }
        self.meaning = meaning
        self.rest = rest.trimmed
    }
}

/// Sentences in front of a block that say something about it.
enum LeadIn {
    /// What `text` says of sample output behind it: that it announces it ("The output should look
    /// like this:") or demands it ("It must print:"); `nil` if neither.
    static func outputMeaning(_ text: ArraySlice<UInt8>) -> Meaning? {
        guard let last = lastSentence(of: text) else { return nil }
        let sentence = last.map(\.lowercased)
        guard outputStems.contains(where: { sentence.contains($0) }) else { return nil }
        if text.trimmed.last == .colon, demandPhrases.contains(where: { sentence.contains($0) }) {
            return .requiredOutput
        }
        return outputPhrases.contains { sentence.contains($0) } ? .expectedOutput : nil
    }

    /// One of them stands in every phrase below.
    private static let outputStems = ["output", "return", "print", "must show"].map {
        Array($0.utf8)
    }

    private static let demandPhrases = [
        "must print", "must output", "must return", "must be printed", "has to print",
        "has to output", "output must ", "output has to ", "command must show", "it must show",
    ].map { Array($0.utf8) }

    private static let outputPhrases = [
        "expected output", "example output", "sample output", "similar output",
        "following output", "output should", "output similar", "output looks like",
        "output will look", "output like", "output of the form", "should output",
        "should see the output", "output is", "output resembl", "should return",
        "should print", "returns:", "prints:",
    ].map { Array($0.utf8) }

    /// The condition under which the block behind `text` runs; `nil` if it states none.
    static func condition(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let start = text.drop { !$0.isWord }
        if beginsWithCondition(start) { return withoutColon(firstSentence(of: start.trimmed)) }
        guard let last = lastSentence(of: text), beginsWithCondition(last) else { return nil }
        return withoutColon(last.trimmed)
    }

    private static func beginsWithCondition(_ text: ArraySlice<UInt8>) -> Bool {
        conditionWords.contains { word in
            text.count > word.count && zip(text, word).allSatisfy { $0.lowercased == $1 }
        }
    }

    private static let conditionWords = [
        "if ", "when ", "only if ", "only when ", "in case ", "otherwise, if ", "or, if ",
    ].map { Array($0.utf8) }

    private static func withoutColon(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last, last == .colon || last == 0x2E || last.isBlank {
            text.removeLast()
        }
        return text
    }

    private static func firstSentence(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for index in text.indices.dropLast() where text[index] == 0x2E {
            if text[index + 1].isBlank || text[index + 1] == .lineFeed { return text[..<index] }
        }
        return text
    }

    private static func lastSentence(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let text = text.trimmed.suffix(400)
        var index = text.endIndex - 2
        while index > text.startIndex {
            let isEnd = text[index] == 0x2E || text[index] == 0x21
            if isEnd, text[index + 1].isBlank || text[index + 1] == .lineFeed {
                return text[(index + 2)...].trimmed
            }
            index -= 1
        }
        return text.isEmpty ? nil : text
    }
}
