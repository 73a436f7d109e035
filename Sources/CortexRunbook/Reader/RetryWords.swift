/// What a label or a sentence says about trying again.
enum RetryWords: Equatable {
    case retry(Retry)
    /// It says how often, but not when that ends.
    case endless
    /// It asks for more than is done.
    case excessive

    /// Reads what stands behind a label; `nil` if it does not say how often.
    init?(label text: ArraySlice<UInt8>) {
        let words = Self.words(of: text)
        guard let every = words.firstIndex(of: "every") ?? words.firstIndex(of: "each"),
            let pause = Time(words[(every + 1)...])
        else { return nil }
        guard let limit = Self.limit(words, outside: every..<pause.end) else {
            self = .endless
            return
        }
        let isUsual =
            switch limit {
            case .seconds(let seconds): (1...Retry.longest).contains(seconds)
            case .times(let times): (1...Retry.mostTimes).contains(times)
            }
        let isPause = (1...Retry.longestPause).contains(pause.seconds)
        self =
            isUsual && isPause
            ? .retry(Retry(every: pause.seconds, limit: limit)) : .excessive
    }

    /// Reads the first sentence of `text` that begins with a word for trying again.
    init?(sentencesOf text: ArraySlice<UInt8>) {
        let sentences = Self.sentences(of: text).filter { sentence in
            let start = sentence.drop { !$0.isWord }.prefix(24).map(\.lowercased)
            return Self.openings.contains { start.starts(with: $0) }
        }
        guard let found = sentences.lazy.compactMap({ RetryWords(label: $0) }).first else {
            return nil
        }
        self = found
    }

    private static let openings = [
        "retry ", "retry: ", "poll ", "repeat ", "rerun ", "re-run ", "try again ", "check again ",
        "try this again ", "run it again ", "run this again ", "keep checking ", "keep polling ",
    ].map { Array($0.utf8) }

    private static func sentences(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var sentences: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        for index in text.indices.dropLast() where text[index] == 0x2E || text[index] == .colon {
            guard text[index + 1].isBlank || text[index + 1] == .lineFeed else { continue }
            // "Retry: every …" is one sentence.
            if text[index] == .colon, text[start...index].count < 16 { continue }
            sentences.append(text[start..<index])
            start = index + 1
        }
        return sentences + [text[start...]]
    }

    /// The words of `text` in small letters, numbers apart from what follows: `10`, `s`.
    private static func words(of text: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        for part in text.split(whereSeparator: { !$0.isWord }) {
            let digits = part.prefix(while: \.isDigit)
            let rest = part[digits.endIndex...]
            for word in [digits, rest] where !word.isEmpty {
                words.append(String(utf8: word.map(\.lowercased)))
            }
        }
        return words
    }

    /// When it ends: the first time or number of times that is not the pause at `pause`.
    private static func limit(_ words: [String], outside pause: Range<Int>) -> Retry.Limit? {
        for index in words.indices where !pause.contains(index) {
            if let number = TimeWords.number(words[index]), index + 1 < words.count,
                tries.contains(words[index + 1])
            {
                return .times(number)
            }
            if bounds.contains(words[index]), let time = Time(words[(index + 1)...]) {
                return .seconds(time.seconds)
            }
        }
        return nil
    }

    private static let tries: Set<String> = ["times", "time", "attempts", "tries", "retries", "x"]
    private static let bounds: Set<String> = ["for", "to", "most", "within", "over", "than", "max"]

    /// A time in words, "10 s", "a minute" or "minute".
    private struct Time {
        let seconds: Int
        /// The index behind its last word.
        let end: Int

        init?(_ words: ArraySlice<String>) {
            guard let first = words.first else { return nil }
            if let number = TimeWords.number(first) ?? (first == "a" || first == "an" ? 1 : nil),
                let unit = words.dropFirst().first.flatMap({ TimeWords.unit($0) })
            {
                seconds = number * unit
                end = words.startIndex + 2
            } else if let unit = TimeWords.unit(first), first.utf8.count > 3 {
                seconds = unit
                end = words.startIndex + 1
            } else {
                return nil
            }
        }
    }
}
