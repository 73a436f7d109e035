import CortexRunbook

/// Words and phrases to look for in text.
struct Phrases: Sendable {
    /// The phrases by their first byte; both forms of a letter lead to them where case is one.
    private var phrases = [[[UInt8]]](repeating: [], count: 256)
    /// Whether one may begin with a pair of bytes, by its place.
    private var pairs = [Bool](repeating: false, count: UInt8.pairCount)

    /// Whether capitals and small letters differ.
    private let isExact: Bool
    /// Whether `known-good` and `MY_TODO` are one word.
    private let joins: Bool

    /// Reads phrases in small letters, separated by commas; `back*` stands for all endings.
    ///
    /// A phrase begins where a word begins and, without the star, ends where one ends. A space in
    /// it stands for any blanks and line ends. With `isExact` capitals count, else the case of
    /// ASCII letters does not matter; with `joins` a hyphen and an underscore belong to words.
    init(_ list: String, isExact: Bool = false, joins: Bool = false) {
        self.isExact = isExact
        self.joins = joins
        for phrase in list.utf8.split(separator: UInt8(ascii: ",")) {
            let phrase = Array(phrase.trimmed)
            guard let first = phrase.first, first < 128 else { continue }
            let capital =
                !isExact && first.lowercased == first && first.isASCIILetter
                ? first & 0xDF : first
            for first in Set([first, capital]) {
                phrases[Int(first)].append(phrase)
                add(first, phrase.dropFirst().first)
            }
        }
    }

    /// Lets phrases be looked for where `first` and `second` stand; after a single letter, before a
    /// blank and for a star any byte may follow.
    private mutating func add(_ first: UInt8, _ second: UInt8?) {
        if let second, second != .space, second != UInt8(ascii: "*") {
            pairs[first.pair(with: second)] = true
        } else {
            for second in UInt8(0)..<32 { pairs[first.pair(with: second)] = true }
        }
    }

    func occur(in text: ArraySlice<UInt8>) -> Bool {
        first(in: text) != nil
    }

    /// Whether one of the phrases stands in one of `texts`.
    func occur(in texts: [ArraySlice<UInt8>]) -> Bool {
        texts.contains { occur(in: $0) }
    }

    /// The bytes of the first phrase in `text`.
    func first(in text: ArraySlice<UInt8>) -> Range<Int>? {
        let bytes = text.span
        let pairs = pairs.span
        for index in bytes.indices {
            let next = index + 1 < bytes.count ? bytes[index + 1] : .space
            guard pairs[bytes[index].pair(with: next)],
                index == 0 || !isPart(bytes[index - 1])
            else { continue }
            for phrase in phrases[Int(bytes[index])] {
                if let end = end(of: phrase, in: bytes, from: index) {
                    return text.startIndex + index..<text.startIndex + end
                }
            }
        }
        return nil
    }

    /// The end of `phrase`, whose first byte stands at `start`.
    private func end(of phrase: [UInt8], in text: Span<UInt8>, from start: Int) -> Int? {
        var index = start + 1
        for byte in phrase.dropFirst() {
            if byte == UInt8(ascii: "*") { return index }
            guard index < text.count else { return nil }
            if byte == .space {
                let start = index
                while index < text.count, text[index].isBlank || text[index] == .lineFeed {
                    index += 1
                }
                if index == start { return nil }
            } else {
                guard (isExact ? text[index] : text[index].lowercased) == byte else { return nil }
                index += 1
            }
        }
        let isEnd = index == text.count || !isPart(text[index]) || phrase.last?.isWord == false
        return isEnd ? index : nil
    }

    /// Whether `byte` belongs to the word around it.
    private func isPart(_ byte: UInt8) -> Bool {
        byte.isWord || joins && (byte == 0x2D || byte == 0x5F)
    }
}
